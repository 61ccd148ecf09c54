"""Train the models that say by whom, who says so, and what the harmed were."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tollbook.evaluate.matching import same_party
from tollbook.evaluate.training.choice import Choice, train_choice
from tollbook.evaluate.training.gold import GoldPage, oracle
from tollbook.model import Phrase
from tollbook.read.learned import Growth, Model, Row, train
from tollbook.read.parties import CLAIMANT, PERPETRATOR, candidates
from tollbook.read.status import STATUS, rows
from tollbook.read.victims import victims_phrase

NOBODY_HANDICAP = 0.15
"""By how much nobody must lead, in shares of one: where both are close, naming the likeliest is the better guess."""

STATUS_GROWTH = Growth(rounds=200)
"""More teaches no more: held-out accuracy is flat from 200 rounds to 700, and falls a little with more leaves."""


@cache
def party_choices(role: str, gold_page: GoldPage) -> list[Choice]:
    """Mark for each claim which of its parties the gold names; nobody where it names none."""
    pairs = oracle(gold_page)
    groups = candidates(gold_page.page, [d for d, _ in pairs], role)
    return [
        Choice(
            gold_page.doc_id,
            [row for _, row in group],
            [same_party(claim[role], party.phrase.quote if party else None) for party, _ in group],
        )
        for group, (_, claim) in zip(groups, pairs, strict=True)
    ]


def examples(gold_page: GoldPage) -> None:
    """Work out what one page teaches, once."""
    for role in (CLAIMANT, PERPETRATOR):
        party_choices(role, gold_page)
    status_examples(gold_page)


def _party_model(role: str, gold_pages: Sequence[GoldPage]) -> Model:
    choices = [choice for g in gold_pages for choice in party_choices(role, g)]
    return train_choice(choices, handicap=NOBODY_HANDICAP)


@cache
def status_examples(gold_page: GoldPage) -> list[tuple[Row, bool]]:
    """Set each claim beside each status that it could have, and tell whether it has it."""
    pairs = oracle(gold_page)
    decided = [d for d, _ in pairs]
    victims = [victims_phrase(gold_page.page.parsed[d.proposal.sentence], d.proposal.mention) for d in decided]
    by = [Phrase(d.span, c["perpetrator"]) if c["perpetrator"] else None for d, c in pairs]
    groups = rows(gold_page.page, decided, victims, by)
    return [
        (row, row["is"] == claim["status"]) for group, (_, claim) in zip(groups, pairs, strict=True) for row in group
    ]


def _status_model(gold_pages: Sequence[GoldPage]) -> Model:
    taught = [example for g in gold_pages for example in status_examples(g)]
    return train([row for row, _ in taught], [right for _, right in taught], STATUS_GROWTH)


def train_all(gold_pages: Sequence[GoldPage]) -> dict[str, Model]:
    """Train the three models on these pages alone."""
    return {
        CLAIMANT: _party_model(CLAIMANT, gold_pages),
        PERPETRATOR: _party_model(PERPETRATOR, gold_pages),
        STATUS: _status_model(gold_pages),
    }
