"""How one name compares with the others that are weighed for an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tollbook.read.places_map import Map
from tollbook.read.times_context import EventContext, Features


@dataclass(frozen=True)
class Weighed:
    """The names weighed for one event, by their number in the report; `near` are those in a sentence with a claim."""

    report: Map
    context: EventContext
    chosen: tuple[int, ...]
    near: frozenset[int]
    sentences: dict[int, int]
    finest_near: int
    most: int
    most_placed: int


NO_GRADE = 9
"""Stands for the finest grade where no name is near."""


def weighed(report: Map, chosen: Sequence[int], context: EventContext) -> Weighed:
    """Note what the comparison of each name with the others needs."""
    starts = {j: report.names[j].span.start for j in chosen}
    near = frozenset(j for j in chosen if context.sentence_distance(starts[j])[0] == 0)
    return Weighed(
        report=report,
        context=context,
        chosen=tuple(chosen),
        near=near,
        sentences={j: context.sentence_of(starts[j]) for j in chosen},
        finest_near=min((report.grades[j] for j in near), default=NO_GRADE),
        most=max((report.counts[report.keys[j]] for j in chosen), default=0),
        most_placed=max((report.placed[report.keys[j]] for j in chosen), default=0),
    )


def _provinces(report: Map, i: int) -> set[str]:
    """Give the provinces in which a name's places of the settled country lie."""
    return {c.admin1 for c in report.names[i].found if c.admin1 and c.country == report.settled[i]}


def _first_beyond(all_: Weighed, i: int) -> int:
    """Give 1 for the first placed name after the claims' sentences, -1 for the last before, else 0."""
    claims = all_.context.claim_sentences
    if not claims or not all_.report.is_placed(i):
        return 0
    here, first, last = all_.sentences[i], claims[0], claims[-1]
    others = [s for j, s in all_.sentences.items() if j != i and all_.report.is_placed(j)]
    if here > last:
        return int(not any(last < s < here for s in others))
    return -int(here < first and not any(here < s < first for s in others))


def among(all_: Weighed, i: int) -> Features:
    """Compare a name with the others: which is finer, which lies in which, which comes first."""
    report, key, own = all_.report, all_.report.keys[i], all_.report.grades[i]
    near = [j for j in all_.chosen if j in all_.near and j != i]
    mine = _provinces(report, i)
    same = [j for j in all_.chosen if all_.sentences[j] == all_.sentences[i]]
    placed = [j for j in same if report.is_placed(j)]
    beyond = _first_beyond(all_, i)
    return {
        "refines": any((key, report.keys[j]) in report.finer for j in near),
        "refined": any((report.keys[j], key) in report.finer for j in near),
        "refined_far": any(b == key != a for a, b in report.finer),
        "inside_near": bool(mine) and any(report.grades[j] > own and mine & _provinces(report, j) for j in near),
        "finer_near": sum(report.grades[j] < own for j in near),
        "coarser_near": sum(report.grades[j] > own for j in near),
        "finer_all": sum(report.grades[j] < own for j in all_.chosen),
        "finest_near": i in all_.near and own == all_.finest_near,
        "alone_near": i in all_.near and not near,
        "first_placed": bool(placed) and min(placed) == i,
        "placed_near": sum(report.is_placed(j) for j in near),
        "most": report.counts[key] == all_.most,
        "most_placed": report.placed[key] == all_.most_placed,
        "next_placed": beyond == 1,
        "last_placed": beyond == -1,
        "in_sentence": min(len(same), 6),
        "order": min(all_.chosen.index(i), 10),
    }
