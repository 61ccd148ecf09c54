"""Which incident is part of which: a wave and its places, a campaign and its operations.

A report may say so itself (a count that is part of another event's count); else the whole must hold the part in
time and place, count the same victims, count at least as many, and be the only one that does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from tollbook.link.compare_toll import VAGUE_STATUS
from tollbook.link.inputs import EventKey, ReadReport
from tollbook.link.mentions import Mention
from tollbook.link.names import same_name, same_party
from tollbook.link.portrait import Portrait
from tollbook.link.settings import weights
from tollbook.model.codes import Harm, Kind, Status

Number = tuple[Harm, Status]


@dataclass(frozen=True, slots=True)
class Extent:
    """How far one incident reaches: in time and place, and whom it counts."""

    drawn: Portrait
    members: tuple[Mention, ...]
    wide: bool
    places: frozenset[str]
    admin1: frozenset[str]
    perpetrators: tuple[str, ...]
    tops: Mapping[Number, int]


def extent(drawn: Portrait, members: Sequence[Mention]) -> Extent:
    """Measure an incident."""
    tops: dict[Number, int] = {}
    for mention in members:
        for harm, status, n in mention.figures:
            tops[harm, status] = max(n, tops.get((harm, status), n))
    wide = sum(m.wide for m in members if m.places) * 2 > sum(1 for m in members if m.places)
    return Extent(
        drawn=drawn,
        members=tuple(members),
        wide=wide,
        places=frozenset(p for m in members for p in m.places),
        admin1=frozenset(m.admin1 for m in members if m.admin1),
        perpetrators=tuple(dict.fromkeys(p for m in members for p in m.perpetrators)),
        tops=tops,
    )


def wholes(extents: Sequence[Extent], read_reports: Sequence[ReadReport]) -> list[int | None]:
    """For each incident, by position, the one that it is part of; never in a circle."""
    said = _said(extents, read_reports)
    chosen: list[int | None] = [None] * len(extents)
    for (part, whole), votes in sorted(said.items(), key=lambda item: (-item[1], item[0])):
        if chosen[part] is None and votes > said.get((whole, part), 0) and not _reaches(chosen, whole, part):
            chosen[part] = whole
    for part, candidates in _held(extents):
        if chosen[part] is not None:
            continue
        best = _only_best(extents, candidates)
        if best is not None and not _reaches(chosen, best, part):
            chosen[part] = best
    return chosen


def _said(extents: Sequence[Extent], read_reports: Sequence[ReadReport]) -> Counter[tuple[int, int]]:
    """How many reports make a count of one incident part of a count of another."""
    of: dict[EventKey, int] = {m.key: n for n, e in enumerate(extents) for m in e.members}
    votes: Counter[tuple[int, int]] = Counter()
    for read in read_reports:
        claims = {c.id: c for c in read.reading.claims}
        pairs = {
            (of[read.report.id, c.event], of[read.report.id, claims[c.part_of].event])
            for c in read.reading.claims
            if c.part_of in claims
        }
        votes.update(pair for pair in pairs if pair[0] != pair[1] and _may_hold(extents[pair[1]], extents[pair[0]]))
    return votes


def _may_hold(whole: Extent, part: Extent) -> bool:
    """Tell whether a part that a report tells may be one: not of people of another kind, nor of another time."""
    one, other = ({status for _, status in e.tops} - VAGUE_STATUS for e in (whole, part))
    if one and other and not one & other:
        return False
    a, b = whole.drawn.days, part.drawn.days
    if a is None or b is None:
        return True
    return max(a[0], b[0]).toordinal() - min(a[1], b[1]).toordinal() <= weights().limits["report_week_days"]


def _reaches(chosen: Sequence[int | None], start: int, goal: int) -> bool:
    at: int | None = start
    while at is not None:
        if at == goal:
            return True
        at = chosen[at]
    return False


def _held(extents: Sequence[Extent]) -> list[tuple[int, list[int]]]:
    """For each incident, those that hold it in time and place; only campaigns of some days are looked at."""
    by_day: dict[object, list[int]] = {}
    for n, e in enumerate(extents):
        if _may_be_whole(e) and e.drawn.days:
            first, last = e.drawn.days
            for offset in range((last - first).days + 1):
                by_day.setdefault(first + timedelta(days=offset), []).append(n)
    found = []
    for n, e in enumerate(extents):
        near = by_day.get(e.drawn.days[0], []) if e.drawn.days else []
        found.append((n, [whole for whole in near if whole != n and _holds(extents[whole], e)]))
    return found


def _may_be_whole(e: Extent) -> bool:
    days = e.drawn.days
    if days is None or e.drawn.kind is Kind.PERIOD or not e.tops:
        return False
    return (days[1] - days[0]).days < weights().limits["campaign_days"] and bool(e.places)


def _holds(whole: Extent, part: Extent) -> bool:
    """Tell whether the whole holds the part in every respect, and is larger in at least one."""
    a, b = whole.drawn, part.drawn
    if a.days is None or b.days is None or a.background != b.background:
        return False
    if not (a.days[0] <= b.days[0] and b.days[1] <= a.days[1]):
        return False
    wider, longer = _wider(whole, part), a.days != b.days and _same_place(whole, part)
    return (wider or longer) and _counts_the_same(whole, part) and _same_side(whole, part)


def _wider(whole: Extent, part: Extent) -> bool:
    if not whole.wide or part.wide:
        return False
    least = weights().limits["name_similarity"]
    return any(same_name(region, place, least) for region in part.admin1 for place in whole.places)


def _same_place(whole: Extent, part: Extent) -> bool:
    least = weights().limits["name_similarity"]
    return any(same_name(a, b, least) for a in part.places for b in whole.places)


def _counts_the_same(whole: Extent, part: Extent) -> bool:
    """Every status that the part counts, the whole counts too, and no less of it."""
    if not part.tops:
        return False
    return all(key in whole.tops and whole.tops[key] >= n for key, n in part.tops.items())


def _same_side(whole: Extent, part: Extent) -> bool:
    if not whole.perpetrators or not part.perpetrators:
        return True
    return any(same_party(a, b) for a in part.perpetrators for b in whole.perpetrators)


def _only_best(extents: Sequence[Extent], candidates: Sequence[int]) -> int | None:
    """Choose the narrowest of the incidents that hold a part; none where two are equally narrow."""
    if not candidates:
        return None

    def size(n: int) -> tuple[bool, int]:
        days = extents[n].drawn.days
        return extents[n].wide, (days[1] - days[0]).days if days else 0

    ordered = sorted(candidates, key=lambda n: (size(n), n))
    if len(ordered) > 1 and size(ordered[0]) == size(ordered[1]):
        return None
    return ordered[0]
