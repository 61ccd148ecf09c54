"""Events into incidents: the best-supported pairs first, and never against the evidence of the rest.

Single links would chain a province's whole week into one incident. Two clusters join only when no pair across
them is forbidden, none is badly against it, and the average over all pairs across is for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from tollbook.link.answers import answered
from tollbook.link.blocking import candidate_pairs
from tollbook.link.compare import Comparison, compare, tells_apart
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
    beside: Mapping[int, int]
    of: list[int]
    members: dict[int, list[int]]
    joins: dict[int, list[tuple[int, int, Comparison]]]
    cache: dict[Pair, Comparison] = field(default_factory=dict)

    def compared(self, a: int, b: int) -> Comparison:
        """Compare two events once."""
        pair = (a, b) if a < b else (b, a)
        found = self.cache.get(pair)
        if found is None:
            one, other = self.mentions[pair[0]], self.mentions[pair[1]]
            found = compare(one, other, self.rare, beside=self.is_beside(*pair))
            self.cache[pair] = found
        return found

    def may_join(self, a: int, b: int) -> bool:
        """Hold two clusters against each other, every event of the one with every one of the other.

        Where both hold attacks that one campaign answers, these decide: the rest follows them.
        """
        pairs = list(product(self.members[a], self.members[b]))
        told = [pair for pair in pairs if self.is_beside(*pair)]
        if any(self._are_told_apart(*pair) for pair in pairs):
            return False
        scores = []
        for i, j in told or pairs:
            if self.mentions[i].key[0] == self.mentions[j].key[0]:
                continue
            found = self.compared(i, j)
            if found.forbidden or found.score < weights().least_pair:
                return False
            scores.append(found.score)
        return sum(scores) >= weights().threshold * max(1, len(scores))

    def is_beside(self, i: int, j: int) -> bool:
        """Tell whether two events are told beside one campaign."""
        return i in self.beside and self.beside[i] == self.beside.get(j)

    def _are_told_apart(self, i: int, j: int) -> bool:
        """Tell whether one report tells of both, as two; what stands beside a campaign may be told again elsewhere."""
        one, other = self.mentions[i], self.mentions[j]
        free = i in self.beside or j in self.beside
        return one.key[0] == other.key[0] and (not free or tells_apart(one, other))

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
    """Group events (given in the order of their keys); `together` are pairs that one report itself makes one.

    Where campaigns of several reports are found, what is told beside one of them is drawn together at the end.
    """
    count = range(len(mentions))
    pool = _Pool(mentions, rare, {}, list(count), {i: [i] for i in count}, {i: [] for i in count})
    for a, b in together:
        first, second = sorted((pool.of[a], pool.of[b]))
        if first != second:
            pool.join(first, second, None)
    _grow(pool, candidate_pairs(mentions, rare))
    pool.beside = answered(mentions, [pool.members[name] for name in sorted(pool.members)])
    pool.cache.clear()
    _grow(pool, _beside_pairs(mentions, pool.beside))
    return tuple(Cluster(tuple(sorted(pool.members[i])), tuple(pool.joins[i])) for i in sorted(pool.members))


def _grow(pool: _Pool, pairs: Iterable[Pair]) -> None:
    """Join clusters along pairs, the best first."""
    scored = [(pair, pool.compared(*pair)) for pair in sorted(set(pairs))]
    worth = [(pair, found) for pair, found in scored if found.score >= weights().threshold and not found.forbidden]
    for (a, b), found in sorted(worth, key=lambda item: (-item[1].score, item[0])):
        first, second = sorted((pool.of[a], pool.of[b]))
        if first != second and pool.may_join(first, second):
            pool.join(first, second, (a, b, found))


def _beside_pairs(mentions: Sequence[Mention], beside: Mapping[int, int]) -> Iterator[Pair]:
    """Pair the events of different reports that are told beside one campaign."""
    for i, j in combinations(sorted(beside), 2):
        if beside[i] == beside[j] and mentions[i].key[0] != mentions[j].key[0]:
            yield i, j
