"""Train the models that say by whom, who says so, and what the harmed were."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tollbook.evaluate.matching import same_party
from tollbook.evaluate.training.choice import Choice, train_choice
from tollbook.evaluate.training.gold import GoldPage, oracle
from tollbook.model import Phrase
from tollbook.read.decide import Decided
from tollbook.read.learned import Model, Row, train
from tollbook.read.parties import CLAIMANT, PERPETRATOR, candidates
from tollbook.read.status import STATUS, rows
from tollbook.read.victims import victims_phrase

Pairs = Sequence[tuple[Decided, Mapping[str, Any]]]
NOBODY_HANDICAP = 0.15
"""By how much nobody must lead, in shares of one: where both are close, naming the likeliest is the better guess."""

STATUS_ROUNDS = 200
"""More rounds teach no more: held-out accuracy is flat from 200 to 700."""


def party_choices(role: str, gold_page: GoldPage, pairs: Pairs) -> list[Choice]:
    """Mark for each claim which of its parties the gold names; nobody where it names none."""
    groups = candidates(gold_page.page, [d for d, _ in pairs], role)
    return [
        Choice(
            gold_page.doc_id,
            [row for _, row in group],
            [same_party(claim[role], party.phrase.quote if party else None) for party, _ in group],
        )
        for group, (_, claim) in zip(groups, pairs, strict=True)
    ]


def _party_model(role: str, gold_pages: Sequence[GoldPage], oracles: Sequence[Pairs]) -> Model:
    told = [party_choices(role, g, pairs) for g, pairs in zip(gold_pages, oracles, strict=True)]
    return train_choice([choice for found in told for choice in found], handicap=NOBODY_HANDICAP)


def _status_model(gold_pages: Sequence[GoldPage], oracles: Sequence[Pairs]) -> Model:
    taught: list[tuple[Row, bool]] = []
    for g, pairs in zip(gold_pages, oracles, strict=True):
        decided = [d for d, _ in pairs]
        victims = [victims_phrase(g.page.parsed[d.proposal.sentence], d.proposal.mention) for d in decided]
        by = [Phrase(d.span, c["perpetrator"]) if c["perpetrator"] else None for d, c in pairs]
        for group, (_, claim) in zip(rows(g.page, decided, victims, by), pairs, strict=True):
            taught += [(row, row["is"] == claim["status"]) for row in group]
    return train([row for row, _ in taught], [right for _, right in taught], rounds=STATUS_ROUNDS)


def train_all(gold_pages: Sequence[GoldPage]) -> dict[str, Model]:
    """Train the three models on these pages alone."""
    oracles = [oracle(g) for g in gold_pages]
    return {
        CLAIMANT: _party_model(CLAIMANT, gold_pages, oracles),
        PERPETRATOR: _party_model(PERPETRATOR, gold_pages, oracles),
        STATUS: _status_model(gold_pages, oracles),
    }
