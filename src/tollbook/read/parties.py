"""Say by whom: who is credited with a count (claimant), and whom the text holds responsible (perpetrator).

Rules propose noun phrases around a claim, described by where they stand to it; one model for each role weighs them
against one another and against nobody. An outlet's own voice has no claimant; rival blame has no perpetrator.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import TYPE_CHECKING

from tollbook.read.party_claimants import claimant_rows
from tollbook.read.party_find import claimant_parties, perpetrator_parties
from tollbook.read.party_perpetrators import perpetrator_rows
from tollbook.read.party_rows import scene_of

if TYPE_CHECKING:
    from tollbook.model import Phrase
    from tollbook.read.decide import Decided
    from tollbook.read.learned import Models, Row
    from tollbook.read.page import Page
    from tollbook.read.party_phrases import Party

CLAIMANT, PERPETRATOR = "claimant", "perpetrator"
_FINDERS = {CLAIMANT: claimant_parties, PERPETRATOR: perpetrator_parties}
_ROWS = {CLAIMANT: claimant_rows, PERPETRATOR: perpetrator_rows}

Group = list[tuple["Party | None", "Row"]]
"""What is weighed for one claim: each party with its features, and last nobody."""


def candidates(page: Page, decided: Sequence[Decided], role: str) -> list[Group]:
    """Propose, for each claim, the parties around it that could play a role, each with its features, and nobody."""
    return _ROWS[role](scene_of(page, decided, _FINDERS[role])) if decided else []


def shares(scores: Sequence[float]) -> list[float]:
    """Turn the scores of one claim's parties into shares of one."""
    top = max(scores)
    grown = [exp(score - top) for score in scores]
    whole = sum(grown)
    return [one / whole for one in grown]


def choose(group: Group, scores: Sequence[float], handicap: float) -> Party | None:
    """Choose the likeliest party of one claim; nobody must lead by the handicap. Of equals the first one wins."""
    ranked = [
        (share - handicap if party is None else share, -party.phrase.span.start if party else 0, party)
        for (party, _), share in zip(group, shares(scores), strict=True)
    ]
    return max(ranked, key=lambda one: one[:2])[2]


def parties(page: Page, decided: Sequence[Decided], role: str, models: Models) -> list[Phrase | None]:
    """Say for each claim who plays a role, None where the text does not say."""
    groups = candidates(page, decided, role)
    if not groups:
        return []
    model = models[role]
    scores = iter(model.scores([row for group in groups for _, row in group]))
    chosen = [choose(group, [next(scores) for _ in group], model.threshold) for group in groups]
    return [party.phrase if party else None for party in chosen]
