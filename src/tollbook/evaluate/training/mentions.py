"""Train the two models that decide who was harmed, and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tollbook.evaluate.training.gold import GoldPage, matching
from tollbook.read.decide import FIRST, RULED_OUT, SECOND, context_rows
from tollbook.read.harm import Proposal, propose
from tollbook.read.learned import Growth, Model, Row, train

INNER_FOLDS = 2
GROWTH = {FIRST: Growth(rounds=300, leaves=96, rate=0.12, occurrences=8), SECOND: Growth(leaves=96, occurrences=8)}
THRESHOLD = 0.4
"""Where precision and recall meet: chosen once on cross-validated scores, the middle of a flat top (0.36 to 0.44)."""


@dataclass(frozen=True)
class Labelled:
    """A page's proposals, whether each is right, and which count in training (doubles of a right one do not)."""

    gold_page: GoldPage
    proposals: list[Proposal]
    right: list[bool]
    counts: list[bool]


@cache
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


Example = tuple[Row, bool]


def _fit(examples: Sequence[Example], name: str) -> Model:
    return train([row for row, _ in examples], [right for _, right in examples], GROWTH[name], threshold=THRESHOLD)


def _first(labelled: Sequence[Labelled]) -> Model:
    counted = [
        (p.row, right)
        for x in labelled
        for p, right, counts in zip(x.proposals, x.right, x.counts, strict=True)
        if counts
    ]
    return _fit(counted, FIRST)


def _context_examples(labelled: Labelled, scores: Sequence[float]) -> list[Example]:
    """Describe the proposals that the second model will be asked about, as the reader does."""
    asked = [i for i, score in enumerate(scores) if score >= RULED_OUT and labelled.counts[i]]
    rows = context_rows(labelled.gold_page.page, labelled.proposals, scores, asked)
    return [(row, labelled.right[i]) for row, i in zip(rows, asked, strict=True)]


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
    told = [example for x, s in zip(labelled, first, strict=True) for example in _context_examples(x, s)]
    return {FIRST: _first(labelled), SECOND: _fit(told, SECOND)}
