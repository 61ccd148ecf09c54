"""What is taken for what: tables of gold values against predicted ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from tollbook.evaluate.matching import match, neutral
from tollbook.evaluate.records import ScoredDocument

Field = Literal["harm", "hedge", "status"]

NONE: Final = "(none)"
"""Stands for the claim that one side does not have: missed as a column, wrong as a row."""


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often the gold value (first) met the predicted one (second)."""

    field: Field
    cells: Mapping[tuple[str, str], int]

    def labels(self) -> list[str]:
        """List the values that occur, the missing claim last."""
        values = {value for cell in self.cells for value in cell}
        return sorted(values - {NONE}) + [NONE] * (NONE in values)

    def mistakes(self) -> list[tuple[str, str, int]]:
        """List what was taken for what, the most frequent first."""
        wrong = [(gold, predicted, n) for (gold, predicted), n in self.cells.items() if gold != predicted]
        return sorted(wrong, key=lambda row: (-row[2], row[0], row[1]))


def confusion(gold: Mapping[str, ScoredDocument], predicted: Mapping[str, ScoredDocument], field: Field) -> Confusion:
    """Set gold values beside predicted ones.

    Hedge and status are compared on claims found, as the measures are. Harm decides whether a claim is found, so for
    harm the claims are paired by place and count alone, and those without a partner are listed under `(none)`.
    """
    cells: Counter[tuple[str, str]] = Counter()
    for doc_id, document in gold.items():
        prediction = predicted.get(doc_id) or ScoredDocument(doc_id, (), {})
        gold_claims, predicted_claims = neutral(document, prediction)
        pairs = match(gold_claims, predicted_claims, same_harm=field != "harm")
        cells.update((str(getattr(g, field)), str(getattr(p, field))) for g, p in pairs)
        if field == "harm":
            found, taken = {id(g) for g, _ in pairs}, {id(p) for _, p in pairs}
            cells.update((claim.harm.value, NONE) for claim in gold_claims if id(claim) not in found)
            cells.update((NONE, claim.harm.value) for claim in predicted_claims if id(claim) not in taken)
    return Confusion(field, dict(sorted(cells.items())))
