"""Decide among proposals with boosted trees that were trained on the gold (LightGBM, text models in the package).

The rules propose; a model decides. A proposal is a row of named features, numbers or words; the model keeps the list of
columns it knows ("cue=kill", "distance"), so that a row can be explained and a model can be read by eye.
"""

from __future__ import annotations

import gzip
import json
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from typing import Any

from tollbook.read.trees import Trees

Row = Mapping[str, float | str | bool | None]

PARAMETERS: dict[str, Any] = {
    "objective": "binary",
    "min_data_in_leaf": 6,
    "feature_fraction": 0.5,
    "extra_trees": True,  # random cuts: with thousands of word columns they generalise better than the best cuts
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "seed": 7,
    "verbose": -1,
}


@dataclass(frozen=True)
class Growth:
    """How far a model grows: rounds, leaves of a tree, learning rate; more rows bear more.

    A word seen fewer times than `occurrences` in training is no column: it could only be learned by heart.
    """

    rounds: int = 400
    leaves: int = 48
    rate: float = 0.06
    occurrences: int = 4

    @property
    def parameters(self) -> dict[str, Any]:
        """LightGBM's parameters."""
        return {**PARAMETERS, "num_leaves": self.leaves, "learning_rate": self.rate}


def cells(row: Row) -> list[tuple[str, float]]:
    """Turn named features into columns: words become `name=word`, truth values and numbers keep their name."""
    return [
        (f"{name}={value}", 1.0) if isinstance(value, str) else (name, float(value))
        for name, value in row.items()
        if value is not None and value is not False
    ]


def matrix(rows: Sequence[Row], columns: Mapping[str, int]) -> Any:
    """Lay rows out for training as a sparse matrix over the columns that are known.

    The order of a row's cells must not matter: LightGBM bundles columns that seldom meet, and where two of a bundle do
    meet in a row, the one that comes last is kept.
    """
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - heavy; only training pays for it

    data: list[float] = []
    indices: list[int] = []
    starts = [0]
    for row in rows:
        for name, value in cells(row):
            column = columns.get(name)
            if column is not None:
                indices.append(column)
                data.append(value)
        starts.append(len(indices))
    made = csr_matrix((data, indices, starts), shape=(len(rows), len(columns)), dtype="float64")
    made.sort_indices()
    return made


@dataclass(frozen=True)
class Model:
    """Boosted trees over named columns, with the score at which a proposal is taken."""

    columns: Mapping[str, int]
    trees: str
    threshold: float

    @cached_property
    def _trees(self) -> Trees:
        return Trees(self.trees, len(self.columns))

    @cached_property
    def _words(self) -> dict[str, dict[str, int]]:
        """The columns of words by name and word; "a=b=c" may be the word "c" of "a=b", or "b=c" of "a"."""
        found: dict[str, dict[str, int]] = {}
        for column, number in self.columns.items():
            at = column.find("=")
            while at >= 0:
                found.setdefault(column[:at], {})[column[at + 1 :]] = number
                at = column.find("=", at + 1)
        return found

    def scores(self, rows: Sequence[Row]) -> list[float]:
        """Score each proposal between 0 and 1."""
        if not rows:
            return []
        words, numbers = self._words, self.columns
        columns: list[int] = []
        values: list[float] = []
        starts = [0]
        for row in rows:
            # As `cells` and `matrix` lay it out, but without making names of words: this loop is hot.
            for name, value in row.items():
                if value is None or value is False:
                    continue
                if isinstance(value, str):
                    if name in words and (column := words[name].get(value)) is not None:
                        columns.append(column)
                        values.append(1.0)
                elif name in numbers:
                    columns.append(numbers[name])
                    values.append(value)
            starts.append(len(columns))
        found = self._trees.scores(array("i", starts), array("i", columns), array("d", values))
        return [round(x, 6) for x in found]

    def save(self, path: Path) -> None:
        """Write the model as gzipped JSON, the same bytes for the same model."""
        body = json.dumps({"threshold": self.threshold, "columns": list(self.columns), "trees": self.trees})
        with path.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as out:
            out.write(body.encode("utf-8"))


def load(data: bytes) -> Model:
    """Read a model that `save` wrote."""
    raw = json.loads(gzip.decompress(data))
    return Model({name: i for i, name in enumerate(raw["columns"])}, raw["trees"], raw["threshold"])


@dataclass(frozen=True)
class Models:
    """The reader's models by name: those of the package, or those given (as cross-validation does)."""

    given: Mapping[str, Model] | None = None

    def __getitem__(self, name: str) -> Model:
        """Return a model, loaded at its first use."""
        return _packaged(name) if self.given is None else self.given[name]


@cache
def _packaged(name: str) -> Model:
    return load(resources.files("tollbook.read").joinpath("models", f"{name}.json.gz").read_bytes())


def train(rows: Sequence[Row], labels: Sequence[bool], growth: Growth = Growth(), *, threshold: float = 0.5) -> Model:
    """Train a model on proposals and whether they are right. Same rows, same model."""
    import lightgbm  # noqa: PLC0415 - heavy; only reading pays for it

    seen = Counter(name for row in rows for name, _ in cells(row))
    kept = sorted(name for name, n in seen.items() if n >= growth.occurrences)
    columns = {name: i for i, name in enumerate(kept)}
    data = lightgbm.Dataset(matrix(rows, columns), [int(x) for x in labels])
    booster = lightgbm.train(growth.parameters, data, num_boost_round=growth.rounds)
    return Model(columns, booster.model_to_string(), threshold)
