"""The ledger of incident ids: minted once, never taken back, and where an old id leads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from tollbook.store.schema import derived, ledger, reading, redirect

EventKey = tuple[str, str]
"""A report's id and the local id of one of its events."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What the record of incidents rests on: how many readings and ledger lines there were when it was made."""

    readings: int
    ledger: int


def basis(connection: Connection) -> Basis:
    """Tell what there is to build on now. Neither count ever falls, so a change always shows."""
    readings = connection.scalar(select(func.count()).select_from(reading)) or 0
    lines = connection.scalar(select(func.count()).select_from(ledger)) or 0
    return Basis(readings, lines)


def derived_from(connection: Connection) -> tuple[int, str] | None:
    """Tell on how many readings the incidents rest and who made them; None where there are none yet."""
    row = connection.execute(select(derived.c.readings, derived.c.made_by)).one_or_none()
    return None if row is None else (row.readings, row.made_by)


def assigned(connection: Connection) -> dict[EventKey, str]:
    """Give each event's incident id, the events of the oldest id first; the newest line counts, the older ones stay."""
    current: dict[EventKey, str] = {}
    age: dict[str, int] = {}
    for line in connection.execute(select(ledger).order_by(ledger.c.number)):
        current[line.report_id, line.event] = line.incident
        age.setdefault(line.incident, line.number)
    return dict(sorted(current.items(), key=lambda item: (age[item[1]], item[0])))


def append(connection: Connection, additions: Mapping[EventKey, str], now: str) -> None:
    """Write the lines that say something new."""
    known = assigned(connection)
    rows = [
        {"report_id": report_id, "event": event, "incident": incident, "minted_at": now}
        for (report_id, event), incident in sorted(additions.items())
        if known.get((report_id, event)) != incident
    ]
    if rows:
        connection.execute(ledger.insert(), rows)


def redirects(connection: Connection) -> dict[str, str]:
    """Give where each old id leads: the newest line counts."""
    lines = connection.execute(select(redirect).order_by(redirect.c.number))
    return {line.old_id: line.new_id for line in lines}


def append_redirects(connection: Connection, additions: Mapping[str, str], now: str) -> None:
    """Write the redirects that say something new."""
    known = redirects(connection)
    new = [(old, leads_to) for old, leads_to in sorted(additions.items()) if known.get(old) != leads_to]
    if new:
        connection.execute(redirect.insert(), [{"old_id": o, "new_id": n, "made_at": now} for o, n in new])
