"""The store as the rest of tollbook sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, Select, func, select

from tollbook.model import Incident, Reading, Report
from tollbook.store import decisions, incidents, ledger, readings, reports, schema
from tollbook.store.decisions import Decision
from tollbook.store.incidents import IncidentFilter
from tollbook.store.ledger import Basis, EventKey
from tollbook.store.reports import Fetch
from tollbook.store.sqlite import WRITES


@dataclass(frozen=True, slots=True)
class Stats:
    """How much a store holds. `up_to_date`: the incidents rest on every reading there is."""

    revision: str
    reports: int
    fetches: int
    readings: int
    superseded: int
    claims: int
    events: int
    incidents: int
    tolls: int
    ledger: int
    redirects: int
    decisions: int
    up_to_date: bool


class Store:
    """Reports, readings and the record. Made by `open_store`; close it, or use it in a `with`.

    Each write is one transaction: after a kill at any moment it is all there or not at all.
    Every method may raise `StoreError` or one of its children.
    """

    def __init__(self, engine: Engine, path: Path, clock: Callable[[], str]) -> None:
        """Take over an engine whose tables are up to date."""
        self.path = path
        self._engine = engine
        self._writer = engine.execution_options(**{WRITES: True})
        self._clock = clock

    def __enter__(self) -> Self:
        """Use the store in a `with`."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it at the end of the `with`."""
        self.close()

    def close(self) -> None:
        """Give back the file."""
        self._engine.dispose()

    def _read(self) -> AbstractContextManager[Connection]:
        return self._engine.connect()

    def _write(self) -> AbstractContextManager[Connection]:
        return self._writer.begin()

    def known_reports(self) -> set[str]:
        """List the ids of the reports that are there."""
        with self._read() as connection:
            return set(reports.ids(connection))

    def add(self, report: Report, raw: bytes, source: str, media_type: str) -> bool:
        """Store a report with the bytes it came in; False if it was there already.

        A known report from another source, or in other bytes, is another fetch and kept as one. The very same
        bytes from the same source add nothing, so that a folder built again does not grow the store.
        """
        fetch = Fetch(source, media_type, raw)
        with self._read() as connection:
            if reports.has_fetch(connection, report.id, fetch):
                return False
        with self._write() as connection:
            added = reports.add(connection, report)
            if not reports.has_fetch(connection, report.id, fetch):
                reports.add_fetch(connection, report.id, fetch, self._clock())
        return added

    def report(self, report_id: str) -> Report:
        """Give one report. Raises `UnknownId`."""
        with self._read() as connection:
            return reports.get(connection, report_id)

    def reports_named(self, doc_id: str) -> list[Report]:
        """Give the reports of this `doc_id`: mostly one, none where nobody bears it."""
        with self._read() as connection:
            return reports.named(connection, doc_id)

    def reports(self) -> Iterator[Report]:
        """Walk through all reports in the order of their ids."""
        return (reports.report_from(row) for row in self._walk(select(schema.report)))

    def raw(self, report_id: str) -> list[Fetch]:
        """Give source, media type and bytes of each fetch of a report."""
        with self._read() as connection:
            return reports.fetches(connection, report_id)

    def unread(self, reader: str) -> Iterator[Report]:
        """Walk through the reports that this reader has not read; readings may be saved on the way."""
        return (reports.report_from(row) for row in self._walk(reports.unread_by(reader)))

    def count_unread(self, reader: str) -> int:
        """Count the reports that this reader has not read."""
        with self._read() as connection:
            return reports.count_unread(connection, reader)

    def _walk(self, query: Select[Any]) -> Iterator[Any]:
        after = ""
        while True:
            with self._read() as connection:
                rows = reports.page(connection, query, after)
            yield from rows
            if not rows:
                return
            after = rows[-1].id

    def save_reading(self, reading: Reading) -> bool:
        """Store what a reader made of a report; earlier readings stay and are marked superseded.

        False if this reader's reading is there already: a reader gives the same reading twice, and what is stored is
        never changed. Raises `ReadError` if a span does not quote its text, and `UnknownId` without the report.
        """
        with self._write() as connection:
            readings.check(reports.get(connection, reading.report), reading)
            if readings.is_read(connection, reading.report, reading.reader):
                return False
            readings.save(connection, reading, self._clock())
        return True

    def reading(self, report_id: str) -> Reading | None:
        """Give the current reading of a report; None while nobody has read it."""
        with self._read() as connection:
            rows = connection.execute(readings.CURRENT.where(schema.report.c.id == report_id)).all()
            return readings.readings_from(connection, rows)[0] if rows else None

    def readings(self) -> Iterator[tuple[Report, Reading]]:
        """Walk through all reports that were read, each with its current reading, in the order of their ids."""
        after = ""
        while True:
            with self._read() as connection:
                rows = reports.page(connection, readings.CURRENT, after)
                read = readings.readings_from(connection, rows)
            yield from zip(map(reports.report_from, rows), read, strict=True)
            if not rows:
                return
            after = rows[-1].id

    def ledger(self) -> Mapping[EventKey, str]:
        """Give the incident id of each event that ever bore one, the events of the oldest id first."""
        with self._read() as connection:
            return ledger.assigned(connection)

    def basis(self) -> Basis:
        """Tell what there is to build incidents on; take it before the readings are walked through."""
        with self._read() as connection:
            return ledger.basis(connection)

    def is_linked(self, made_by: str) -> bool:
        """Tell whether `made_by` made the incidents from every reading there is."""
        with self._read() as connection:
            return ledger.derived_from(connection) == (ledger.basis(connection).readings, made_by)

    def replace_incidents(
        self,
        made: Sequence[Incident],
        minted: Mapping[EventKey, str],
        redirects: Mapping[str, str],
        *,
        basis: Basis,
        made_by: str,
    ) -> bool:
        """Drop the incidents and write these, with the ids minted for them, in one transaction.

        False, and nothing is changed, if another run has linked since `basis` was taken: link again from what is there.
        """
        with self._write() as connection:
            now, before = ledger.basis(connection), ledger.derived_from(connection)
            if now.ledger != basis.ledger or (before is not None and before[0] > basis.readings):
                return False
            moment = self._clock()
            ledger.append(connection, minted, moment)
            ledger.append_redirects(connection, redirects, moment)
            incidents.replace(connection, made, basis.readings, made_by)
        return True

    def incidents(self, wanted: IncidentFilter | None = None) -> Iterator[Incident]:
        """Walk through the incidents wanted, by first day, then id; those without a day last."""
        query, after = incidents.query(wanted or IncidentFilter()), ("", "")
        while True:
            with self._read() as connection:
                rows = incidents.page(connection, query, after)
                found = incidents.incidents_from(connection, rows)
            yield from found
            if not rows:
                return
            after = incidents.key(rows[-1])

    def incident(self, incident_id: str) -> Incident:
        """Give one incident, also by an id that it bore before. Raises `UnknownId`."""
        with self._read() as connection:
            return incidents.get(connection, incident_id)

    def append_decision(self, decision: Decision) -> int:
        """Add what somebody decided and give its number; nothing that was decided before is touched."""
        with self._write() as connection:
            return decisions.append(connection, decision, self._clock())

    def decisions(self) -> list[Decision]:
        """List all decisions in the order in which they were made."""
        with self._read() as connection:
            return decisions.listed(connection)

    def stats(self) -> Stats:
        """Count what is there."""
        with self._read() as connection:
            tables = schema.metadata.tables
            count = {name: connection.scalar(select(func.count()).select_from(t)) or 0 for name, t in tables.items()}
            old = select(func.count()).select_from(schema.reading).where(schema.reading.c.superseded)
            made = ledger.derived_from(connection)
            return Stats(
                revision=schema.REVISION,
                reports=count["report"],
                fetches=count["fetch"],
                readings=count["reading"],
                superseded=connection.scalar(old) or 0,
                claims=count["claim"],
                events=count["event"],
                incidents=count["incident"],
                tolls=count["toll"],
                ledger=count["ledger"],
                redirects=count["redirect"],
                decisions=count["decision"],
                up_to_date=(made[0] if made else 0) == count["reading"],
            )
