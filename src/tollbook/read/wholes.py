"""Decide which claims' people are inside which whole, for groups of claims that count the same people.

The pairs are scored one by one; a group is then weighed as a whole, against its rivals and beside its siblings, so that
one misread sentence does not put a repeated figure into two wholes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import log
from typing import TYPE_CHECKING

from tollbook.model import Status
from tollbook.read.pairs import is_cued
from tollbook.read.scene import UNSURE

if TYPE_CHECKING:
    from tollbook.read.facets import Facet
    from tollbook.read.pairs import MutableRow
    from tollbook.read.scene import Scene

Pair = tuple[int, int]

NEVER = -9.0
"""The log-odds that stand for "was not asked"."""
LIKELY = -0.5
"""Log-odds above which a group counts as a probable sibling."""
FLOOR = 0.005
"""Scores are cut here, so that one pair cannot decide for its whole group."""
LEAST_SUM, MOST_PARTS = 4, 4
"""Small figures add up by chance; so do many."""
SURE = 0.9
"""The score of a part that, with its neighbours, adds up to its whole."""
NEAREST = 9
"""Distances beyond this many sentences say no more."""
CROWD = 30
"""Beyond this many claims, a report's length says no more."""


def log_odds(score: float) -> float:
    """Turn a score between 0 and 1 into log-odds, cut at both ends."""
    cut = min(max(score, FLOOR), 1 - FLOOR)
    return log(cut / (1 - cut))


@dataclass(frozen=True)
class Wholes:
    """The scored pairs (part, whole) of a scene, and its claims' groups, each named by its first claim."""

    scene: Scene
    group: Sequence[int]
    scores: Mapping[Pair, float]
    members: Mapping[int, list[int]] = field(init=False)
    asked: Mapping[Pair, list[tuple[float, int, int]]] = field(init=False)

    def __post_init__(self) -> None:
        """Sort the pairs by group, once."""
        members: dict[int, list[int]] = defaultdict(list)
        for item, name in enumerate(self.group):
            members[name].append(item)
        asked: dict[Pair, list[tuple[float, int, int]]] = defaultdict(list)
        for (part, whole), score in self.scores.items():
            if self.group[part] != self.group[whole]:
                asked[self.group[part], self.group[whole]].append((log_odds(score), part, whole))
        object.__setattr__(self, "members", dict(members))
        object.__setattr__(self, "asked", dict(asked))

    @cached_property
    def _mean(self) -> dict[Pair, float]:
        return {pair: sum(x[0] for x in found) / len(found) for pair, found in self.asked.items()}

    @cached_property
    def _wholes_of(self) -> dict[int, dict[int, float]]:
        out: dict[int, dict[int, float]] = defaultdict(dict)
        for (part, whole), mean in self._mean.items():
            out[part][whole] = mean
        return out

    @cached_property
    def _parts_of(self) -> dict[int, dict[int, float]]:
        out: dict[int, dict[int, float]] = defaultdict(dict)
        for (part, whole), mean in self._mean.items():
            out[whole][part] = mean
        return out

    @cached_property
    def sums(self) -> set[Pair]:
        """The groups that add up to another."""
        return sums_of(self)

    @property
    def room(self) -> dict[int, int]:
        """How many wholes each group can name: as many as it has claims."""
        return {name: len(members) for name, members in self.members.items()}

    def _largest(self, group: int) -> float:
        return max((self.scene.facets[i].size or 0.0) for i in self.members[group])

    def _around(self, part: int, whole: int) -> MutableRow:
        """Weigh a group and its whole against the other groups that either could go with."""
        mean = self._mean[part, whole]
        up, down = self._wholes_of, self._parts_of
        rivals = [m for other, m in up[part].items() if other != whole]
        siblings = {other: m for other, m in down[whole].items() if other != part}
        likely = [other for other, m in siblings.items() if m > LIKELY]
        size, of = self._largest(part), self._largest(whole)
        rival = max(rivals, default=NEVER)
        return {
            "rival": rival,
            "gap": mean - rival,
            "sibling": max(siblings.values(), default=NEVER),
            "siblings": len(likely),
            "back": self._mean.get((whole, part), NEVER),
            "chain": max((min(m, up[mid].get(whole, NEVER)) for mid, m in up[part].items()), default=NEVER),
            "below": max((min(m, up[low].get(whole, NEVER)) for low, m in down.get(part, {}).items()), default=NEVER),
            "above": max((min(m, up[part].get(top, NEVER)) for top, m in up.get(whole, {}).items()), default=NEVER),
            "fill": (size + sum(self._largest(g) for g in likely)) / of if of else None,
            "share": size / of if of else None,
        }

    def _adds_up(self, part: int, whole: int) -> int | None:
        """Say how few neighbours, the part among them, add up to the whole; None where none do."""
        totals = {self.scene.facets[j].low for j in self.members[whole]} - {None}
        found = [self.scene.sums.get((i, t)) for i in self.members[part] for t in totals if t is not None]
        return min((n for n in found if n is not None), default=None)

    def _words(self, part: int, whole: int) -> MutableRow:
        """Weigh the words beside the counts of a whole group, not of its best pair alone."""
        parts = [self.scene.facets[i] for i in self.members[part]]
        wholes = [self.scene.facets[i] for i in self.members[whole]]
        kinds = {f.claim.status for f in parts}, {f.claim.status for f in wholes}
        return {
            "adds_up": self._adds_up(part, whole),
            "status_shared": bool(kinds[0] & kinds[1]),
            "status_wider": bool(kinds[1] & UNSURE) and not kinds[0] & UNSURE,
            "status_apart": not kinds[0] & kinds[1] and not (kinds[0] | kinds[1]) & UNSURE,
            "rest": any(is_cued("rest", f) for f in parts),
            "including": any(is_cued("including", f) for f in parts),
            "toll": any(is_cued("whole", f) for f in wholes),
            "titles": sum(f.title for f in wholes),
        }

    def row(self, part: int, whole: int) -> MutableRow:
        """Ask whether the people of one group are directly inside another's."""
        found = self.asked[part, whole]
        best, inner, outer = max(found)
        f, g = self.scene.facets[inner], self.scene.facets[outer]
        sizes = len(self.members[part]), len(self.members[whole])
        return {
            "mean": self._mean[part, whole],
            "max": best,
            "min": min(found)[0],
            "parts": sizes[0],
            "wholes": sizes[1],
            "asked": len(found) / (sizes[0] * sizes[1]),
            **self._around(part, whole),
            **_places(f, g),
            **self._words(part, whole),
            "first_whole": min(self.members[whole]),
            "claims": min(len(self.scene.facets), CROWD),
        }

    def rows(self) -> dict[Pair, MutableRow]:
        """Ask it of every two groups of which some pair was asked."""
        return {pair: self.row(*pair) for pair in self.asked}


def _adding_up(facets: Sequence[Facet], start: int, end: int) -> bool:
    """Tell whether claims `start` to `end` could be the parts of one sum: one sentence, one harm, all numbers."""
    run = facets[start : end + 1]
    return len({(f.sentence, f.claim.harm) for f in run}) == 1 and all(len(f.claim.value) == 1 for f in run)


def _may_hold(whole: Facet, run: Sequence[Facet], total: int) -> bool:
    """Tell whether a claim told before, or with, its parts could be their sum."""
    outside = whole.order < run[0].order or (whole.sentence == run[0].sentence and whole.order > run[-1].order)
    if whole.claim.value != (total,) or whole.claim.harm != run[0].claim.harm or not outside:
        return False
    return whole.claim.status in UNSURE or all(f.claim.status in {whole.claim.status, Status.UNKNOWN} for f in run)


def sums_of(wholes: Wholes) -> set[Pair]:
    """Find the groups that add up to another to the last man: "33 dead", then "18 civilians and 15 soldiers"."""
    facets, group = wholes.scene.facets, wholes.group
    found: set[Pair] = set()
    for start in range(len(facets)):
        for end in range(start + 1, min(len(facets), start + MOST_PARTS)):
            if not _adding_up(facets, start, end):
                break
            run = facets[start : end + 1]
            names = {group[f.order] for f in run}
            total = sum(f.low or 0 for f in run)
            if total < LEAST_SUM or len(names) < len(run):
                continue
            holders = {group[w.order] for w in facets if _may_hold(w, run, total)} - names
            found |= {(name, holder) for name in names for holder in holders}
    return found


def _places(part: Facet, whole: Facet) -> MutableRow:
    """Say where the best pair of two groups stands."""
    return {
        "same_sentence": part.sentence == whole.sentence,
        "distance": min(abs(part.sentence - whole.sentence), NEAREST),
        "whole_first": whole.order < part.order,
        "whole_title": whole.title,
        "part_title": part.title,
    }


def _reaches(edges: Mapping[int, set[int]], start: int, goal: int) -> bool:
    """Tell whether a chain of wholes leads from one group to another."""
    open_, seen = [start], {start}
    while open_:
        at = open_.pop()
        if at == goal:
            return True
        for following in edges.get(at, ()):
            if following not in seen:
                seen.add(following)
                open_.append(following)
    return False


def choose(scores: Mapping[Pair, float], threshold: float, room: Mapping[int, int]) -> set[Pair]:
    """Take the best-scored (part, whole) groups first; no circles, no short cut beside a chain.

    `room` says how many wholes a group can name: as many as it has claims.
    """
    edges: dict[int, set[int]] = defaultdict(set)
    for (part, whole), score in sorted(scores.items(), key=lambda x: (-x[1], x[0])):
        if score <= threshold:
            break
        full = len(edges[part]) >= room[part]
        if not full and not _reaches(edges, whole, part) and not _reaches(edges, part, whole):
            edges[part].add(whole)
    return {(part, whole) for part, wholes in edges.items() for whole in wholes}
