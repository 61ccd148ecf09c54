"""Describe each claim with each status that it could have, by the words around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tollbook.model import Phrase, Status
from tollbook.read.mentions import Form
from tollbook.read.status_scene import Group, Part, listed as _listed, scene
from tollbook.read.status_words import own_status, status_of_words

if TYPE_CHECKING:
    from tollbook.read.decide import Decided
    from tollbook.read.learned import Row
    from tollbook.read.page import Page

STATUSES = tuple(Status)
Cells = dict[str, float | str | bool | None]
_NAME_WORD = re.compile(r"[A-Z][\w'-]{2,}")
_WORDS_BEFORE, _WORDS_AFTER = 50, 70
NEAR = 8


def told_statuses(page: Page, decided: Sequence[Decided], victims: Sequence[Phrase | None]) -> list[str | None]:
    """Return what each claim's own words tell."""
    told = (own_status(page.parsed[d.proposal.sentence], d.proposal.mention, v) for d, v in zip(decided, victims, strict=True))
    return [t.value if t else None for t in told]


def _named(page: Page, decided: Decided) -> Cells:
    """Say what a name's bearer is called beside it, here and elsewhere: "Constable Yadav", "Yadav, a teacher"."""
    names = [n for n in _NAME_WORD.findall(page.words_of(decided.span)) if n.lower() not in {"the"}]
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    for name in names[-1:]:
        for found in re.finditer(rf"\b{re.escape(name)}\b", page.text):
            words = page.text[max(0, found.start() - _WORDS_BEFORE) : found.start()]
            told = status_of_words(re.split(r"[.;:]\s|\b(?:by|and|when|while|that)\b", words)[-1])
            before[told or "none"] += 1
            words = page.text[found.end() : found.end() + _WORDS_AFTER]
            apposed = re.match(r"(?:[\w\s-]{0,20})?(?:\s?\(\d+\))?,?\s(?:was |is )?(?:an?|the|who|aged|working|belonging|resident)\s[^.;]*", words)
            if apposed:
                after[status_of_words(re.split(r"\b(?:was|were|by|when|and|killed|shot)\b", apposed[0])[0]) or "none"] += 1
    return {f"named_before={s}": n for s, n in before.items()} | {f"named_after={s}": n for s, n in after.items()}


def _list_head(page: Page, decided: Decided, groups: Sequence[Group]) -> Cells:
    """Say under which words a name is listed: "the deceased [policemen] were identified as A, B and C"."""
    p = decided.proposal
    doc = page.parsed[p.sentence].doc
    at = next((t.i for t in reversed(doc[: p.mention.start]) if t.lower_ in _listed("naming") or t.lower_ in {"include", "were", "are", "as", "deceased", "dead", "injured", "killed"}), None)
    if at is None:
        return {"list_head": "none"}
    within = [g for g in groups if g.at < p.mention.start]
    subject = [g for g in within if g.at < at]
    own = [g for g in within if at < g.at]
    return {"list_head": doc[at].lower_, "list_subject": subject[-1].status if subject else "none", "list_own": own[-1].status if own else "none", "list_one": own[0].status if own else "none", "list_word": doc[max(0, at - 2) : at].text.lower()}


def _nearest(groups: Sequence[Group], at: int, *, before: bool) -> Group | None:
    side = [g for g in groups if g.part is Part.OTHER and (g.at < at if before else g.at > at)]
    return (side[-1] if before else side[0]) if side else None


def _around(page: Page, decided: Decided, groups: Mapping[int, Sequence[Group]]) -> Cells:
    """Describe who else stands in the claim's sentence and the ones beside it."""
    p = decided.proposal
    doc = page.parsed[p.sentence].doc
    start, end = p.mention.start, p.mention.end
    here = groups[p.sentence]
    cells: Cells = {}
    for side, found in (("before", _nearest(here, start, before=True)), ("after", _nearest(here, end - 1, before=False))):
        if found:
            gap = abs(found.at - p.mention.head)
            cells[f"{side}"] = found.status
            cells[f"{side}_gap"] = gap
            low, high = sorted((found.at, start))
            between = doc[low + 1 : high]
            cells[f"{side}_link"] = f"{found.status}|{next((t.lower_ for t in between if t.lower_ in _LINKS), 'none')}"
            if gap <= NEAR:
                cells[f"{side}_near"] = found.status
    for g in here:
        cells[f"{g.part.value}:{g.status}"] = 1 + float(cells.get(f"{g.part.value}:{g.status}") or 0)
    for step, name in ((-1, "sentence_before"), (1, "sentence_after")):
        there = [g for g in groups.get(p.sentence + step, ()) if g.part is Part.OTHER]
        if there:
            cells[name] = (there[-1] if step < 0 else there[0]).status
            cells[f"{name}_all"] = "+".join(sorted({g.status for g in there}))
    cells["after_all"] = "+".join(sorted({g.status for g in here if g.part is Part.OTHER and g.at >= end})) or "none"
    return cells


_LINKS = frozenset({"including", "include", "included", "among", "and", "with", "of", "or", "identified", "was", "were", "while", "by", "at", "from", "to", "besides", "as"})


def _words(page: Page, decided: Decided) -> Cells:
    doc = page.parsed[decided.proposal.sentence].doc
    return {f"w={t.lemma_.lower()}": True for t in doc if t.pos_ in {"NOUN", "VERB", "PROPN", "ADJ"} and len(t) > 2}


def _own(page: Page, decided: Decided, victims: Phrase | None, by: Phrase | None, told: str | None) -> Cells:
    p = decided.proposal
    doc = page.parsed[p.sentence].doc
    quote = victims.quote.lower() if victims else ""
    return {
        "told": told or "nothing",
        "form": p.mention.form.value,
        "noun": p.row.get("noun"),
        "harm": p.harm.value,
        "cue": p.cue.lemma if p.cue else None,
        "value": p.row.get("value"),
        "words": quote[:30] if victims else "none",
        "last_word": quote.split()[-1] if quote.split() else "none",
        "others": quote.endswith(("other", "others")),
        "more": p.mention.end < len(doc) and doc[p.mention.end].lower_ in {"more", "others", "other"},
        "title": p.sentence == 0,
        "perpetrator": (status_of_words(by.quote) or "other") if by else "none",
        "named": bool({t.lower_ for t in doc} & {"identified", "named", "namely"}),
        "before1": doc[p.mention.start - 1].lower_ if p.mention.start else "#",
        "after1": doc[p.mention.end].lower_ if p.mention.end < len(doc) else "#",
    }


def first_rows(
    page: Page, decided: Sequence[Decided], victims: Sequence[Phrase | None], perpetrators: Sequence[Phrase | None]
) -> list[list[Row]]:
    """Describe each claim with each status, in the order of `STATUSES`, by its own words and those around it."""
    told = told_statuses(page, decided, victims)
    groups = scene(page)
    everywhere = Counter((g.part, g.status) for found in groups.values() for g in found)
    claimed = Counter(t for t in told if t)
    out: list[list[Row]] = []
    for i, (d, v, by) in enumerate(zip(decided, victims, perpetrators, strict=True)):
        p = d.proposal
        base = _own(page, d, v, by, told[i]) | _around(page, d, groups) | _words(page, d)
        base["claims"] = min(len(decided), 12)
        base |= {f"page_{part.value}:{status}": min(n, 9) for (part, status), n in everywhere.items()}
        named = _named(page, d) if p.mention.form in {Form.NAME, Form.PERSON, Form.PRONOUN} else {}
        base |= named
        if p.mention.form in {Form.NAME, Form.PERSON}:
            base |= _list_head(page, d, groups[p.sentence])
        group: list[Row] = []
        for status in STATUSES:
            s = status.value
            row = dict(base)
            row |= {"is": s, "agrees": told[i] == s, "claimed_anywhere": claimed[s], "claimed_share": claimed[s] / max(1, sum(claimed.values()))}
            for key in ("told", "form", "noun", "perpetrator", "before", "after", "before_link", "after_link", "sentence_before", "after_all", "harm", "cue", "last_word", "before_near", "title", "list_subject", "list_own"):
                row[f"is_{key}"] = f"{s}|{base.get(key)}"
            row |= {
                "here": base.get(f"other:{s}"),
                "acts_here": base.get(f"acts:{s}"),
                "page": everywhere[Part.OTHER, s],
                "page_acts": everywhere[Part.ACTS, s],
                "before_is": base.get("before") == s,
                "after_is": base.get("after") == s,
                "name_before": named.get(f"named_before={s}"),
                "name_after": named.get(f"named_after={s}"),
            }
            group.append(row)
        out.append(group)
    return out
