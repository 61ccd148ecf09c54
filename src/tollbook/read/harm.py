"""Propose who was harmed, and how: each mention with each harm that a word of its sentence speaks of.

The rules here only propose: a mention, a harm, and the cue that could tie them, described by where the parse puts them
to one another. A model trained on the gold decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tollbook.knowledge.gazetteer import lookup
from tollbook.model import Harm
from tollbook.read.cues import Cue, find_cues, paired
from tollbook.read.mentions import Form, Mention, find_mentions, is_plural, noun_status
from tollbook.read.tree import MAX_PATH, path_between

if TYPE_CHECKING:
    from tollbook.read.learned import Row
    from tollbook.read.page import Page
    from tollbook.read.parse import Forms, Parsed


_RIVALS = frozenset({Form.NUMBER, Form.PERSON, Form.PEOPLE, Form.VAGUE})
"""The forms of mentions that are mostly harmed where a harm word stands near."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A mention that could have suffered a harm, with the cue that ties them and the features of the tie."""

    sentence: int
    mention: Mention
    harm: Harm
    cue: Cue | None
    row: Row


def _bucket(value: tuple[int, ...]) -> str:
    if not value:
        return "vague"
    n = value[0]
    return str(n) if n < 3 else "3-9" if n < 10 else "10-99" if n < 100 else "100+" if n < 10_000 else "10000+"


def _around(forms: Forms, at: int) -> str:
    return forms.lemma[at] if 0 <= at < len(forms.lemma) else "#"


def _mention_features(
    parsed: Parsed, mention: Mention, mentions: Sequence[Mention]
) -> dict[str, float | str | bool | None]:
    """Describe a mention by itself: its form, its noun, its neighbours."""
    doc, forms, head = parsed.doc, parsed.forms, mention.head
    noun = doc[mention.noun] if mention.noun is not None else None
    children = forms.children[head]
    determiners = (forms.low[c] for c in children if c < head and forms.dep[c] in {"det", "poss", "predet"})
    determiner = next(determiners, "none")
    named = any(m.form is Form.NAME and m.start in {mention.end, mention.end + 1} for m in mentions)
    with_noun = any(
        m.form in {Form.PERSON, Form.HARM_NOUN} and m.end in {mention.start, mention.start - 1} for m in mentions
    )
    return {
        "form": mention.form.value,
        "value": _bucket(mention.value),
        "noun": forms.lemma[noun.i] if noun is not None and mention.form is not Form.NAME else None,
        "noun_status": (noun_status(noun) or "none") if noun is not None else "no noun",
        "noun_plural": noun is not None and is_plural(noun),
        "noun_pos": forms.pos[noun.i] if noun is not None else None,
        "words": doc[mention.start : mention.end].text.lower()
        if mention.form in {Form.VAGUE, Form.PRONOUN, Form.HARM_NOUN, Form.NOTHING}
        else None,
        "dep": forms.dep[head],
        "head_pos": forms.pos[forms.head[head]],
        "head_lemma": forms.lemma[forms.head[head]],
        "before": _around(forms, mention.start - 1),
        "before2": _around(forms, mention.start - 2),
        "after": _around(forms, mention.end),
        "after2": _around(forms, mention.end + 1),
        "after_noun": _around(forms, mention.noun + 1) if mention.noun is not None else None,
        "determiner": determiner if mention.form in {Form.PERSON, Form.PEOPLE, Form.HARM_NOUN, Form.AGE} else None,
        "has_name": named,
        "follows_noun": with_noun,
        "width": mention.end - mention.start,
        "hedged": mention.hedge.value,
        "relcl": any(forms.dep[c] in {"relcl", "acl"} for c in children),
        "conjoined": forms.dep[head] == "conj",
        "ellipsis": mention.noun is None and mention.form is Form.NUMBER,
        "before3": _around(forms, mention.start - 3),
        "after3": _around(forms, mention.end + 2),
        **(_name_features(parsed, mention, mentions) if mention.form is Form.NAME else {}),
    }


_AGE_AFTER = re.compile(r"\s*[,(]\s*\(?(?:age[d]?\s)?\d{1,2}\b(?!\s*(?:people|persons|others))")
_NAMED_BEFORE = re.compile(
    r"\b(?:identified|named|namely|victims?|deceased|dead|injured|arrested|killed)\b[^.;]{0,80}$", re.IGNORECASE
)


def _name_features(
    parsed: Parsed, mention: Mention, mentions: Sequence[Mention]
) -> dict[str, float | str | bool | None]:
    """Describe a run of proper nouns: what makes it a person's name, one of a list of names, a place."""
    text, span = parsed.text, parsed.span(mention.start, mention.end)
    start = parsed.sentence.span.start
    doc = parsed.doc
    names = [m for m in mentions if m.form is Form.NAME and m is not mention]
    places = lookup(span.of(text))
    return {
        "age_after": _AGE_AFTER.match(text, span.end) is not None,
        "named_before": _NAMED_BEFORE.search(text[start : span.start]) is not None,
        "listed": sum(abs(m.start - mention.end) <= 5 or abs(mention.start - m.end) <= 5 for m in names),
        "place": bool(places),
        "big_place": max((c.population or 0 for c in places), default=0) > 50_000,
        "place_kind": places[0].kind if places else None,
        "after_in": doc[mention.start - 1].lower_ in {"in", "at", "near", "from", "to"} if mention.start else False,
        "elsewhere": min(text.count(span.of(text)), 5),
        "organisation": any(
            t.lower_ in {"party", "front", "army", "police", "force", "forces", "district", "group", "state"}
            for t in doc[mention.start : mention.end]
        ),
        "title_before": doc[mention.start - 1].lower_.rstrip(".")
        if mention.start and doc[mention.start - 1].pos_ == "PROPN"
        else None,
    }


def _voice(forms: Forms, at: int) -> str:
    """Tell how a cue is used: passive, active with object, participle before a noun, noun."""
    if forms.pos[at] in {"NOUN", "PROPN"}:
        return "noun"
    deps = {forms.dep[c] for c in forms.children[at]}
    if "auxpass" in deps or "nsubjpass" in deps:
        return "passive"
    if "dobj" in deps:
        return "active"
    return f"{forms.tag[at]}:{forms.dep[at]}"


def _cue_features(
    parsed: Parsed, mention: Mention, cue: Cue, mentions: Sequence[Mention], cues: Sequence[Cue]
) -> dict[str, float | str | bool | None]:
    """Describe the tie between a mention and a cue."""
    forms, at, head = parsed.forms, cue.at, mention.head
    path, length = path_between(forms, head, at)
    voice = _voice(forms, at)
    between = slice(min(mention.end, at), max(mention.start, at))
    words = forms.low[between]
    gap = abs(head - at)
    nearer = sum(m is not mention and m.form in _RIVALS and abs(m.head - at) < gap for m in mentions)
    children = [forms.low[c] for c in forms.children[at]]
    return {
        "cue": cue.lemma,
        "cue_pos": forms.pos[at],
        "cue_tag": forms.tag[at],
        "cue_dep": forms.dep[at],
        "voice": voice,
        "path": path,
        "path_cue": f"{path}|{cue.lemma}" if length <= 3 else None,
        "path_voice": f"{path}|{voice}" if length <= MAX_PATH else None,
        "path_form": f"{path}|{mention.form.value}" if length <= 3 else None,
        "first_step": forms.dep[head] + ("^" if length else ""),
        "path_length": length,
        "distance": head - at,
        "gap": gap,
        "before_cue": head < at,
        "is_cue": head == at or mention.start <= at < mention.end,
        "nearer_rivals": nearer,
        "commas_between": words.count(",") + words.count(";"),
        "verbs_between": forms.pos[between].count("VERB"),
        "cues_between": sum(min(head, at) < c.at < max(head, at) for c in cues),
        "word_between": forms.lemma[between][0] if len(words) == 1 else None,
        "negated": any(c in {"not", "n't", "never"} for c in children),
        "modal": next(
            (c for c in children if c in {"could", "may", "might", "would", "will", "should", "can", "to"}), None
        ),
        "strong": cue.strong,
        "agent_by": "by" in words[-3:],
        "death": "death" in forms.low[at : at + 4],
        "cue_next": _around(forms, at + 1),
        "cue_prev": _around(forms, at - 1),
        "cue_prev2": _around(forms, at - 2),
        "paired": paired(parsed.doc, cue, cues),
    }


def _best_cue(forms: Forms, mention: Mention, cues: Sequence[Cue]) -> list[tuple[int, int, Cue]]:
    """Order cues by how near they stand to a mention, in the parse and in the words."""
    ranked = []
    for cue in cues:
        _, length = path_between(forms, mention.head, cue.at)
        ranked.append((length + 2 * (not cue.strong), abs(cue.at - mention.head), cue))
    return sorted(ranked, key=lambda r: (r[0], r[1], r[2].at))


def _sentence_features(
    page: Page, parsed: Parsed, cues: Sequence[Cue], mentions: Sequence[Mention]
) -> dict[str, float | str | bool | None]:
    """Describe the sentence: where it stands, how long it is, what it holds."""
    written = parsed.sentence.span.of(page.text)
    return {
        "sentence_index": min(parsed.sentence.index, 30),
        "first_sentence": parsed.sentence.index == 0,
        "sentences": min(len(page.sentences), 40),
        "sentence_length": len(parsed.doc),
        "cues": len(cues),
        "strong_cues": sum(c.strong for c in cues),
        "numbers": sum(m.form is Form.NUMBER for m in mentions),
        "names": sum(m.form is Form.NAME for m in mentions),
        "quoted": written.count('"') + written.count("“") > 0,
        "no_stop": not written.rstrip().endswith((".", "!", "?", '"', "”")),
        "identified": not {"identify", "deceased", "name"}.isdisjoint(parsed.forms.lemma),
    }


def _previous_harms(page: Page, index: int) -> set[Harm]:
    before = page.parsed.get(index - 1)
    return {h for c in find_cues(before.forms) if c.strong for h in c.harms} if before else set()


def propose(page: Page) -> Iterator[Proposal]:
    """Propose every mention of a page with every harm that its sentence (or the one before) speaks of."""
    for index in sorted(page.parsed):
        parsed = page.parsed[index]
        cues = find_cues(parsed.forms)
        mentions = find_mentions(parsed)
        whole = _sentence_features(page, parsed, cues, mentions)
        earlier = _previous_harms(page, index)
        harms = {h for c in cues for h in c.harms}
        whole.update({f"previous_{h.value}": h in earlier for h in Harm})
        for mention in mentions:
            own = _mention_features(parsed, mention, mentions)
            ranked = _best_cue(parsed.forms, mention, cues)
            ties: dict[int, Row] = {}
            for harm in Harm:
                if harm not in harms and not (harm in earlier and not any(c.strong for c in cues)):
                    continue
                fitting = [r for r in ranked if harm in r[2].harms]
                row: dict[str, float | str | bool | None] = {"harm": harm.value, **whole, **own}
                if fitting:
                    cue = fitting[0][2]
                    if cue.at not in ties:
                        ties[cue.at] = _cue_features(parsed, mention, cue, mentions, cues)
                    row.update(ties[cue.at])
                    row["rank"] = ranked.index(fitting[0])
                    row["harm_cue"] = f"{harm.value}|{cue.lemma}"
                    row["cue_first_harm"] = cue.harms[0] is harm
                    if len(fitting) > 1:
                        row["second_cue"] = fitting[1][2].lemma
                    rival = next((r for r in ranked if harm not in r[2].harms), None)
                    if rival is not None:
                        row["rival_cue"] = rival[2].lemma
                        row["rival_length"] = rival[0] - fitting[0][0]
                        row["rival_gap"] = rival[1] - fitting[0][1]
                yield Proposal(index, mention, harm, fitting[0][2] if fitting else None, row)
