"""Train models that choose one answer among several: the place of an event, say, among the names of its report.

The rows of one question are ranked against each other, so that only their order counts, not a score for all questions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tollbook.read.learned import Growth, Model, Row, cells, matrix

GROWTH = Growth(rounds=400, leaves=10, rate=0.04)
RANKING: dict[str, Any] = {
    **GROWTH.parameters,
    "objective": "lambdarank",
    "lambdarank_truncation_level": 2,  # one answer is given: the order below it does not matter
    "feature_fraction": 0.3,
}


@dataclass(frozen=True)
class Question:
    """The possible answers to one question, and which are right; it weighs as much as the claims that hang on it."""

    rows: Sequence[Row]
    right: Sequence[bool]
    weight: float = 1.0


def train_choice(questions: Sequence[Question]) -> Model:
    """Train a model to put a right answer first. Same questions, same model."""
    import lightgbm  # noqa: PLC0415 - heavy; only training and reading pay for it

    rows = [row for q in questions for row in q.rows]
    seen = Counter(name for row in rows for name, _ in cells(row))
    columns = {name: i for i, name in enumerate(sorted(n for n, times in seen.items() if times >= GROWTH.occurrences))}
    data = lightgbm.Dataset(
        matrix(rows, columns),
        [int(right) for q in questions for right in q.right],
        weight=[q.weight for q in questions for _ in q.rows],
        group=[len(q.rows) for q in questions],
    )
    booster = lightgbm.train(RANKING, data, num_boost_round=GROWTH.rounds)
    return Model(columns, booster.model_to_string(), threshold=0.0)
