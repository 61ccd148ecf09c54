"""Settle a claim's victim status where its own words do not: "nine others" are who the sentence before says they are.

Own words win ("eight civilians"). Where they tell nothing, a model weighs each status against what stands around: the other
nouns of the sentence, what the claims before were, who is said to have done it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tollbook.model import Phrase, Status
from tollbook.read.mentions import Form, noun_status
from tollbook.read.status_words import own_status, status_of_words

if TYPE_CHECKING:
    from tollbook.read.decide import Decided
    from tollbook.read.learned import Models, Row
    from tollbook.read.page import Page

STATUS = "status"
STATUSES = tuple(Status)
_NAME_WORD = re.compile(r"[A-Z][\w'-]{2,}")


def told_statuses(page: Page, decided: Sequence[Decided], victims: Sequence[Phrase | None]) -> list[Status | None]:
    """Return what each claim's own words tell."""
    return [own_status(page.parsed[d.proposal.sentence], d.proposal.mention, v) for d, v in zip(decided, victims, strict=True)]


def _nouns_by_status(page: Page, sentence: int) -> Counter[str]:
    parsed = page.parsed.get(sentence)
    found = (noun_status(t) for t in parsed.doc if t.pos_ in {"NOUN", "PROPN"}) if parsed else ()
    return Counter(s for s in found if s and s != "unknown")


def _near_name(page: Page, decided: Decided) -> str | None:
    """Find what a named person is called elsewhere: "Constable Yadav" tells that Yadav is police."""
    names = _NAME_WORD.findall(page.words_of(decided.span))
    for name in names[::-1]:
        for found in re.finditer(rf"((?:[\w.-]+\s+){{1,3}}){re.escape(name)}", page.text):
            told = status_of_words(found[1])
            if told:
                return told
    return None


def rows(page: Page, decided: Sequence[Decided], victims: Sequence[Phrase | None], perpetrators: Sequence[Phrase | None]) -> list[list[Row]]:
    """Describe each claim with each status that it could have, in the order of `STATUSES`."""
    told = told_statuses(page, decided, victims)
    everywhere = Counter(t.value for t in told if t)
    nouns = {i: _nouns_by_status(page, i) for i in {d.proposal.sentence for d in decided}}
    opening = _nouns_by_status(page, 0)
    out: list[list[Row]] = []
    for i, (d, v, by) in enumerate(zip(decided, victims, perpetrators, strict=True)):
        p = d.proposal
        here = [j for j in range(len(decided)) if decided[j].proposal.sentence == p.sentence and j != i]
        before = [j for j in range(i) if told[j]]
        named = _near_name(page, d) if p.mention.form is Form.NAME else None
        base: dict[str, float | str | bool | None] = {
            "told": told[i].value if told[i] else "nothing",
            "form": p.mention.form.value,
            "noun": p.row.get("noun"),
            "harm": p.harm.value,
            "cue": p.cue.lemma if p.cue else None,
            "value": p.row.get("value"),
            "words": v.quote.lower()[:30] if v else "none",
            "others": bool(v and v.quote.lower().endswith(("other", "others"))),
            "title": p.sentence == 0,
            "perpetrator": (status_of_words(by.quote) or "other") if by else "none",
            "named": named,
            "claims": min(len(decided), 12),
        }
        last = before[-1] if before else None
        same = [j for j in here if told[j] and decided[j].proposal.harm is p.harm]
        previous = next((told[j].value for j in reversed(range(i)) if j in here and told[j]), "none")
        later = "+".join(sorted({told[j].value for j in here if j > i and told[j]})) or "none"
        others = bool(base["others"])
        group: list[Row] = []
        for status in STATUSES:
            s = status.value
            row = dict(base)
            row |= {
                "is": s,
                "is_told": f"{s}|{base['told']}",
                "is_form": f"{s}|{base['form']}",
                "is_noun": f"{s}|{base['noun']}",
                "is_by": f"{s}|{base['perpetrator']}",
                "is_previous": f"{s}|{previous}|{others}",
                "is_later": f"{s}|{later}|{base['form']}",
                "agrees": told[i] is status,
                "nouns_here": nouns[p.sentence][s],
                "nouns_opening": opening[s],
                "told_anywhere": everywhere[s],
                "told_share": everywhere[s] / max(1, sum(everywhere.values())),
                "told_last": last is not None and told[last] is status,
                "last_gap": i - last if last is not None else None,
                "told_here": sum(told[j] is status for j in here),
                "told_same_harm_here": sum(told[j] is status for j in same),
                "told_before_here": any(j < i and told[j] is status for j in here),
                "named_is": named == s,
                "same_value": any(told[j] is status and decided[j].proposal.mention.value == p.mention.value for j in range(len(decided)) if j != i),
            }
            group.append(row)
        out.append(group)
    return out


def statuses(
    page: Page, decided: Sequence[Decided], victims: Sequence[Phrase | None], perpetrators: Sequence[Phrase | None], models: Models
) -> list[Status]:
    """Settle each claim's status."""
    groups = rows(page, decided, victims, perpetrators)
    scores = iter(models[STATUS].scores([row for group in groups for row in group]))
    return [max(zip((next(scores) for _ in group), STATUSES, strict=True), key=lambda pair: pair[0])[1] for group in groups]
