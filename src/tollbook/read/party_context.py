"""Weigh a claim's parties a second time, by what the first weighing made of them for the other claims of the report.

Those who did it are mostly the same for all claims of one act, and one source stands behind several counts. That nobody is
named is a party of its own here: it wins where it is the likeliest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tollbook.read.party_phrases import Party, likeness
from tollbook.read.party_rows import Cells, Scene, claim_cells

if TYPE_CHECKING:
    from tollbook.read.learned import Row

Group = Sequence[tuple[Party, "Row"]]
Key = frozenset[str]

_KEPT = (
    "cut", "side", "sides", "agency", "role", "step", "dep", "lemma", "words", "width", "harm", "claim_status", "cue", "clash", "form", "same_figure",
    "acts", "share", "mentions", "title", "claim_title", "opposed", "side_agency", "agency_step", "head_harmed", "harmed", "cue_length", "path_cue",
    "determiner", "preposition", "unknown", "source", "according", "governs", "pronoun", "spoken", "last_speaker", "speakers_since", "beside",
    "noun_claims", "source_step", "sentences", "blame", "suspected", "overlaps", "sources_here", "proper", "plural", "after", "before",
)  # fmt: skip
ALIKE = 0.5
FAINT = 0.04
"""Below this first score a party says nothing about the other claims."""


def _best_by_key(group: Group, scores: Sequence[float]) -> dict[Key, float]:
    out: dict[Key, float] = {}
    for (party, _), score in zip(group, scores, strict=True):
        if score > out.get(party.key, FAINT):
            out[party.key] = score
    return out


class _Likeness:
    """Which keys of one report are alike, each pair looked at once."""

    def __init__(self) -> None:
        self._known: dict[tuple[Key, Key], bool] = {}

    def __call__(self, a: Key, b: Key) -> bool:
        found = self._known.get((a, b))
        if found is None:
            found = self._known[a, b] = a == b or likeness(a, b) >= ALIKE
        return found


def _support(key: Key, bests: Sequence[dict[Key, float]], alike: _Likeness) -> list[float]:
    """Give for each of some claims the best score that a party like this one has there."""
    return [max((s for k, s in best.items() if alike(k, key)), default=0.0) for best in bests]


def _mean(values: Sequence[float]) -> float | None:
    return round(sum(values) / len(values), 6) if values else None


def context_groups(scene: Scene, groups: Sequence[Group], scores: Sequence[Sequence[float]]) -> list[list[tuple[Party | None, Row]]]:
    """Describe for each claim its parties, and nobody, by their first scores and those elsewhere in the report."""
    bests = [_best_by_key(g, s) for g, s in zip(groups, scores, strict=True)]
    tops = [max(b.items(), key=lambda item: (item[1], sorted(item[0]))) if b else None for b in bests]
    by_sentence: dict[int, list[int]] = defaultdict(list)
    by_figure: dict[tuple[tuple[int, ...], str], list[int]] = defaultdict(list)
    by_kind: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, d in enumerate(scene.decided):
        p = d.proposal
        by_sentence[p.sentence].append(i)
        if p.mention.value not in {(), (1,)}:
            by_figure[p.mention.value, p.harm.value].append(i)
        by_kind[p.harm.value, str(p.row.get("noun_status"))].append(i)
    alike = _Likeness()
    out: list[list[tuple[Party | None, Row]]] = []
    for i, d in enumerate(scene.decided):
        p = d.proposal
        circles = {
            "all": [j for j in range(len(groups)) if j != i],
            "here": [j for j in by_sentence[p.sentence] if j != i],
            "figure": [j for j in by_figure.get((p.mention.value, p.harm.value), ()) if j != i],
            "kind": [j for j in by_kind[p.harm.value, str(p.row.get("noun_status"))] if j != i],
            "previous": [i - 1] if i else [],
            "next": [i + 1] if i + 1 < len(groups) else [],
            "title": [j for j in by_sentence.get(0, ()) if j != i],
        }
        claim = claim_cells(scene, d)
        ranked = sorted(bests[i].values(), reverse=True)
        known: dict[Key, Cells] = {}
        group: list[tuple[Party | None, Row]] = []
        for (party, row), score in zip(groups[i], scores[i], strict=True):
            if score < FAINT / 2 and party.key not in bests[i]:
                continue
            if party.key not in known:
                known[party.key] = _around(party.key, i, circles, bests, tops, alike)
            cells: Cells = {k: row.get(k) for k in _KEPT}
            cells |= known[party.key]
            cells["score"] = score
            cells["behind"] = round(ranked[0] - score, 6) if ranked else None
            cells["best_of_key"] = score >= bests[i].get(party.key, 0.0)
            group.append((party, cells))
        group.append((None, _nobody(claim, ranked, circles, bests, tops)))
        out.append(group)
    return out


def _around(
    key: Key,
    i: int,
    circles: dict[str, list[int]],
    bests: Sequence[dict[Key, float]],
    tops: Sequence[tuple[Key, float] | None],
    alike: _Likeness,
) -> Cells:
    """Describe how a party fares for the other claims."""
    own = [s for k, s in bests[i].items() if alike(k, key)]
    rivals = [s for k, s in bests[i].items() if not alike(k, key)]
    cells: Cells = {"own_like": round(sum(own), 6), "rival": max(rivals, default=0.0), "kin": len(own)}
    cells["lead"] = round(max(own, default=0.0) - max(rivals, default=0.0), 6)
    for name, others in circles.items():
        if others:
            found = _support(key, [bests[j] for j in others], alike)
            cells[f"{name}_mean"] = _mean(found)
            cells[f"{name}_max"] = max(found)
            wins = [j for j in others if (top := tops[j]) is not None and top[1] > 0.2 and alike(top[0], key)]
            cells[f"{name}_wins"] = round(len(wins) / len(others), 6)
    return cells


def _nobody(
    claim: Cells,
    ranked: Sequence[float],
    circles: dict[str, list[int]],
    bests: Sequence[dict[Key, float]],
    tops: Sequence[tuple[Key, float] | None],
) -> Row:
    """Describe the party that is nobody: how weak the others are."""
    row: Cells = {f"no_{k}": v for k, v in claim.items()}
    row |= {
        "nobody": True,
        "no_best": ranked[0] if ranked else 0.0,
        "no_second": ranked[1] if len(ranked) > 1 else 0.0,
        "no_sum": round(sum(ranked), 6),
        "no_parties": len(ranked),
    }
    for name, others in circles.items():
        if others:
            found = [top[1] if (top := tops[j]) is not None else 0.0 for j in others]
            row[f"no_{name}_mean"] = _mean(found)
            row[f"no_{name}_min"] = min(found)
            row[f"no_{name}_max"] = max(found)
    return row
