"""Describe a claim for the settling of its status: its own words, who stands around it, what the page speaks of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tollbook.read.status_scene import Group, Part, listed
from tollbook.read.status_words import status_of_words

if TYPE_CHECKING:
    from tollbook.model import Phrase
    from tollbook.read.decide import Decided
    from tollbook.read.page import Page

Cells = dict[str, float | str | bool | None]
Groups = Mapping[int, Sequence[Group]]
NEAR_TOKENS = 8
MAX_CLAIMS = 12
MAX_GROUPS = 9
_CONTENT = frozenset({"NOUN", "VERB", "PROPN", "ADJ"})


def own_cells(page: Page, decided: Decided, victims: Phrase | None, by: Phrase | None) -> Cells:
    """Describe the claim's own words, its harm, and who did it."""
    p = decided.proposal
    doc = page.parsed[p.sentence].doc
    words = victims.quote.lower().split() if victims else []
    after = doc[p.mention.end].lower_ if p.mention.end < len(doc) else "#"
    return {
        "form": p.mention.form.value,
        "noun": p.row.get("noun"),
        "harm": p.harm.value,
        "cue": p.cue.lemma if p.cue else None,
        "value": p.row.get("value"),
        "words": " ".join(words)[:30] or "none",
        "last_word": words[-1] if words else "none",
        "others": words[-1:] in (["other"], ["others"]),
        "more": after in {"more", "others", "other"},
        "title": p.sentence == 0,
        "perpetrator": (status_of_words(by.quote) or "other") if by else "none",
        "identified": any(t.lower_ in listed("naming") for t in doc),
        "word_before": doc[p.mention.start - 1].lower_ if p.mention.start else "#",
        "word_after": after,
    }


def _side(page: Page, decided: Decided, found: Group, side: str) -> Cells:
    """Describe the nearest people of a known status on one side of the claim, and the word that joins them."""
    mention = decided.proposal.mention
    doc = page.parsed[decided.proposal.sentence].doc
    low, high = sorted((found.at, mention.start))
    link = next((t.lower_ for t in doc[low + 1 : high] if t.lower_ in listed("links")), "none")
    gap = abs(found.at - mention.head)
    near = found.status if gap <= NEAR_TOKENS else None
    return {side: found.status, f"{side}_gap": gap, f"{side}_link": f"{found.status}|{link}", f"{side}_near": near}


def around_cells(page: Page, decided: Decided, groups: Groups) -> Cells:
    """Describe who stands in the claim's sentence and in the ones beside it."""
    p = decided.proposal
    here = groups[p.sentence]
    others = [g for g in here if g.part is Part.OTHER]
    before, after = [g for g in others if g.at < p.mention.start], [g for g in others if g.at >= p.mention.end]
    cells: Cells = {}
    if before:
        cells |= _side(page, decided, before[-1], "before")
    if after:
        cells |= _side(page, decided, after[0], "after")
    cells["after_all"] = "+".join(sorted({g.status for g in after})) or "none"
    for g in here:
        key = f"{g.part.value}:{g.status}"
        cells[key] = 1 + float(cells.get(key) or 0)
    for step, name in ((-1, "sentence_before"), (1, "sentence_after")):
        there = [g for g in groups.get(p.sentence + step, ()) if g.part is Part.OTHER]
        if there:
            cells[name] = there[-1 if step < 0 else 0].status
            cells[f"{name}_all"] = "+".join(sorted({g.status for g in there}))
    return cells


def word_cells(page: Page, decided: Decided) -> Cells:
    """List the words of the claim's sentence: "wedding", "convoy"."""
    doc = page.parsed[decided.proposal.sentence].doc
    return {f"w={t.lemma_.lower()}": True for t in doc if t.pos_ in _CONTENT and len(t) > 2}
