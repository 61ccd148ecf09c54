"""The list of incidents, one row each: what, when, where, and how many were harmed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from rich.table import Table
from rich.text import Text

from tollbook.cli.labels import label
from tollbook.cli.plain import one_line
from tollbook.cli.words import counted, days, toll_words
from tollbook.model import ANY_STATUS, Harm, Incident, Status, Toll

BROAD: Final = frozenset({Status.UNKNOWN.value, Status.MIXED.value})
"""The statuses under which a total is mostly given."""


def tolls_of(incident: Incident, harm: Harm) -> list[Toll]:
    """Return the tolls of one harm that tell something, the whole first, then the largest.

    The whole is left out where all who were harmed are of one status; people of unknown or several kinds are left
    out where they are the whole.
    """
    found = sorted((toll for toll in incident.tolls if toll.harm is harm), key=_whole_then_largest)
    whole, parts = [t for t in found if t.status == ANY_STATUS], [t for t in found if t.status != ANY_STATUS]
    if len(parts) == 1 and any(_ends(toll) == _ends(parts[0]) for toll in whole):
        return parts
    return [*whole, *(t for t in parts if t.status not in BROAD or all(_ends(t) != _ends(w) for w in whole))]


def _ends(toll: Toll) -> tuple[int | None, int | None, int | None]:
    return toll.low, toll.best, toll.high


def _whole_then_largest(toll: Toll) -> tuple[bool, int, str]:
    known = [end for end in (toll.low, toll.best, toll.high) if end is not None]
    return toll.status != ANY_STATUS, -max(known, default=-1), toll.status


def toll_line(toll: Toll) -> str:
    """Say one toll with the victims it is of: `armed group: 216`."""
    return f"{label('status', toll.status)}: {toll_words(toll)}"


def most_killed(incident: Incident) -> int:
    """Return the largest number of killed that anybody gives for one toll; -1 where nobody gives any."""
    tolls = [toll for toll in incident.tolls if toll.harm is Harm.KILLED]
    ends = [end for toll in tolls for end in (toll.low, toll.best, toll.high) if end is not None]
    return max(ends, default=-1)


def place_words(incident: Incident) -> str:
    """Say where: the place as written, and the country."""
    place = one_line(incident.place) if incident.place else None
    return ", ".join(part for part in (place, incident.country) if part) or "place not told"


def reports_of(incident: Incident) -> int:
    """Count the reports that tell of an incident; two events of one report are one report."""
    return len({ref.report for ref in incident.events})


def _tolls_cell(tolls: Sequence[Toll], separator: str) -> str:
    return separator.join(toll_line(toll) for toll in tolls) or "–"


def incidents_table(incidents: Iterable[Incident], *, one_line_rows: bool) -> Table:
    """Lay incidents out as a table that fits 80 columns.

    `one_line_rows` keeps several tolls of one incident on one line; else rows are parted by an empty line.
    """
    separator = "; " if one_line_rows else "\n"
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 1, 0 if one_line_rows else 1, 0))
    table.add_column("id", no_wrap=True)
    table.add_column("date", max_width=24)
    table.add_column("place", max_width=28)
    table.add_column("what")
    table.add_column("killed: best (low – high)")
    table.add_column("injured")
    table.add_column("reports", no_wrap=True, justify="right")
    for incident in incidents:
        what = Text(one_line(incident.title))
        if incident.background:
            what.append(" (background)", style="dim")
        table.add_row(
            incident.id,
            days(incident.date),
            place_words(incident),
            what,
            _tolls_cell(tolls_of(incident, Harm.KILLED), separator),
            _tolls_cell(tolls_of(incident, Harm.INJURED), separator),
            f"{reports_of(incident):,}",
        )
    return table


def summary_line(shown: int, total: int) -> str:
    """Say how many incidents were shown, and of how many."""
    return counted(shown, "incident") if shown == total else f"{shown:,} of {counted(total, 'incident')}"
