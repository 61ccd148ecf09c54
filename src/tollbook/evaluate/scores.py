"""The measures: how well predicted claims and events agree with gold ones.

    claim_p claim_r claim_f1     a claim is found with its harm, its place and its count
    find_f1                      the same, the count left aside
    hedge status polarity victims claimant perpetrator    share right among the claims found
    tuple_f1                     found, with hedge, status, polarity and claimant right too
    same_as_f1 part_of_f1        pairs of claims found that repeat, or hold, one another; any repeat will do
    event_b3_f1                  B-cubed of events over claims found, in documents of two or more gold events
    background_f1                claims of a background event, among the claims found
    date place country           share right of the events of claims found; nothing is right only where gold has nothing

All are shares from 0 to 1. A measure without a single case is left out where the definition says so (`event_b3_f1`,
`date`, `place`, `country`), else 0. A gold document without a prediction counts as one without claims.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tollbook.evaluate.records import ScoredDocument
from tollbook.evaluate.tally import Tally, tally

FIELDS: Final = ("hedge", "status", "polarity", "victims", "claimant", "perpetrator")
EVENT_FIELDS: Final = ("date", "place", "country")


@dataclass(frozen=True, slots=True)
class Score:
    """The measures by name, each from 0 to 1, in the order of this module's list, and what they rest on."""

    measures: Mapping[str, float]
    documents: int
    gold: int
    predicted: int
    matched: int


def precision_recall_f1(both: int, gold: int, predicted: int) -> tuple[float, float, float]:
    """Work out the three, 0 where there is nothing to divide by."""
    precision = both / predicted if predicted else 0.0
    recall = both / gold if gold else 0.0
    return precision, recall, _harmonic(precision, recall)


def _harmonic(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def measures_of(total: Tally) -> dict[str, float]:
    """Turn counts into measures, in the order of this module's list."""
    n = total.counts
    out: dict[str, float] = {}
    out["claim_p"], out["claim_r"], out["claim_f1"] = precision_recall_f1(n["matched"], n["gold"], n["predicted"])
    out["find_f1"] = precision_recall_f1(n["found"], n["gold"], n["predicted"])[2]
    out |= {name: n[name] / n["matched"] if n["matched"] else 0.0 for name in FIELDS}
    out["tuple_f1"] = precision_recall_f1(n["tuple"], n["gold"], n["predicted"])[2]
    out["same_as_f1"] = precision_recall_f1(n["same_both"], n["same_gold"], n["same_predicted"])[2]
    out["part_of_f1"] = precision_recall_f1(n["part_both"], n["part_gold"], n["part_predicted"])[2]
    if total.b_cubed:
        precision, recall = (sum(part) / len(total.b_cubed) for part in zip(*total.b_cubed, strict=True))
        out["event_b3_f1"] = _harmonic(precision, recall)
    background = (n["background_both"], n["background_gold"], n["background_predicted"])
    out["background_f1"] = precision_recall_f1(*background)[2]
    if n["matched"]:
        out |= {name: n[name] / n["matched"] for name in EVENT_FIELDS}
    return out


def score_of(total: Tally) -> Score:
    """Turn counts into a score."""
    n = total.counts
    return Score(measures_of(total), n["documents"], n["gold"], n["predicted"], n["matched"])


def score(gold: Mapping[str, ScoredDocument], predicted: Mapping[str, ScoredDocument]) -> Score:
    """Score predictions over all gold documents; what is predicted for other documents is not looked at."""
    total = Tally()
    for doc_id, document in gold.items():
        total.add(tally(document, predicted.get(doc_id)))
    return score_of(total)


def group_of(doc_id: str) -> str:
    """Name the group of a document: what stands before the first colon of its id, or "other"."""
    group, colon, _ = doc_id.partition(":")
    return group if colon else "other"


def score_groups(gold: Mapping[str, ScoredDocument], predicted: Mapping[str, ScoredDocument]) -> dict[str, Score]:
    """Score each group of documents apart, groups in the order of their names."""
    totals: dict[str, Tally] = {}
    for doc_id, document in gold.items():
        totals.setdefault(group_of(doc_id), Tally()).add(tally(document, predicted.get(doc_id)))
    return {group: score_of(totals[group]) for group in sorted(totals)}
