"""What the first round of scores says about a pair's neighbours, for the second round to weigh.

Two claims that are both like a third are alike; a claim that fits one whole well does not fit another. The first round
sees each pair alone, the second sees these. Matrices hold scores between 0 and 1, nought where a pair was not asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from tollbook.read.pairs import MutableRow

Pair = tuple[int, int]
Matrix = Any


def matrix(size: int, scores: Mapping[Pair, float], *, mirrored: bool) -> Matrix:
    """Lay scores of pairs out as a square; `mirrored` where the pair has no direction."""
    out = np.zeros((size, size))
    for (i, j), score in scores.items():
        out[i, j] = score
        if mirrored:
            out[j, i] = score
    return out


def through(first: Matrix, second: Matrix) -> Matrix:
    """For each pair, the best way over a third claim: as good as the weaker of its two steps."""
    return np.minimum(first[:, :, None], second[None, :, :]).max(axis=1)


def _best_other(scores: Matrix) -> Matrix:
    """For each pair, the best score of its first claim with any claim but the second."""
    if scores.shape[1] < 2:
        return np.zeros_like(scores)
    order = np.sort(scores, axis=1)
    best, second = order[:, -1][:, None], order[:, -2][:, None]
    return np.where(scores == best, second, best)


@dataclass(frozen=True)
class Neighbours:
    """The first round's scores: `same` and `event` without direction, `part[i, j]` for i inside j."""

    same: Matrix
    part: Matrix
    event: Matrix

    @cached_property
    def _tables(self) -> dict[str, Matrix]:
        same, part, event = self.same, self.part, self.event
        gap = np.abs(same[:, None, :] - same[None, :, :]) * np.maximum(same[:, None, :], same[None, :, :])
        return {
            "same_score": same,
            "part_score": part,
            "whole_score": part.T,
            "event_score": event,
            "same_over": through(same, same),
            "same_against": gap.max(axis=2),
            "same_other": _best_other(same),
            "same_other_back": _best_other(same).T,
            "whole_shared": through(part, part.T),
            "part_over_whole": through(part, same),
            "part_over_part": through(same, part),
            "whole_over_part": through(part.T, same),
            "chain": through(part, part),
            "part_other": _best_other(part),
            "whole_other_back": _best_other(part).T,
            "event_over": through(event, event),
            "event_other": _best_other(event),
            "event_against": np.abs(event[:, None, :] - event[None, :, :]).max(axis=2),
        }

    def features(self, i: int, j: int) -> MutableRow:
        """Describe the neighbours of a pair; for a part and its whole, the part comes first."""
        return {f"round_{name}": round(float(table[i, j]), 4) for name, table in self._tables.items()}
