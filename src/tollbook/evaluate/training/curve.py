"""Draw the learning curve: how many claims are found by models taught a part of the gold, more and more of it."""

from __future__ import annotations

import hashlib
import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import product

from tollbook.evaluate.training import mentions
from tollbook.evaluate.training.gold import FOLDS, GoldPage
from tollbook.read.decide import decide
from tollbook.read.harm import Proposal
from tollbook.read.learned import Models

SHARES = (0.125, 0.25, 0.5, 1.0)
_given: list[Sequence[GoldPage]] = []


def _is_taught(doc_id: str, share: float) -> bool:
    """Take a share of the documents, the larger shares holding the smaller ones."""
    return int(hashlib.sha256(f"curve {doc_id}".encode()).hexdigest()[:8], 16) < share * 0x100000000


def _key(proposal: Proposal) -> tuple[int, int, int, str]:
    return proposal.sentence, proposal.mention.start, proposal.mention.end, proposal.harm.value


def _found(pages: Sequence[GoldPage], models: Models) -> tuple[int, int, int]:
    """Count claims that are rightly found, found, and in the gold."""
    right = found = gold = 0
    for g in pages:
        labelled = mentions.label(g)
        wanted = {_key(p) for p, is_right in zip(labelled.proposals, labelled.right, strict=True) if is_right}
        taken = {_key(d.proposal) for d in decide(g.page, models)}
        right, found, gold = right + len(wanted & taken), found + len(taken), gold + len(g.gold["claims"])
    return right, found, gold


def _point(asked: tuple[float, int]) -> tuple[int, int, int, int]:
    share, fold = asked
    scored, *beside = _given
    kept = [g for g in scored if g.fold != fold]
    taught = [g for pages in (kept, *beside) for g in pages if _is_taught(g.doc_id, share)]
    models = Models(mentions.train_all(taught))
    claims = sum(len(g.gold["claims"]) for g in taught)
    return (claims, *_found([g for g in scored if g.fold == fold], models))


def learning_curve(scored: Sequence[GoldPage], *beside: Sequence[GoldPage]) -> Iterator[tuple[float, int, float]]:
    """Yield for each share of the documents how many claims it teaches, and claim F1 on held-out folds, in percent."""
    _given[:] = [scored, *beside]
    for pages in _given:
        for g in pages:
            mentions.label(g)
    with ProcessPoolExecutor(FOLDS, mp_context=multiprocessing.get_context("fork")) as pool:
        points = list(pool.map(_point, product(SHARES, range(FOLDS))))
    for i, share in enumerate(SHARES):
        own = points[i * FOLDS : (i + 1) * FOLDS]
        claims, right, found, gold = (sum(column) for column in zip(*own, strict=True))
        yield share, claims // FOLDS, 200 * right / (found + gold)
