"""Settle each claim's victim status: "nine others" are who the sentence says they are.

The claim's own words ("eight civilians") are most of what a model weighs; beside them stand who else the sentence and
the page speak of, what a name's bearer is called, who is said to have done it. Claims that speak of the same people
then lend each other their status.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tollbook.read.status_lending import lend
from tollbook.read.status_rows import STATUSES, rows

if TYPE_CHECKING:
    from tollbook.model import Phrase, Status
    from tollbook.read.decide import Decided
    from tollbook.read.learned import Models
    from tollbook.read.page import Page

__all__ = ["STATUS", "STATUSES", "rows", "statuses"]

STATUS = "status"
"""The name of the model."""


def statuses(
    page: Page,
    decided: Sequence[Decided],
    victims: Sequence[Phrase | None],
    perpetrators: Sequence[Phrase | None],
    models: Models,
) -> list[Status]:
    """Settle each claim's status."""
    groups = rows(page, decided, victims, perpetrators)
    scores = iter(models[STATUS].scores([row for group in groups for row in group]))
    own = [[next(scores) for _ in group] for group in groups]
    return [max(zip(found, STATUSES, strict=True), key=lambda pair: pair[0])[1] for found in lend(page, decided, own)]
