"""Train the models that relate claims: repeats, parts and wholes, events, background.

Thresholds, and the rows of a model that rests on another's scores, come from scores of documents that the model has not
seen: within the documents given, by folds of their own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace

from tollbook.evaluate.training.gold import GoldPage
from tollbook.evaluate.training.sheets import (
    Examples,
    Scores,
    Sheet,
    background_examples,
    event_examples,
    inside_examples,
    same_examples,
    sheets,
    whole_examples,
)
from tollbook.read.events import Links, event_groups, first_told, is_background
from tollbook.read.learned import Growth, Model, train
from tollbook.read.repeats import same_groups, with_sums
from tollbook.read.wholes import Wholes, choose

INNER_FOLDS = 4
SHARES = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75)
"""The thresholds tried."""
MANY = Growth()
FEW = Growth(rounds=60)
"""Rounds of the model that weighs groups: its rows are few."""
SOME = Growth(rounds=150)
"""Rounds of the model of background: the documents that tell history are few."""

Groups = Sequence[Sequence[int]]


def _fit(made: Sequence[Examples], growth: Growth) -> Model:
    examples = [example for one in made for example in one.values()]
    return train([row for row, _ in examples], [label for _, label in examples], growth)


def _inner_fold(doc_id: str) -> int:
    return int(hashlib.sha256(f"inner {doc_id}".encode()).hexdigest()[:8], 16) % INNER_FOLDS


def _score(model: Model, made: Examples) -> Scores:
    return dict(zip(made, model.scores([row for row, _ in made.values()]), strict=True))


def _held_out(seen: Sequence[Sheet], made: Sequence[Examples], growth: Growth) -> list[Scores]:
    """Score each document by a model that has not seen it."""
    folds = [_inner_fold(sheet.doc_id) for sheet in seen]
    models = {f: _fit([m for m, g in zip(made, folds, strict=True) if g != f], growth) for f in sorted(set(folds))}
    return [_score(models[f], m) for m, f in zip(made, folds, strict=True)]


def _best(value: Callable[[float], float]) -> float:
    """Choose the threshold of the best value, each averaged with its neighbours: a peak by chance is narrow."""
    values = [value(share) for share in SHARES]
    smooth = [sum(values[max(0, i - 1) : i + 2]) / len(values[max(0, i - 1) : i + 2]) for i in range(len(values))]
    return SHARES[max(range(len(SHARES)), key=lambda i: (round(smooth[i], 4), -abs(SHARES[i] - 0.5)))]


def _f1(judged: Iterable[tuple[bool, bool]]) -> float:
    """Work out F1 over (is so, was said)."""
    both = gold = found = 0
    for is_so, said in judged:
        both, gold, found = both + (is_so and said), gold + is_so, found + said
    return 2 * both / (gold + found) if gold + found else 0.0


def _pairs_f1(truths: Iterable[Sequence[Hashable]], found: Groups) -> float:
    """Score groups by the pairs that they join."""
    return _f1(
        (truth[i] == truth[j], said[i] == said[j])
        for truth, said in zip(truths, found, strict=True)
        for j in range(len(said))
        for i in range(j)
    )


def _b_cubed(truths: Iterable[Sequence[Hashable]], found: Groups) -> float:
    """Score groups by how pure and how whole each claim finds its own, in documents of two or more events."""
    shares: list[tuple[float, float]] = []
    for truth, said in zip(truths, found, strict=True):
        if len(set(truth)) == 1:
            continue
        for i in range(len(said)):
            own = {j for j in range(len(said)) if said[j] == said[i]}
            gold = {j for j in range(len(said)) if truth[j] == truth[i]}
            shares.append((len(own & gold) / len(own), len(own & gold) / len(gold)))
    precision, recall = (sum(s) / len(shares) for s in zip(*shares, strict=True)) if shares else (0.0, 0.0)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _part_pairs_f1(
    seen: Sequence[Sheet], wholes: Sequence[Wholes], scores: Sequence[Scores], threshold: float
) -> float:
    """Score parts and wholes by their pairs of claims."""
    judged: list[tuple[bool, bool]] = []
    for sheet, found, score in zip(seen, wholes, scores, strict=True):
        edges = choose(score, threshold, found.room)
        same, group = sheet.same, found.group
        for j in range(len(same)):
            for i in range(j):
                is_so = bool({(same[i], same[j]), (same[j], same[i])} & sheet.part)
                judged.append((is_so, bool({(group[i], group[j]), (group[j], group[i])} & edges)))
    return _f1(judged)


def _train_same(seen: Sequence[Sheet]) -> tuple[Model, list[list[int]]]:
    """Train the model of repeats; give the groups that held-out scores make, which the next model rests on."""
    made = [same_examples(sheet) for sheet in seen]
    held = _held_out(seen, made, MANY)

    def groups(threshold: float) -> list[list[int]]:
        return [same_groups(len(s.same), scores, threshold) for s, scores in zip(seen, held, strict=True)]

    threshold = _best(lambda share: _pairs_f1((s.same for s in seen), groups(share)))
    return replace(_fit(made, MANY), threshold=threshold), groups(threshold)


def _train_parts(seen: Sequence[Sheet], groups: Groups) -> tuple[dict[str, Model], list[Links]]:
    """Train the model of pairs inside one another, and on its held-out scores the one that weighs groups.

    Gives also the links that held-out scores make, which the next models rest on.
    """
    made = [inside_examples(sheet) for sheet in seen]
    held = _held_out(seen, made, MANY)
    wholes = [Wholes(s.scene, group, scores) for s, group, scores in zip(seen, groups, held, strict=True)]
    weighed = [whole_examples(s, w) for s, w in zip(seen, wholes, strict=True)]
    scores = [with_sums(w, s) for w, s in zip(wholes, _held_out(seen, weighed, FEW), strict=True)]
    threshold = _best(lambda share: _part_pairs_f1(seen, wholes, scores, share))
    links = [Links(w.group, choose(s, threshold, w.room)) for w, s in zip(wholes, scores, strict=True)]
    models = {"part_pair": _fit(made, MANY), "part_of": replace(_fit(weighed, FEW), threshold=threshold)}
    return models, links


def _train_events(seen: Sequence[Sheet], links: Sequence[Links]) -> dict[str, Model]:
    """Train the model of background, and on its held-out scores the one that tells events apart."""
    history = [background_examples(sheet) for sheet in seen]
    past = _held_out(seen, history, SOME)
    made = [event_examples(s, p, related) for s, p, related in zip(seen, past, links, strict=True)]
    held = _held_out(seen, made, MANY)

    def groups(threshold: float) -> list[list[int]]:
        return [event_groups(of, scores, threshold) for of, scores in zip(links, held, strict=True)]

    threshold = _best(lambda share: _b_cubed((s.events for s in seen), groups(share)))
    found = groups(threshold)

    told = [first_told(of, [p[i, i] for i in range(len(of.group))]) for of, p in zip(links, past, strict=True)]

    def background_f1(share: float) -> float:
        said = [is_background(g, p, share) for g, p in zip(found, told, strict=True)]
        return _f1((t, x) for s, xs in zip(seen, said, strict=True) for t, x in zip(s.past, xs, strict=True))

    return {
        "background": replace(_fit(history, SOME), threshold=_best(background_f1)),
        "event": replace(_fit(made, MANY), threshold=threshold),
    }


def examples(gold_page: GoldPage) -> None:
    """Work out what one page teaches in every fold, once."""
    for sheet in sheets(gold_page):
        same_examples(sheet)
        inside_examples(sheet)


def train_all(gold_pages: Sequence[GoldPage], beside: Sequence[GoldPage]) -> dict[str, Model]:
    """Train the five models on these pages alone.

    What is taught beside the gold that is scored parts events more finely, so events are learned from that gold only.
    """
    scored = [sheet for g in gold_pages for sheet in sheets(g)]
    seen = [*scored, *(sheet for g in beside for sheet in sheets(g))]
    same, groups = _train_same(seen)
    parts, links = _train_parts(seen, groups)
    return {"same_as": same, **parts, **_train_events(scored, links[: len(scored)])}
