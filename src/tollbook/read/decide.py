"""Take the proposals that hold: a first model weighs each by itself, a second sees what stands beside it.

"Five policemen, Ali Khan among them, were killed": that the five were killed bears on whether the name is a claim of
its own. The second model reads the first one's scores of the neighbours, of the other harms, and of the same figure
elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tollbook.model import Harm, Span
from tollbook.read.harm import Proposal, propose
from tollbook.read.mentions import Form, is_nobody

if TYPE_CHECKING:
    from tollbook.read.learned import Models, Row
    from tollbook.read.page import Page

FIRST, SECOND = "harm", "harm_context"
"""The names of the two models."""

_KEPT = (
    "harm", "form", "value", "cue", "path_length", "noun_status", "gap", "rank", "paired", "determiner", "dep", "words",
    "noun", "has_name", "follows_noun", "quoted", "path", "voice", "harm_cue", "negated", "modal",
)  # fmt: skip
NEAR_TOKENS = 6
RULED_OUT = 0.005
"""What the first model scores lower is not asked again: the second has never scored such a proposal over 0.1."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A proposal that was taken, with its place in the report and the score of the decision."""

    proposal: Proposal
    span: Span
    score: float


def spans_of(page: Page, proposals: Sequence[Proposal]) -> list[Span]:
    """Give each proposal's place in the report."""
    return [page.parsed[p.sentence].span(p.mention.start, p.mention.end) for p in proposals]


def _best(scores: Sequence[float], chosen: Sequence[int]) -> float | None:
    return max((scores[j] for j in chosen), default=None)


def _same_harm_features(
    page: Page, proposals: Sequence[Proposal], scores: Sequence[float], i: int, same: Sequence[int]
) -> dict[str, float | str | bool | None]:
    """Describe the other mentions of one sentence that could have suffered the same harm."""
    mention, cue = proposals[i].mention, proposals[i].cue
    row: dict[str, float | str | bool | None] = {
        "same_max": _best(scores, same),
        "same_sum": round(sum(scores[j] for j in same), 6),
        "same_rank": sum(scores[j] > scores[i] for j in same),
    }
    before = [j for j in same if proposals[j].mention.end <= mention.start]
    after = [j for j in same if proposals[j].mention.start >= mention.end]
    if before:
        j = max(before, key=lambda j: proposals[j].mention.end)
        row |= {"previous": scores[j], "previous_form": proposals[j].mention.form.value}
        row["previous_gap"] = mention.start - proposals[j].mention.end
    if after:
        j = min(after, key=lambda j: proposals[j].mention.start)
        row |= {"next": scores[j], "next_form": proposals[j].mention.form.value}
        row["next_gap"] = proposals[j].mention.start - mention.end
    for form in Form:
        found = [j for j in same if proposals[j].mention.form is form]
        row[f"max_{form.value}"] = _best(scores, found)
        row[f"n_{form.value}"] = sum(scores[j] > 0.4 for j in found) if found else None
    near = [j for j in same if abs(proposals[j].mention.start - mention.start) <= NEAR_TOKENS]
    row["near_max"] = _best(scores, near)
    row["near_n"] = sum(scores[j] > 0.3 for j in near)
    row["overlapping"] = _best(
        scores,
        [j for j in same if proposals[j].mention.start < mention.end and mention.start < proposals[j].mention.end],
    )
    head = page.parsed[proposals[i].sentence].doc[mention.head]
    siblings = {c.i for c in head.children if c.dep_ in {"conj", "appos"}} | (
        {head.head.i} if head.dep_ in {"conj", "appos"} else set()
    )
    row["sibling"] = _best(scores, [j for j in same if proposals[j].mention.head in siblings])
    shared = [j for j in same if cue and (other := proposals[j].cue) and other.at == cue.at]
    row["cue_max"] = _best(scores, shared)
    row["cue_rank"] = sum(scores[j] > scores[i] for j in shared) if shared else None
    return row


def context_rows(
    page: Page, proposals: Sequence[Proposal], scores: Sequence[float], asked: Sequence[int] | None = None
) -> list[Row]:
    """Describe each proposal, or those asked for by number, by its first score and those around it."""
    by_sentence: dict[int, list[int]] = defaultdict(list)
    by_value: dict[tuple[tuple[int, ...], Harm], list[int]] = defaultdict(list)
    by_words: dict[tuple[str, Harm], list[int]] = defaultdict(list)
    words = [span.of(page.text).lower() for span in spans_of(page, proposals)]
    for i, p in enumerate(proposals):
        by_sentence[p.sentence].append(i)
        by_words[words[i], p.harm].append(i)
        if p.mention.value not in {(), (1,)}:
            by_value[p.mention.value, p.harm].append(i)
    rows: list[Row] = []
    for i in range(len(proposals)) if asked is None else asked:
        p = proposals[i]
        here = by_sentence[p.sentence]
        row: dict[str, float | str | bool | None] = {k: p.row.get(k) for k in _KEPT}
        row["score"] = scores[i]
        others = [j for j in here if proposals[j].mention is p.mention and j != i]
        if others:
            best = max(others, key=lambda j: (scores[j], -j))
            row |= {
                "other": scores[best],
                "other_harm": proposals[best].harm.value,
                "lead": round(scores[i] - scores[best], 6),
            }
        for j in others:
            row[f"other_{proposals[j].harm.value}"] = scores[j]
        same = [j for j in here if proposals[j].harm is p.harm and j != i]
        if same:
            row |= _same_harm_features(page, proposals, scores, i, same)
        row["figure_elsewhere"] = _best(
            scores, [j for j in by_value.get((p.mention.value, p.harm), ()) if proposals[j].sentence != p.sentence]
        )
        row["words_elsewhere"] = _best(
            scores, [j for j in by_words[words[i], p.harm] if proposals[j].sentence != p.sentence]
        )
        for step, name in ((-1, "before"), (1, "after")):
            there = [j for j in by_sentence.get(p.sentence + step, ()) if proposals[j].harm is p.harm]
            row[f"sentence_{name}"] = _best(scores, there)
            row[f"sentence_{name}_form"] = _best(
                scores, [j for j in there if proposals[j].mention.form is p.mention.form]
            )
        rows.append(row)
    return rows


def take(page: Page, proposals: Sequence[Proposal], scores: Sequence[float], threshold: float) -> list[Decided]:
    """Take the proposals over the threshold, the surest first; of two on the same words with one harm, the surer."""
    spans = spans_of(page, proposals)
    taken: list[Decided] = []
    for i in sorted(range(len(proposals)), key=lambda i: (-scores[i], spans[i])):
        if scores[i] < threshold:
            break
        if is_nobody(page.parsed[proposals[i].sentence], proposals[i].mention):
            continue
        if not any(d.span.overlaps(spans[i]) and d.proposal.harm is proposals[i].harm for d in taken):
            taken.append(Decided(proposals[i], spans[i], scores[i]))
    return sorted(taken, key=lambda d: (d.span, d.proposal.harm.value))


def decide(page: Page, models: Models) -> list[Decided]:
    """Find who was harmed, and how, in one report; in text order."""
    proposals = list(propose(page))
    first = models[FIRST].scores([p.row for p in proposals])
    context = models[SECOND]
    asked = [i for i, score in enumerate(first) if score >= RULED_OUT]
    second = [0.0] * len(proposals)
    for i, score in zip(asked, context.scores(context_rows(page, proposals, first, asked)), strict=True):
        second[i] = score
    return take(page, proposals, second, context.threshold)
