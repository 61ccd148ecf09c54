"""Make groups out of scored pairs: every item joins the group that it fits best, then moves while that fits better.

Pair scores contradict one another (a like b, b like c, a unlike c); the groups are those with the largest sum of
`score - threshold` over the pairs inside them, as far as single moves can find it. Same scores, same groups.
"""

from __future__ import annotations

from collections.abc import Mapping

MAX_PASSES = 8
"""Moves end long before this; the bound is for scores that nobody foresaw."""

Pair = tuple[int, int]


def partition(size: int, gains: Mapping[Pair, float], *, default: float) -> list[int]:
    """Group items 0 to `size` - 1; `gains` says for a pair (smaller, larger) how much is won by joining it.

    A pair without a gain counts as `default` (below nought: left apart unless others bind). Returns each item's group,
    named by its first item.
    """
    group = list(range(size))
    for step in range(1 + MAX_PASSES):
        moved = False
        for item in range(size):
            best = _best_group(item, group, gains, default, upto=item if step == 0 else size)
            if best != group[item]:
                group[item] = best
                moved = True
        if step and not moved:
            break
    first: dict[int, int] = {}
    return [first.setdefault(g, i) for i, g in enumerate(group)]


def _best_group(item: int, group: list[int], gains: Mapping[Pair, float], default: float, *, upto: int) -> int:
    """Find the group in which an item wins most; a group of its own wins nothing and is named by no other item."""
    won: dict[int, float] = {}
    for other in range(upto):
        if other != item:
            key = (other, item) if other < item else (item, other)
            won[group[other]] = won.get(group[other], 0.0) + gains.get(key, default)
    if not won:
        return group[item]
    best = max(won, key=lambda g: (won[g], -g))
    if won[best] > 0:
        return best
    return group[item] if group[item] not in won else max(max(group) + 1, len(group))
