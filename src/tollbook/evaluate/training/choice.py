"""Train a model that chooses one of a group: the rows of one claim compete, and their shares add up to one.

Yes or no for each row by itself loses what matters here: that a party is the best of those at hand. The trees learn the
shares' logarithms (softmax); where several rows are right, their shares together count.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from tollbook.read.learned import Growth, Model, Row, cells, matrix

GROWTH = Growth(rounds=300, leaves=96, rate=0.1)
MIN_DOCUMENTS = 3
"""A word seen in fewer reports is no column: a report's claims repeat its words, and repeating teaches nothing."""
SMALLEST = 1e-6
FLATTEST = 1e-3
"""The least curvature of a row: without it a sure row would take steps without bound."""


@dataclass(frozen=True)
class Choice:
    """One claim's rows, which of them are right, and the report that it stands in."""

    document: str
    rows: Sequence[Row]
    right: Sequence[bool]


def _columns(choices: Sequence[Choice]) -> dict[str, int]:
    """Keep the columns seen often enough, and in enough reports where they stand for a word."""
    seen: Counter[str] = Counter()
    reports: dict[str, set[str]] = defaultdict(set)
    for choice in choices:
        for name, _ in chain.from_iterable(map(cells, choice.rows)):
            seen[name] += 1
            reports[name].add(choice.document)
    kept = sorted(
        name
        for name, n in seen.items()
        if n >= GROWTH.occurrences and ("=" not in name or len(reports[name]) >= MIN_DOCUMENTS)
    )
    return {name: i for i, name in enumerate(kept)}


def _objective(sizes: Sequence[int], right: Sequence[bool]) -> Callable[[Any, Any], tuple[Any, Any]]:
    """Make the softmax objective over groups of these sizes: gradient and curvature of the right rows' common share."""
    import numpy as np  # noqa: PLC0415 - heavy; only training pays for it

    group = np.repeat(np.arange(len(sizes)), sizes)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(int)
    good = np.asarray(right, dtype="float64")

    def objective(scores: Any, _: Any) -> tuple[Any, Any]:
        grown = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        share = grown / np.add.reduceat(grown, starts)[group]
        wanted = share * good
        wanted /= np.maximum(np.add.reduceat(wanted, starts)[group], SMALLEST)
        return share - wanted, np.maximum(share * (1 - share), FLATTEST)

    return objective


def train_choice(choices: Sequence[Choice], *, handicap: float) -> Model:
    """Train on groups of which one row or more is right; others teach nothing. Same groups, same model.

    The model's threshold is the handicap at which the last row, nobody, is weighed.
    """
    import lightgbm  # noqa: PLC0415 - heavy; only training pays for it

    told = [choice for choice in choices if any(choice.right)]
    columns = _columns(told)
    right = [r for choice in told for r in choice.right]
    data = lightgbm.Dataset(matrix([row for choice in told for row in choice.rows], columns), [int(r) for r in right])
    objective = _objective([len(choice.rows) for choice in told], right)
    booster = lightgbm.train({**GROWTH.parameters, "objective": objective}, data, num_boost_round=GROWTH.rounds)
    return Model(columns, booster.model_to_string(), handicap)
