"""Do the scores mean what they say? Of claims scored 0.8, eight in ten should be right.

Reliability bins and expected calibration error as in Guo et al., "On Calibration of Modern Neural Networks" (2017): the
mean distance between score and share right, weighted by how many claims a bin holds. Risk and coverage as in
El-Yaniv and Wiener (2010): how many of the surest claims are wrong, if only these are kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tollbook.evaluate.matching import match, neutral
from tollbook.evaluate.records import ScoredDocument

BINS = 10
SHARES = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
"""Parts of the claims, the surest first, of which the table tells how many are right."""

Rated = Sequence[tuple[float, bool]]
"""For each predicted claim its score, and whether it is right."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims whose scores lie from `low` up to `high`: how many, their mean score, the share of them that is right."""

    low: float
    high: float
    claims: int
    score: float
    right: float


def rated(gold: Mapping[str, ScoredDocument], predicted: Mapping[str, ScoredDocument]) -> list[tuple[float, bool]]:
    """Pair each predicted claim's score with whether a gold claim agrees in harm, place and count.

    Claims without a score are passed over.
    """
    found: list[tuple[float, bool]] = []
    for doc_id, document in gold.items():
        if doc_id not in predicted:
            continue
        gold_claims, predicted_claims = neutral(document, predicted[doc_id])
        right = {id(p) for _, p in match(gold_claims, predicted_claims)}
        found += [(p.score, id(p) in right) for p in predicted_claims if p.score is not None]
    return found


def reliability(claims: Rated, bins: int = BINS) -> list[Bin]:
    """Sort claims into equally wide bins of their scores; empty bins are left out."""
    out: list[Bin] = []
    for i in range(bins):
        low, high = i / bins, (i + 1) / bins
        own = [(s, r) for s, r in claims if low <= s < high or (s == 1.0 and i == bins - 1)]
        if own:
            mean, right = sum(s for s, _ in own) / len(own), sum(r for _, r in own) / len(own)
            out.append(Bin(low, high, len(own), mean, right))
    return out


def calibration_error(claims: Rated, bins: int = BINS) -> float:
    """Work out the expected calibration error, in points; 0 where there are no claims."""
    found = reliability(claims, bins)
    whole = sum(b.claims for b in found)
    return 100 * sum(b.claims * abs(b.score - b.right) for b in found) / whole if whole else 0.0


def right_of_surest(claims: Rated, share: float) -> float:
    """Return how many in a hundred of the surest claims are right; 100 where there are none."""
    ordered = sorted(claims, key=lambda c: -c[0])[: round(share * len(claims))]
    return 100 * sum(right for _, right in ordered) / len(ordered) if ordered else 100.0


def calibration_table(claims: Rated) -> str:
    """Write both as one table of text."""
    lines = [f"scores of {len(claims)} claims, calibration error {calibration_error(claims):.1f} points"]
    lines.append("score        claims  mean score  right")
    lines += [
        f"{b.low:.1f} to {b.high:.1f}  {b.claims:7d}  {100 * b.score:10.1f}  {100 * b.right:5.1f}"
        for b in reliability(claims)
    ]
    lines.append("the surest   right")
    lines += [f"{share:8.0%}     {right_of_surest(claims, share):5.1f}" for share in SHARES]
    return "\n".join(lines)
