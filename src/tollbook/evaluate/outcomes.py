"""What became of each claim, gold or predicted, and a name for it that holds from run to run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tollbook.evaluate.matching import match, neutral
from tollbook.evaluate.records import ScoredClaim, ScoredDocument
from tollbook.evaluate.tally import tuple_right
from tollbook.model.ids import digest


class Outcome(StrEnum):
    """What became of one claim."""

    RIGHT = "right"  # found, and quotable: hedge, status, polarity and claimant are right
    FOUND = "found"  # found, with something about it wrong
    MISSED = "missed"  # in the gold file, not found
    WRONG = "wrong"  # predicted, not in the gold file


Standing = Mapping[str, Mapping[str, Outcome]]
"""Document id, then claim key, to what became of the claim; what is missed is left out."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One claim with what became of it."""

    doc_id: str
    key: str
    claim: ScoredClaim
    outcome: Outcome


def claim_key(doc_id: str, claim: ScoredClaim, *, wrong: bool = False) -> str:
    """Name a claim by its place, harm and count: ten hexadecimal digits, not a word of the text.

    A wrong claim may stand just where a gold one does; it gets a name of its own.
    """
    value = [None] if claim.value is None else list(claim.value)
    return digest([doc_id, claim.span.start, claim.span.end, claim.harm.value, "wrong" if wrong else "", *value])[:10]


def judge(gold: Mapping[str, ScoredDocument], predicted: Mapping[str, ScoredDocument]) -> Iterator[Judged]:
    """Tell of each claim what became of it; documents in the order of the gold file, gold claims before wrong ones."""
    for doc_id, document in gold.items():
        prediction = predicted.get(doc_id) or ScoredDocument(doc_id, (), {})
        gold_claims, predicted_claims = neutral(document, prediction)
        found = {id(g): p for g, p in match(gold_claims, predicted_claims)}
        taken = {id(p) for p in found.values()}
        for claim in gold_claims:
            yield Judged(doc_id, claim_key(doc_id, claim), claim, _outcome(claim, found.get(id(claim))))
        for claim in predicted_claims:
            if id(claim) not in taken:
                yield Judged(doc_id, claim_key(doc_id, claim, wrong=True), claim, Outcome.WRONG)


def _outcome(gold: ScoredClaim, predicted: ScoredClaim | None) -> Outcome:
    if predicted is None:
        return Outcome.MISSED
    return Outcome.RIGHT if tuple_right(gold, predicted) else Outcome.FOUND


def standing(judged: Iterable[Judged]) -> dict[str, dict[str, Outcome]]:
    """Keep of judged claims what a later run needs to tell gains from losses."""
    out: dict[str, dict[str, Outcome]] = {}
    for one in judged:
        if one.outcome is not Outcome.MISSED:
            out.setdefault(one.doc_id, {})[one.key] = one.outcome
    return out
