"""Readings: the claims and events that a reader found, beside those of the readers before it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, select

from tollbook.errors import ReadError
from tollbook.model import Claim, Event, Reading, Report
from tollbook.model.forms import check_spans, claim_from_json, claim_to_json, event_from_json, event_to_json
from tollbook.model.ids import claim_id
from tollbook.store.plain import pack, unpack
from tollbook.store.schema import claim, event, reading, report

CURRENT: Select[Any] = (
    select(report, reading.c.number, reading.c.reader, reading.c.notes)
    .join(reading, reading.c.report_id == report.c.id)
    .where(~reading.c.superseded)
)
"""Each report with what its newest reading is."""


def claim_ids(made: Reading) -> list[str]:
    """Name each claim of a reading across stores; of two on one span with one harm, the order tells which."""
    seen: Counter[tuple[int, int, str]] = Counter()
    named = []
    for one in made.claims:
        key = (one.span.start, one.span.end, one.harm.value)
        start, end, harm = key
        named.append(
            claim_id(report=made.report, reader=made.reader, start=start, end=end, harm=harm, occurrence=seen[key])
        )
        seen[key] += 1
    return named


def check(source: Report, made: Reading) -> None:
    """Hold a reading to its text and to itself. Raises `ReadError`: what does not stand in the text is not stored."""
    check_spans(source.text, made)
    events = [e.id for e in made.events]
    names = [c.id for c in made.claims]
    stray = sorted({c.event for c in made.claims} - set(events))
    if stray:
        raise ReadError(f"{source.doc_id}: claims name events that the reading does not hold: {', '.join(stray)}")
    if len(set(events)) < len(events) or len(set(names)) < len(names):
        raise ReadError(f"{source.doc_id}: two claims or two events of the reading bear one id")


def is_read(connection: Connection, report_id: str, reader: str) -> bool:
    """Tell whether this reader has read this report."""
    query = select(reading.c.number).where(reading.c.report_id == report_id, reading.c.reader == reader)
    return connection.scalar(query) is not None


def save(connection: Connection, made: Reading, now: str) -> None:
    """Store a reading as the current one; those before it stay, marked superseded."""
    older = reading.update().where(reading.c.report_id == made.report, ~reading.c.superseded)
    connection.execute(older.values(superseded=True))
    row = {"report_id": made.report, "reader": made.reader, "read_at": now, "superseded": False}
    new = reading.insert().values(row | {"notes": pack(made.notes)}).returning(reading.c.number)
    number = connection.execute(new).scalar_one()
    _insert(connection, event, [_event_row(number, i, e) for i, e in enumerate(made.events)])
    named = zip(claim_ids(made), made.claims, strict=True)
    _insert(connection, claim, [_claim_row(number, i, name, c) for i, (name, c) in enumerate(named)])


def _insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    if rows:
        connection.execute(table.insert(), rows)


def _event_row(number: int, position: int, one: Event) -> dict[str, object]:
    first, last = one.date or (None, None)
    return {
        "reading": number,
        "id": one.id,
        "position": position,
        "date_first": first,
        "date_last": last,
        "country": one.country,
        "kind": one.kind.value if one.kind else None,
        "background": one.background,
        "body": pack(event_to_json(one)),
    }


def _claim_row(number: int, position: int, name: str, one: Claim) -> dict[str, object]:
    return {
        "id": name,
        "reading": number,
        "position": position,
        "local_id": one.id,
        "event": one.event,
        "harm": one.harm.value,
        "status": one.status.value,
        "polarity": one.polarity.value,
        "body": pack(claim_to_json(one)),
    }


def readings_from(connection: Connection, rows: Sequence[Row[Any]]) -> list[Reading]:
    """Read back the readings that rows of `CURRENT` name, claims and events in the reader's order."""
    numbers = [row.number for row in rows]
    claims = _bodies(connection, claim, numbers)
    events = _bodies(connection, event, numbers)
    return [
        Reading(
            report=row.id,
            reader=row.reader,
            claims=tuple(claim_from_json(raw) for raw in claims[row.number]),
            events=tuple(event_from_json(raw) for raw in events[row.number]),
            notes=tuple(unpack(row.notes)),
        )
        for row in rows
    ]


def _bodies(connection: Connection, table: Table, numbers: Sequence[int]) -> Mapping[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    query = select(table.c.reading, table.c.body).where(table.c.reading.in_(numbers))
    for number, body in connection.execute(query.order_by(table.c.reading, table.c.position)):
        found[number].append(unpack(body))
    return found
