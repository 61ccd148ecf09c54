"""The toll of the whole: from the totals that are given, and from the counts of different people.

Civilians, state forces and armed groups are different people, and where one report counts them side by side their
tolls may be added. A total that is given is not added to what it includes, and need not be the sum of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tollbook.model.codes import Status
from tollbook.reconcile.ends import Ends
from tollbook.reconcile.said import Said
from tollbook.reconcile.statements import Statement

KNOWN: Final = (Status.CIVILIAN, Status.STATE_FORCES, Status.ARMED_GROUP)
_WORDS: Final = {Status.CIVILIAN: "civilians", Status.STATE_FORCES: "state forces", Status.ARMED_GROUP: "armed group"}


def is_total(statement: Statement) -> bool:
    """Tell whether a statement counts people whatever they were, and not only, say, soldiers."""
    return any(s.claim.status not in KNOWN for s in statement.claims)


@dataclass(frozen=True, slots=True)
class Overlap:
    """Which statuses some report counts side by side, and which are part of a total that is given."""

    together: tuple[frozenset[Status], ...]
    covered: frozenset[Status]

    @classmethod
    def of(cls, sayings: Sequence[Said]) -> Overlap:
        """Find out from the claims of one harm."""
        told: dict[str, set[Status]] = {}
        for s in sayings:
            if s.counts and s.bounds and s.claim.status in KNOWN:
                told.setdefault(s.report, set()).add(s.claim.status)
        return cls(tuple(frozenset(told[report]) for report in sorted(told)), _covered(sayings))

    def side_by_side(self, statuses: Iterable[Status]) -> bool:
        """Tell whether reports that count two of them or more tie all of them together."""
        wanted = set(statuses)
        reached = {min(wanted)} if wanted else set()
        for _ in wanted:
            for group in self.together:
                if group & reached:
                    reached |= group & wanted
        return reached == wanted


def _covered(sayings: Sequence[Said]) -> frozenset[Status]:
    by_ref = {(s.report, s.claim.id): s for s in sayings}
    pairs = ((s, by_ref.get((s.report, s.claim.part_of or ""))) for s in sayings)
    return frozenset(s.claim.status for s, outer in pairs if outer and outer.claim.status not in KNOWN) & set(KNOWN)


def whole(totals: Ends, by_status: Mapping[Status, Ends], overlap: Overlap) -> Ends:
    """Weigh the totals that are given against the sum of what is counted by status."""
    parts = {status: by_status[status] for status in KNOWN if status in by_status and by_status[status].low is not None}
    if not parts:
        return totals
    total = _sum(parts, overlap)
    if totals.low is None and totals.best is None and totals.high is None:
        return total
    return _weigh(totals, total, parts, overlap)


def _sum(parts: Mapping[Status, Ends], overlap: Overlap) -> Ends:
    """Add the tolls of different people; where no report counts them side by side, they may overlap: none is added."""
    chosen = tuple(st for found in parts.values() for st in found.chosen)
    contradicted = any(found.contradicted for found in parts.values())
    if not overlap.side_by_side(parts):
        low = max(found.low for found in parts.values() if found.low is not None)
        reason = f"{_list(parts)} are counted in different reports only, and may overlap: not added"
        return Ends(low, None, None, chosen, contradicted, reason)
    low = sum(found.low for found in parts.values() if found.low is not None)
    best = _all([found.best for found in parts.values()])
    high = _all([found.high for found in parts.values()])
    reason = f"{_list(parts)}: different people, added" if len(parts) > 1 else next(iter(parts.values())).reason
    return Ends(low, best, high, chosen, contradicted, reason)


def _all(numbers: Sequence[int | None]) -> int | None:
    """Add numbers that are all known; one that is not leaves the sum unknown."""
    known = [n for n in numbers if n is not None]
    return sum(known) if len(known) == len(numbers) else None


def _list(parts: Mapping[Status, Ends]) -> str:
    said = [f"{_range(found)} {_WORDS[status]}" for status, found in parts.items()]
    return " and ".join(said)


def _range(found: Ends) -> str:
    if found.best is not None:
        return str(found.best)
    return f"{found.low} or more" if found.high is None else f"{found.low} to {found.high}"


def _weigh(totals: Ends, total: Ends, parts: Mapping[Status, Ends], overlap: Overlap) -> Ends:
    """Let the given total stand as far as it holds the parts; add only those who are certainly not in it."""
    counted = total.best if total.best is not None else total.low or 0
    given = totals.best if totals.best is not None else totals.low or 0
    outside = _outside(given, parts, overlap)
    if outside:
        return _beside(totals, outside)
    if given >= counted:
        return replace(totals, low=_largest(totals.low, min(total.low or 0, given)))
    if _day(totals) < _day(total):
        return replace(total, reason=f"{total.reason}; the total of {given} is older")
    low = _largest(totals.low, total.low)
    reason = f"the total of {given} and {_list(parts)} do not fit together; nothing decides between them"
    return Ends(low, None, None, totals.chosen, totals.contradicted or total.contradicted, reason)


def _outside(given: int, parts: Mapping[Status, Ends], overlap: Overlap) -> dict[Status, Ends]:
    """Find who is not in a given total: those whom no report counts in it, where the others fill it to the last."""
    inner = _all([found.best for status, found in parts.items() if status in overlap.covered])
    if not overlap.covered & set(parts) or inner != given:
        return {}
    return {status: found for status, found in parts.items() if status not in overlap.covered}


def _beside(totals: Ends, outside: Mapping[Status, Ends]) -> Ends:
    ends = (totals, *outside.values())
    return Ends(
        low=_all([found.low for found in ends]),
        best=_all([found.best for found in ends]),
        high=_all([found.high for found in ends]),
        chosen=tuple(st for found in ends for st in found.chosen),
        contradicted=any(found.contradicted for found in ends),
        reason=f"{totals.reason}; with {_list(outside)}, who are not in that total",
    )


def _largest(*numbers: int | None) -> int | None:
    return max((n for n in numbers if n is not None), default=None)


def _day(found: Ends) -> str:
    return max((st.as_of or "" for st in found.chosen), default="")
