"""Train the two models that decide who was harmed, and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tollbook.evaluate.training.gold import GoldPage, matching
from tollbook.read.decide import FIRST, SECOND, context_rows
from tollbook.read.harm import Proposal, propose
from tollbook.read.learned import Model, Row, train

INNER_FOLDS = 3
FIRST_ROUNDS, CONTEXT_ROUNDS = 300, 250
THRESHOLD = 0.4
"""Where precision and recall meet: chosen once on cross-validated scores, the middle of a flat top (0.36 to 0.44)."""


@dataclass(frozen=True)
class Labelled:
    """A page's proposals, whether each is right, and which count in training (doubles of a right one do not)."""

    gold_page: GoldPage
    proposals: list[Proposal]
    right: list[bool]
    counts: list[bool]


def label(gold_page: GoldPage) -> Labelled:
    """Mark which proposals the gold holds."""
    proposals = list(propose(gold_page.page))
    right, counts = [False] * len(proposals), [True] * len(proposals)
    for claim in gold_page.gold["claims"]:
        for rank, i in enumerate(matching(gold_page.page, proposals, claim)):
            if rank == 0:
                right[i] = True
            elif not right[i]:
                counts[i] = False
    return Labelled(gold_page, proposals, right, [c or r for c, r in zip(counts, right, strict=True)])


def _fit(rows: Sequence[Sequence[Row]], labelled: Sequence[Labelled], *, rounds: int, threshold: float = 0.5) -> Model:
    kept = [
        (row, x.right[i]) for group, x in zip(rows, labelled, strict=True) for i, row in enumerate(group) if x.counts[i]
    ]
    return train([row for row, _ in kept], [right for _, right in kept], rounds=rounds, threshold=threshold)


def _first(labelled: Sequence[Labelled]) -> Model:
    return _fit([[p.row for p in x.proposals] for x in labelled], labelled, rounds=FIRST_ROUNDS)


def _held_out(labelled: Sequence[Labelled]) -> list[list[float]]:
    """Score each page's proposals by a first model that has not seen the page."""
    scores: list[list[float]] = [[] for _ in labelled]
    for inner in range(INNER_FOLDS):
        model = _first([x for i, x in enumerate(labelled) if i % INNER_FOLDS != inner])
        for i, x in enumerate(labelled):
            if i % INNER_FOLDS == inner:
                scores[i] = model.scores([p.row for p in x.proposals])
    return scores


def train_all(gold_pages: Sequence[GoldPage]) -> dict[str, Model]:
    """Train both models on these pages alone."""
    labelled = [label(g) for g in gold_pages]
    first = _held_out(labelled)
    rows = [context_rows(x.gold_page.page, x.proposals, s) for x, s in zip(labelled, first, strict=True)]
    return {
        FIRST: _first(labelled),
        SECOND: _fit(rows, labelled, rounds=CONTEXT_ROUNDS, threshold=THRESHOLD),
    }
