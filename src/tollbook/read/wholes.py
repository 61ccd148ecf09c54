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

if TYPE_CHECKING:
    from tollbook.read.facets import Facet
    from tollbook.read.pairs import MutableRow, Scene

Pair = tuple[int, int]

NEVER = -9.0
"""The log-odds that stand for "was not asked"."""
LIKELY = -0.5
"""Log-odds above which a group counts as a probable sibling."""
FLOOR = 0.005
"""Scores are cut here, so that one pair cannot decide for its whole group."""
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
    """The scored pairs (part, whole) of a scene and the groups of its claims; `group[i]` is named by its first claim."""

    scene: Scene
    group: Sequence[int]
    scores: Mapping[Pair, float]
    members: Mapping[int, list[int]] = field(init=False)
    asked: Mapping[Pair, list[tuple[float, int, int]]] = field(init=False)

    def __post_init__(self) -> None:
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
            "first_whole": min(self.members[whole]),
            "claims": min(len(self.scene.facets), CROWD),
        }

    def rows(self) -> dict[Pair, MutableRow]:
        """Ask it of every two groups of which some pair was asked."""
        return {pair: self.row(*pair) for pair in self.asked}


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
