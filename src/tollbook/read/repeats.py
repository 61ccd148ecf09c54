"""Relate the claims of one report: which repeat one another (`same_as`), which are inside which (`part_of`).

Pairs are scored by trained models, then made consistent: `same_as` points to the first claim of its group, and a whole
is never in the group of its part nor inside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tollbook.read.clusters import partition
from tollbook.read.facets import facets
from tollbook.read.pairs import part_row, same_row
from tollbook.read.scene import Scene, is_rounded, is_update, may_be_part, may_be_same, scene_of
from tollbook.read.wholes import SURE, Wholes, choose, log_odds

if TYPE_CHECKING:
    from tollbook.model import Claim
    from tollbook.read.learned import Model, Models, Row
    from tollbook.read.page import Page

Pair = tuple[int, int]

MAX_CLAIMS = 120
"""A report with more claims is a list, not a story; it is related in blocks of so many, which bounds the time."""
APART = -20.0
"""What is lost by joining two claims that were not asked, since they cannot be the same."""


def scenes(page: Page, claims: Sequence[Claim]) -> list[Scene]:
    """Open the report's claims for comparing, in blocks of at most `MAX_CLAIMS`."""
    blocks = [claims[i : i + MAX_CLAIMS] for i in range(0, len(claims), MAX_CLAIMS)]
    return [scene_of(facets(page, block), len(page.sentences)) for block in blocks]


def same_rows(scene: Scene) -> dict[Pair, Row]:
    """Ask of every two claims of one harm, the earlier first, whether they count the same people."""
    seen = scene.facets
    pairs = ((i, j) for j in range(len(seen)) for i in range(j) if may_be_same(seen[i], seen[j]))
    return {(i, j): same_row(seen[i], seen[j], scene) for i, j in pairs}


def part_rows(scene: Scene) -> dict[Pair, Row]:
    """Ask of every two claims, the part first, whether the one's people are among the other's."""
    seen = scene.facets
    updates = {pair for pair in pairwise(range(len(seen))) if is_update(seen[pair[0]], seen[pair[1]])}
    pairs = (
        (i, j)
        for i in range(len(seen))
        for j in range(len(seen))
        if i != j and (min(i, j), max(i, j)) not in updates and may_be_part(seen[i], seen[j])
    )
    return {(i, j): part_row(seen[i], seen[j], scene) for i, j in pairs}


def scored(rows: Mapping[Pair, Row], model: Model) -> dict[Pair, float]:
    """Score rows by name."""
    return dict(zip(rows, model.scores(list(rows.values())), strict=True))


def same_scores(scene: Scene, model: Model) -> dict[Pair, float]:
    """Score the pairs of one harm; a figure that replaces another in so many words, or rounds it, needs no model."""
    scores, seen = scored(same_rows(scene), model), scene.facets
    plain = {(i, j) for i, j in scores if is_update(seen[i], seen[j]) or is_rounded(seen[i], seen[j])}
    return {pair: SURE if pair in plain else score for pair, score in scores.items()}


def same_groups(size: int, scores: Mapping[Pair, float], threshold: float) -> list[int]:
    """Group the claims that count the same people; a group is named by its first claim."""
    least = log_odds(threshold)
    return partition(size, {pair: log_odds(score) - least for pair, score in scores.items()}, default=APART)


def with_sums(wholes: Wholes, scores: Mapping[Pair, float]) -> dict[Pair, float]:
    """Raise the scores of groups that add up to the last man: that is as good as said."""
    return {pair: max(score, SURE) if pair in wholes.sums else score for pair, score in scores.items()}


def wholes_for(edges: set[Pair], wholes: Wholes) -> dict[int, int]:
    """Let each claim of a group name its own best whole among those chosen, and every chosen whole be named once."""
    named: dict[int, int] = {}
    by_part: dict[int, list[int]] = {}
    for part, whole in sorted(edges):
        by_part.setdefault(part, []).append(whole)
    for part, chosen in by_part.items():
        fits = {
            (i, w): max((wholes.scores.get((i, j), 0.0), -abs(i - j), j) for j in wholes.members[w])
            for i in wholes.members[part]
            for w in chosen
        }
        unnamed = set(chosen)
        ranked = sorted(fits.items(), key=lambda x: (-x[1][0], -x[1][1], x[0]))
        for (i, w), (_, _, j) in ranked:
            if i not in named and w in unnamed:
                named[i] = j
                unnamed.discard(w)
        for (i, _), (_, _, j) in ranked:
            named.setdefault(i, j)
    return named


def _relate(scene: Scene, models: Models) -> list[Claim]:
    same, inside, direct = models["same_as"], models["part_pair"], models["part_of"]
    group = same_groups(len(scene.facets), same_scores(scene, same), same.threshold)
    wholes = Wholes(scene, group, scored(part_rows(scene), inside))
    edges = choose(with_sums(wholes, scored(wholes.rows(), direct)), direct.threshold, wholes.room)
    named = wholes_for(edges, wholes)
    claims = [f.claim for f in scene.facets]
    return [
        replace(
            claim,
            same_as=claims[group[i]].id if group[i] != i else None,
            part_of=claims[named[i]].id if i in named else None,
        )
        for i, claim in enumerate(claims)
    ]


def relate(page: Page, claims: Sequence[Claim], models: Models) -> tuple[Claim, ...]:
    """Set `same_as` and `part_of` of a report's claims, which come in text order with everything else decided."""
    return tuple(claim for scene in scenes(page, claims) for claim in _relate(scene, models))
