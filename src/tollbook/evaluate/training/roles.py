"""Train the models that say by whom, who says so, and what the harmed were."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tollbook.evaluate.matching import same_party
from tollbook.evaluate.training.gold import GoldPage, oracle
from tollbook.model import Phrase
from tollbook.read.decide import Decided
from tollbook.read.learned import Model, Row, train
from tollbook.read.parties import CLAIMANT, PERPETRATOR, candidates
from tollbook.read.status import STATUS, rows
from tollbook.read.victims import victims_phrase

Pairs = Sequence[tuple[Decided, Mapping[str, Any]]]
THRESHOLDS = {CLAIMANT: 0.4, PERPETRATOR: 0.3}
"""Where null wins: chosen once on cross-validated scores, the middle of a flat top."""


def _party_model(role: str, gold_pages: Sequence[GoldPage], oracles: Sequence[Pairs]) -> Model:
    taught: list[tuple[Row, bool]] = []
    for g, pairs in zip(gold_pages, oracles, strict=True):
        for found, (_, claim) in zip(candidates(g.page, [d for d, _ in pairs], role), pairs, strict=True):
            said = claim[role]
            taught += [(row, bool(said) and same_party(said, party.phrase.quote)) for party, row in found]
    return train([row for row, _ in taught], [right for _, right in taught], threshold=THRESHOLDS[role])


def _status_model(gold_pages: Sequence[GoldPage], oracles: Sequence[Pairs]) -> Model:
    taught: list[tuple[Row, bool]] = []
    for g, pairs in zip(gold_pages, oracles, strict=True):
        decided = [d for d, _ in pairs]
        victims = [victims_phrase(g.page.parsed[d.proposal.sentence], d.proposal.mention) for d in decided]
        by = [Phrase(d.span, c["perpetrator"]) if c["perpetrator"] else None for d, c in pairs]
        for group, (_, claim) in zip(rows(g.page, decided, victims, by), pairs, strict=True):
            taught += [(row, row["is"] == claim["status"]) for row in group]
    return train([row for row, _ in taught], [right for _, right in taught])


def train_all(gold_pages: Sequence[GoldPage]) -> dict[str, Model]:
    """Train the three models on these pages alone."""
    oracles = [oracle(g) for g in gold_pages]
    return {
        CLAIMANT: _party_model(CLAIMANT, gold_pages, oracles),
        PERPETRATOR: _party_model(PERPETRATOR, gold_pages, oracles),
        STATUS: _status_model(gold_pages, oracles),
    }
