"""Events into incidents: the best-supported pairs first, and never against the evidence of the rest.

Single links would chain a province's whole week into one incident. Two clusters join only when no pair across
them is forbidden, none is badly against it, and the average over all pairs across is for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import product

from tollbook.link.blocking import candidate_pairs
from tollbook.link.compare import Comparison, compare
from tollbook.link.mentions import Mention
from tollbook.link.settings import weights

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Positions of the events of one incident, and the pairs whose comparison joined them."""

    members: tuple[int, ...]
    joins: tuple[tuple[int, int, Comparison], ...] = ()


@dataclass(slots=True)
class _Pool:
    """The clusters as they grow; each event knows its own."""

    mentions: Sequence[Mention]
    rare: Callable[[str], bool]
    of: list[int]
    members: dict[int, list[int]]
    joins: dict[int, list[tuple[int, int, Comparison]]]
    cache: dict[Pair, Comparison] = field(default_factory=dict)

    def compared(self, a: int, b: int) -> Comparison:
        """Compare two events once."""
        pair = (a, b) if a < b else (b, a)
        found = self.cache.get(pair)
        if found is None:
            found = self.cache[pair] = compare(self.mentions[pair[0]], self.mentions[pair[1]], self.rare)
        return found

    def may_join(self, a: int, b: int) -> bool:
        """Hold two clusters against each other, every event of the one with every one of the other."""
        left, right = self.members[a], self.members[b]
        reports = {self.mentions[i].key[0] for i in left}
        if any(self.mentions[j].key[0] in reports for j in right):
            return False
        total = 0.0
        for i, j in product(left, right):
            found = self.compared(i, j)
            if found.forbidden or found.score < weights().least_pair:
                return False
            total += found.score
        return total / (len(left) * len(right)) >= weights().threshold

    def join(self, a: int, b: int, why: tuple[int, int, Comparison] | None) -> None:
        """Put the second cluster's events into the first."""
        for i in self.members[b]:
            self.of[i] = a
        self.members[a] += self.members.pop(b)
        self.joins[a] += self.joins.pop(b)
        if why:
            self.joins[a].append(why)


def _sample(members: Sequence[int]) -> Sequence[int]:
    """Take some of many events, evenly spread: not all of a thousand mentions of one war need be compared."""
    most = int(weights().limits["largest_sample"])
    ordered = sorted(members)
    return ordered if len(ordered) <= most else [ordered[n * len(ordered) // most] for n in range(most)]


def cluster(mentions: Sequence[Mention], together: Sequence[Pair], rare: Callable[[str], bool]) -> tuple[Cluster, ...]:
    """Group events (given in the order of their keys); `together` are pairs that one report itself makes one."""
    count = range(len(mentions))
    pool = _Pool(mentions, rare, list(count), {i: [i] for i in count}, {i: [] for i in count})
    for a, b in together:
        first, second = sorted((pool.of[a], pool.of[b]))
        if first != second:
            pool.join(first, second, None)
    scored = [(pair, pool.compared(*pair)) for pair in candidate_pairs(mentions, rare)]
    worth = [(pair, found) for pair, found in scored if found.score >= weights().threshold and not found.forbidden]
    for (a, b), found in sorted(worth, key=lambda item: (-item[1].score, item[0])):
        first, second = sorted((pool.of[a], pool.of[b]))
        if first != second and pool.may_join(first, second):
            pool.join(first, second, (a, b, found))
    return tuple(Cluster(tuple(sorted(pool.members[i])), tuple(pool.joins[i])) for i in sorted(pool.members))
