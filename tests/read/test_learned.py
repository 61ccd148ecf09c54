"""The models: training does not depend on the order of a row's cells, and a row scores as LightGBM itself scores it."""

from __future__ import annotations

import lightgbm
import pytest

from tollbook.read.learned import Growth, Model, Row, matrix, train

ROWS = 12_000
"""From ten thousand rows on LightGBM bundles columns that meet in a row or so."""
LABELS = [i < 200 or i % 3 == 0 for i in range(ROWS)]


def row_of(i: int) -> Row:
    """Make a row of rare words; the first and the second meet in one row alone."""
    return {"first": i < 200, "second": 199 <= i < 400, "word": f"w{i % 90}", "size": float(i % 7)}


@pytest.fixture(scope="module")
def trained() -> Model:
    """Train a small model."""
    return train([row_of(i) for i in range(ROWS)], LABELS, Growth(rounds=5))


def test_the_order_of_cells_does_not_matter(trained: Model) -> None:
    """Sets of words come in another order in every process; the trees must not."""
    turned = [dict(reversed([*row_of(i).items()])) for i in range(ROWS)]
    assert train(turned, LABELS, Growth(rounds=5)).trees == trained.trees


def test_scores_are_those_of_lightgbm(trained: Model) -> None:
    """Rows are laid out for reading in another way than for training; both must mean the same."""
    some: list[Row] = [
        *map(row_of, range(180, 420)),
        {},
        {"unknown": "word", "size": None, "first": False, "second": 1},
    ]
    expected = lightgbm.Booster(model_str=trained.trees).predict(matrix(some, trained.columns))
    assert trained.scores(some) == [round(float(x), 6) for x in expected]


def test_a_word_may_hold_an_equals_sign(trained: Model) -> None:
    """The column "a=b=c" is the word "c" of "a=b" and the word "b=c" of "a"."""
    model = Model({"size": 0, "a=b=c": 1}, trained.trees, 0.5)
    assert model._words == {"a": {"b=c": 1}, "a=b": {"c": 1}}  # noqa: SLF001 - a table that no score shows by itself
