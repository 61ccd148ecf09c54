"""Incidents and their tolls: derived, dropped and rebuilt byte for byte."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, Table, and_, nulls_last, or_, select

from tollbook.errors import UnknownId
from tollbook.model import EventRef, Harm, Incident, Toll
from tollbook.model.forms import toll_to_json
from tollbook.store.bodies import incident_body, incident_from_body, toll_from_body
from tollbook.store.ledger import redirects
from tollbook.store.plain import pack, unpack
from tollbook.store.schema import derived, incident, incident_event, toll

PAGE: Final = 200
"""Incidents held in memory at a time while many are walked through."""

LARGEST: Final = 2**63 - 1
"""The largest number that a column holds. A figure beyond it is exact in `body`; the column says "at least this"."""

NO_DATE: Final = "~"
"""Sorts after every date."""


@dataclass(frozen=True, slots=True)
class IncidentFilter:
    """Which incidents to give; what is None does not narrow.

    `since` and `until` are days, `YYYY-MM-DD`: an incident counts whose days overlap them; one without a day or a
    year is left out once either is given. A month or a year stands for all its days. `country` is ISO 3166-1
    alpha-3. `harm`: has a toll of it. `min_killed`: somebody gives at least so many killed for one toll.
    """

    since: str | None = None
    until: str | None = None
    country: str | None = None
    harm: Harm | None = None
    min_killed: int | None = None
    background: bool | None = None


def query(wanted: IncidentFilter) -> Select[Any]:
    """Ask for the rows of the incidents wanted."""
    rows = select(incident)
    if wanted.since is not None:
        rows = rows.where(_has_year, incident.c.date_last >= wanted.since)
    if wanted.until is not None:
        within = incident.c.date_first.startswith(wanted.until)  # a day of the month or year that is named
        rows = rows.where(_has_year, or_(incident.c.date_first <= wanted.until, within))
    if wanted.country is not None:
        rows = rows.where(incident.c.country == wanted.country)
    if wanted.background is not None:
        rows = rows.where(incident.c.background == wanted.background)
    if wanted.harm is not None:
        rows = rows.where(incident.c.id.in_(_with_toll(wanted.harm)))
    if wanted.min_killed is not None:
        ends = [end >= wanted.min_killed for end in (toll.c.low, toll.c.best, toll.c.high)]
        rows = rows.where(incident.c.id.in_(_with_toll(Harm.KILLED).where(or_(*ends))))
    return rows


_has_year = incident.c.date_first.not_like("--%")


def _with_toll(harm: Harm) -> Select[Any]:
    return select(toll.c.incident).where(toll.c.harm == harm.value)


def page(connection: Connection, wanted: Select[Any], after: tuple[str, str]) -> list[Row[Any]]:
    """Fetch the next rows, by first day and id; those without a day come last."""
    day, name = after
    first = incident.c.date_first
    later_day = or_(first > day, first.is_(None)) if day != NO_DATE else first.is_(None) & (incident.c.id > name)
    same_day = and_(first == day, incident.c.id > name)
    rows = wanted.where(or_(later_day, same_day)).order_by(nulls_last(first), incident.c.id).limit(PAGE)
    return list(connection.execute(rows))


def key(row: Row[Any]) -> tuple[str, str]:
    """Tell where a row stands in the order."""
    return (NO_DATE if row.date_first is None else row.date_first, row.id)


def incidents_from(connection: Connection, rows: Sequence[Row[Any]]) -> list[Incident]:
    """Read incidents back with their events and tolls."""
    names = [row.id for row in rows]
    events: dict[str, list[EventRef]] = defaultdict(list)
    for row in _of(connection, incident_event, names):
        events[row.incident].append(EventRef(row.report_id, row.doc_id, row.event))
    tolls: dict[str, list[Toll]] = defaultdict(list)
    for row in _of(connection, toll, names):
        tolls[row.incident].append(toll_from_body(unpack(row.body)))
    return [incident_from_body(unpack(row.body), events[row.id], tolls[row.id]) for row in rows]


def _of(connection: Connection, table: Table, names: Sequence[str]) -> Iterable[Row[Any]]:
    wanted = select(table).where(table.c.incident.in_(names))
    return connection.execute(wanted.order_by(table.c.incident, table.c.position))


def get(connection: Connection, name: str) -> Incident:
    """Fetch one incident, by its id or one that it bore before. Raises `UnknownId`."""
    leads: Mapping[str, str] | None = None
    seen: set[str] = set()
    found = name
    while found not in seen:
        row = connection.execute(select(incident).where(incident.c.id == found)).one_or_none()
        if row is not None:
            return incidents_from(connection, [row])[0]
        seen.add(found)
        leads = redirects(connection) if leads is None else leads
        found = leads.get(found, found)
    raise UnknownId(f"no incident has the id {name}: `tollbook incidents` lists them")


def replace(connection: Connection, made: Sequence[Incident], readings: int, made_by: str) -> None:
    """Drop the incidents and write these, in the order of their ids, so that the same record is the same bytes."""
    for table in (incident_event, toll, incident, derived):
        connection.execute(table.delete())
    ordered = sorted(made, key=lambda one: one.id)
    for start in range(0, len(ordered), PAGE):
        some = ordered[start : start + PAGE]
        _insert(connection, incident, [_incident_row(one) for one in some])
        _insert(connection, toll, [_toll_row(one.id, i, t) for one in some for i, t in enumerate(one.tolls)])
        _insert(connection, incident_event, [_ref_row(one.id, i, r) for one in some for i, r in enumerate(one.events)])
    connection.execute(derived.insert(), {"readings": readings, "made_by": made_by})


def _insert(connection: Connection, table: Table, rows: Sequence[dict[str, object]]) -> None:
    if rows:
        connection.execute(table.insert(), rows)


def _incident_row(one: Incident) -> dict[str, object]:
    first, last = one.date or (None, None)
    return {
        "id": one.id,
        "date_first": first,
        "date_last": last,
        "country": one.country,
        "kind": one.kind.value if one.kind else None,
        "background": one.background,
        "state": one.state.value,
        "whole": one.whole,
        "body": pack(incident_body(one)),
    }


def _toll_row(name: str, position: int, one: Toll) -> dict[str, object]:
    return {
        "incident": name,
        "position": position,
        "harm": one.harm.value,
        "status": one.status,
        "low": _column(one.low),
        "best": _column(one.best),
        "high": _column(one.high),
        "policy": one.policy,
        "grade": one.grade.value,
        "body": pack(toll_to_json(one)),
    }


def _column(number: int | None) -> int | None:
    return None if number is None else min(number, LARGEST)


def _ref_row(name: str, position: int, ref: EventRef) -> dict[str, object]:
    return {
        "incident": name,
        "position": position,
        "report_id": ref.report,
        "doc_id": ref.doc_id,
        "event": ref.event,
    }
