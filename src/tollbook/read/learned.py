"""Decide among proposals with boosted trees that were trained on the gold (LightGBM, text models in the package).

The rules propose; a model decides. A proposal is a row of named features, numbers or words; the model keeps the list of
columns it knows ("cue=kill", "distance"), so that a row can be explained and a model can be read by eye.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from typing import Any

Row = Mapping[str, float | str | bool | None]

MIN_OCCURRENCES = 4
"""A word seen fewer times in training is no column: it could only be learned by heart."""

PARAMETERS: dict[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.06,
    "num_leaves": 48,
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
ROUNDS = 400


def cells(row: Row) -> list[tuple[str, float]]:
    """Turn named features into columns: words become `name=word`, truth values and numbers keep their name."""
    return [
        (f"{name}={value}", 1.0) if isinstance(value, str) else (name, float(value))
        for name, value in row.items()
        if value is not None and value is not False
    ]


def matrix(rows: Sequence[Row], columns: Mapping[str, int]) -> Any:
    """Lay rows out as a sparse matrix over the columns that are known."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - heavy; only reading pays for it

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
    return csr_matrix((data, indices, starts), shape=(len(rows), len(columns)), dtype="float64")


@dataclass(frozen=True)
class Model:
    """Boosted trees over named columns, with the score at which a proposal is taken."""

    columns: Mapping[str, int]
    trees: str
    threshold: float

    @cached_property
    def _booster(self) -> Any:
        import lightgbm  # noqa: PLC0415 - heavy; only reading pays for it

        return lightgbm.Booster(model_str=self.trees)

    def scores(self, rows: Sequence[Row]) -> list[float]:
        """Score each proposal between 0 and 1."""
        if not rows:
            return []
        found = self._booster.predict(matrix(rows, self.columns), num_threads=1)
        return [round(float(x), 6) for x in found]

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


def train(rows: Sequence[Row], labels: Sequence[bool], *, threshold: float = 0.5, rounds: int = ROUNDS) -> Model:
    """Train a model on proposals and whether they are right. Same rows, same model."""
    import lightgbm  # noqa: PLC0415 - heavy; only reading pays for it

    seen = Counter(name for row in rows for name, _ in cells(row))
    kept = sorted(name for name, n in seen.items() if n >= MIN_OCCURRENCES)
    columns = {name: i for i, name in enumerate(kept)}
    data = lightgbm.Dataset(matrix(rows, columns), [int(x) for x in labels])
    booster = lightgbm.train(PARAMETERS, data, num_boost_round=rounds)
    return Model(columns, booster.model_to_string(), threshold)
