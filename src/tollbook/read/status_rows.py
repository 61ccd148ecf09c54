"""Describe each claim with each status that it could have: the rows that the status model weighs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tollbook.model import Phrase, Status
from tollbook.read.lexicon import table
from tollbook.read.mentions import Form
from tollbook.read.status_around import MAX_CLAIMS, MAX_GROUPS, Cells, Groups, around_cells, own_cells, word_cells
from tollbook.read.status_names import called, named_status
from tollbook.read.status_scene import Part, scene
from tollbook.read.status_words import own_status

if TYPE_CHECKING:
    from tollbook.read.decide import Decided
    from tollbook.read.learned import Row
    from tollbook.read.page import Page

STATUSES = tuple(Status)
_CROSSED = (
    *("told", "told_by", "form", "noun", "last_word", "harm", "cue", "title", "perpetrator"),
    *("before", "before_near", "before_link", "after", "after_link", "after_all", "sentence_before"),
)
"""The cells whose meaning hangs on the status that is weighed: they are given joined with it as well."""


def told_status(page: Page, decided: Decided, victims: Phrase | None, groups: Groups) -> tuple[str | None, str]:
    """Return what a claim's own words tell, or those under which a name is listed; and which words these were."""
    parsed, mention = page.parsed[decided.proposal.sentence], decided.proposal.mention
    own = own_status(parsed, mention, victims)
    if own is not None:
        return own.value, "words"
    if mention.form is Form.NAME:
        return named_status(parsed.doc, mention.start, groups[decided.proposal.sentence])
    return None, "none"


def _continues(page: Page, decided: Decided, victims: Phrase | None) -> bool:
    """Tell whether a count names nobody of its own: "and wounded [eight]", "[nine] others"."""
    mention = decided.proposal.mention
    if mention.form not in {Form.NUMBER, Form.VAGUE, Form.PRONOUN}:
        return False
    bare = victims is None or victims.quote.lower().split()[-1] in table("victims")["others"]
    return bare and page.words_of(decided.span).lower() not in {"he", "she", "they", "him", "her", "them"}


def told_statuses(
    page: Page, decided: Sequence[Decided], victims: Sequence[Phrase | None], groups: Groups
) -> list[tuple[str | None, str]]:
    """Return what tells each claim's status; a bare count takes what the count before it in its sentence has."""
    told: list[tuple[str | None, str]] = []
    for i, (d, v) in enumerate(zip(decided, victims, strict=True)):
        status, how = told_status(page, d, v, groups)
        if status is None and i and _continues(page, d, v):
            last = decided[i - 1].proposal
            if last.sentence == d.proposal.sentence and last.mention.form is Form.NUMBER and told[-1][0]:
                status, how = told[-1][0], "continues"
        told.append((status, how))
    return told


def _weighed(cells: Cells, status: str) -> Row:
    """Set one status beside what is known of a claim."""
    row = dict(cells)
    for key in _CROSSED:
        row[f"is_{key}"] = f"{status}|{cells.get(key)}"
    for key in ("claimed", "page_other", "page_acts", "other", "acts", "called_before", "called_after"):
        row[f"{key}_is"] = cells.get(f"{key}:{status}") or cells.get(f"{key}={status}")
    for key in ("told", "before", "after"):
        row[f"{key}_agrees"] = cells.get(key) == status
    row["is"] = status
    return row


def rows(
    page: Page, decided: Sequence[Decided], victims: Sequence[Phrase | None], perpetrators: Sequence[Phrase | None]
) -> list[list[Row]]:
    """Describe each claim with each status that it could have, in the order of `STATUSES`."""
    groups = scene(page)
    told = told_statuses(page, decided, victims, groups)
    spoken = Counter((g.part, g.status) for found in groups.values() for g in found)
    claimed = Counter(status for status, _ in told if status)
    whole: Cells = {
        f"page_{part.value}:{status}": min(n, MAX_GROUPS)
        for (part, status), n in spoken.items()
        if part is not Part.TELLS
    }
    whole |= {f"claimed:{status}": n / max(1, claimed.total()) for status, n in claimed.items()}
    whole["claims"] = min(len(decided), MAX_CLAIMS)
    out: list[list[Row]] = []
    for d, v, by, (status, how) in zip(decided, victims, perpetrators, told, strict=True):
        cells = whole | own_cells(page, d, v, by) | around_cells(page, d, groups) | word_cells(page, d)
        cells |= {"told": status or "nothing", "told_by": how}
        if d.proposal.mention.form in {Form.NAME, Form.PERSON, Form.PRONOUN}:
            cells |= called(page, d.span)
        out.append([_weighed(cells, s.value) for s in STATUSES])
    return out
