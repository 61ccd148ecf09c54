"""Counting: what agrees and what does not, document by document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from tollbook.evaluate.matching import Pair, match, neutral, same_day, same_party, same_people
from tollbook.evaluate.records import ScoredClaim, ScoredDocument

TUPLE_FIELDS: Final = ("hedge", "status", "polarity", "claimant")


@dataclass(slots=True)
class Tally:
    """What was counted over some documents; tallies of several documents add up to the tally of all."""

    counts: Counter[str] = field(default_factory=Counter)
    b_cubed: list[tuple[float, float]] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Count another's documents too."""
        self.counts.update(other.counts)
        self.b_cubed.extend(other.b_cubed)


def fields_right(gold: ScoredClaim, predicted: ScoredClaim) -> dict[str, bool]:
    """Compare a pair field by field."""
    return {
        "hedge": gold.hedge is predicted.hedge,
        "status": gold.status is predicted.status,
        "polarity": gold.polarity is predicted.polarity,
        "victims": same_party(gold.victims, predicted.victims),
        "claimant": same_party(gold.claimant, predicted.claimant),
        "perpetrator": same_party(gold.perpetrator, predicted.perpetrator),
    }


def tuple_right(gold: ScoredClaim, predicted: ScoredClaim) -> bool:
    """Tell whether a pair agrees in all that makes a claim quotable."""
    right = fields_right(gold, predicted)
    return all(right[name] for name in TUPLE_FIELDS)


def tally(document: ScoredDocument, predicted: ScoredDocument | None) -> Tally:
    """Count one document."""
    prediction = predicted or ScoredDocument(document.doc_id, (), {})
    gold_claims, predicted_claims = neutral(document, prediction)
    pairs = match(gold_claims, predicted_claims)
    out = Tally()
    out.counts.update(
        documents=1,
        gold=len(gold_claims),
        predicted=len(predicted_claims),
        matched=len(pairs),
        found=len(match(gold_claims, predicted_claims, same_count=False)),
    )
    for pair in pairs:
        out.counts.update(_fields(*pair))
        out.counts.update(_event(document, prediction, pair))
    out.counts.update(_relations(gold_claims, predicted_claims, pairs))
    if len({claim.event for claim in gold_claims}) > 1:
        out.b_cubed.extend(_b_cubed(pairs))
    return out


def _fields(gold: ScoredClaim, predicted: ScoredClaim) -> Counter[str]:
    right = fields_right(gold, predicted)
    counts = Counter({name: int(value) for name, value in right.items()})
    counts["tuple"] = all(right[name] for name in TUPLE_FIELDS)
    return counts


def _event(document: ScoredDocument, prediction: ScoredDocument, pair: Pair) -> Counter[str]:
    gold, predicted = document.event_of(pair[0]), prediction.event_of(pair[1])
    return Counter(
        background_both=gold.background and predicted.background,
        background_gold=gold.background,
        background_predicted=predicted.background,
        date=same_day(gold.first_day, predicted.first_day),
        place=same_party(gold.place, predicted.place),
        country=gold.country == predicted.country,
    )


def _links(claims: Iterable[ScoredClaim], groups: Mapping[str, str]) -> set[tuple[str, str]]:
    """List which group is said to be part of which."""
    return {(groups[c.id], groups[c.part_of]) for c in claims if c.part_of is not None and c.part_of in groups}


def _relations(gold: list[ScoredClaim], predicted: list[ScoredClaim], pairs: list[Pair]) -> Counter[str]:
    """Count repeats and parts over all pairs of claims found."""
    gold_groups, predicted_groups = same_people(gold), same_people(predicted)
    gold_links, predicted_links = _links(gold, gold_groups), _links(predicted, predicted_groups)
    counts: Counter[str] = Counter()
    for (g1, p1), (g2, p2) in combinations(pairs, 2):
        g, h = gold_groups[g1.id], gold_groups[g2.id]
        p, q = predicted_groups[p1.id], predicted_groups[p2.id]
        in_gold, in_predicted = bool({(g, h), (h, g)} & gold_links), bool({(p, q), (q, p)} & predicted_links)
        counts.update(
            same_both=g == h and p == q,
            same_gold=g == h,
            same_predicted=p == q,
            part_both=in_gold and in_predicted,
            part_gold=in_gold,
            part_predicted=in_predicted,
        )
    return counts


def _b_cubed(pairs: list[Pair]) -> Iterable[tuple[float, float]]:
    """Give precision and recall of each found claim's event."""
    for gold, predicted in pairs:
        in_gold = {i for i, (g, _) in enumerate(pairs) if g.event == gold.event}
        in_predicted = {i for i, (_, p) in enumerate(pairs) if p.event == predicted.event}
        common = len(in_gold & in_predicted)
        yield common / len(in_predicted), common / len(in_gold)
