"""A report's claims side by side: which may be compared at all, and what is counted once over all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tollbook.model import Harm, Hedge, Status
from tollbook.read.facets import Facet

MAX_RUN = 6
"""At most so many neighbouring claims are added up to see whether they make a whole."""
UPDATE_REACH = 3
"""How many words may stand between a figure and "from" or "to": "from at least 31 dead to"."""
ROUGH = frozenset({Hedge.ABOUT, Hedge.NEARLY})
ROUNDING, LEAST_ROUGH = 0.1, 10
"""The share by which a rough figure may be off, and the least figure of which that says anything."""
UNSURE = frozenset({Status.UNKNOWN, Status.MIXED})
NOBODY, ONE = (0,), (1,)
"""Counts that hold no other people."""

WHOLE_OF = {
    Harm.KILLED_OR_INJURED: frozenset({Harm.KILLED_OR_INJURED, Harm.KILLED, Harm.INJURED}),
    Harm.INJURED: frozenset({Harm.INJURED, Harm.KILLED}),
    Harm.ABDUCTED: frozenset({Harm.ABDUCTED, Harm.INJURED, Harm.KILLED}),
    Harm.MISSING: frozenset({Harm.MISSING, Harm.KILLED}),
}
"""Which harms the people inside a whole may have met: "of the wounded, two died"."""


def of_rival_kinds(a: Facet, b: Facet) -> bool:
    """Tell whether the harmed are told to be of two kinds that exclude each other: civilians and militants."""
    told = {a.claim.status, b.claim.status}
    return len(told) > 1 and not told & {Status.UNKNOWN, Status.MIXED}


def of_other_days(a: Facet, b: Facet) -> bool:
    """Tell whether only one of two claims is recalled from earlier days; beside it, the other may be of those, too."""
    return a.recalled != b.recalled and abs(a.sentence - b.sentence) > 1


def may_be_same(a: Facet, b: Facet) -> bool:
    """Tell whether two claims may count the very same people: of one harm and side, of one age where ages are told."""
    if a.claim.harm != b.claim.harm or of_rival_kinds(a, b) or of_other_days(a, b):
        return False
    return not (a.ages and b.ages and a.ages.isdisjoint(b.ages))


def is_update(a: Facet, b: Facet) -> bool:
    """Tell whether the second figure replaces the first in so many words: "rose from 31 to at least 40"."""
    if a.sentence != b.sentence or b.order != a.order + 1 or not a.claim.value or not b.claim.value:
        return False
    between = a.after[: a.after.index("to") + 1] if "to" in a.after[:UPDATE_REACH] else ()
    return "from" in a.before[:UPDATE_REACH] and bool(between) and "to" in b.before[:UPDATE_REACH]


def is_rounded(a: Facet, b: Facet) -> bool:
    """Tell whether one figure is the other, rounded in so many words: "around two dozen militants", "22 militants"."""
    if a.claim.harm != b.claim.harm or a.claim.status != b.claim.status or a.claim.status in UNSURE:
        return False
    return _rounds(a, b) or _rounds(b, a)


def _rounds(rough: Facet, exact: Facet) -> bool:
    if rough.claim.hedge not in ROUGH or exact.claim.hedge is not Hedge.EXACT:
        return False
    if rough.low is None or exact.low is None or rough.low < LEAST_ROUGH:
        return False
    return rough.low != exact.low and abs(rough.low - exact.low) <= ROUNDING * rough.low


def may_be_part(part: Facet, whole: Facet) -> bool:
    """Tell whether one claim's people may be among another's: by harm, and no part is larger than its whole."""
    allowed = WHOLE_OF.get(whole.claim.harm, frozenset({whole.claim.harm}))
    if part.claim.harm not in allowed or whole.claim.value in {NOBODY, ONE} or of_rival_kinds(part, whole):
        return False
    if of_other_days(part, whole):
        return False
    return part.low is None or whole.low is None or part.low <= whole.claim.value[-1]


@dataclass(frozen=True, slots=True)
class Scene:
    """A report's facets, how often each figure stands in it, and which neighbouring figures make which sums.

    `compared` keeps what was made of a pair, or of one claim, since several models ask of the same.
    """

    facets: tuple[Facet, ...]
    figures: Mapping[tuple[Harm, tuple[int, ...]], int]
    sums: Mapping[tuple[int, int], int]
    fresh: tuple[tuple[int, int], ...]
    sentences: int
    compared: dict[tuple[int | str, int], dict[str, float | str | bool | None]] = field(
        default_factory=dict, compare=False
    )


def scene_of(facets: Sequence[Facet], sentences: int) -> Scene:
    """Count over a report's claims what single pairs cannot see."""
    figures = Counter((f.claim.harm, f.claim.value) for f in facets)
    fresh = tuple(
        (f.sentence, 0 if i and facets[i - 1].sentence == f.sentence else f.fresh) for i, f in enumerate(facets)
    )
    return Scene(tuple(facets), figures, _sums(facets), fresh, sentences)


def _sums(facets: Sequence[Facet]) -> dict[tuple[int, int], int]:
    """Say for each claim and each total how many neighbours, itself among them, add up to it (the fewest)."""
    found: dict[tuple[int, int], int] = {}
    for start in range(len(facets)):
        total = 0
        for end in range(start, min(len(facets), start + MAX_RUN)):
            low = facets[end].low
            if low is None or (end > start and facets[end].sentence - facets[start].sentence > 1):
                break
            total += low
            if end > start:
                for i in range(start, end + 1):
                    found.setdefault((i, total), end - start + 1)
    return found
