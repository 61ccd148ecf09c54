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
    from spacy.tokens import Doc

    from tollbook.read.learned import Row
    from tollbook.read.page import Page
    from tollbook.read.parse import Parsed


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


def _around(doc: Doc, at: int) -> str:
    return doc[at].lemma_.lower() if 0 <= at < len(doc) else "#"


def _mention_features(
    parsed: Parsed, mention: Mention, mentions: Sequence[Mention]
) -> dict[str, float | str | bool | None]:
    """Describe a mention by itself: its form, its noun, its neighbours."""
    doc = parsed.doc
    noun = doc[mention.noun] if mention.noun is not None else None
    head = doc[mention.head]
    determiner = next((c.lower_ for c in head.lefts if c.dep_ in {"det", "poss", "predet"}), "none")
    named = any(m.form is Form.NAME and m.start in {mention.end, mention.end + 1} for m in mentions)
    with_noun = any(
        m.form in {Form.PERSON, Form.HARM_NOUN} and m.end in {mention.start, mention.start - 1} for m in mentions
    )
    return {
        "form": mention.form.value,
        "value": _bucket(mention.value),
        "noun": noun.lemma_.lower() if noun is not None and mention.form is not Form.NAME else None,
        "noun_status": (noun_status(noun) or "none") if noun is not None else "no noun",
        "noun_plural": noun is not None and is_plural(noun),
        "noun_pos": noun.pos_ if noun is not None else None,
        "words": doc[mention.start : mention.end].text.lower()
        if mention.form in {Form.VAGUE, Form.PRONOUN, Form.HARM_NOUN, Form.NOTHING}
        else None,
        "dep": head.dep_,
        "head_pos": head.head.pos_,
        "head_lemma": head.head.lemma_.lower(),
        "before": _around(doc, mention.start - 1),
        "before2": _around(doc, mention.start - 2),
        "after": _around(doc, mention.end),
        "after2": _around(doc, mention.end + 1),
        "after_noun": _around(doc, mention.noun + 1) if mention.noun is not None else None,
        "determiner": determiner if mention.form in {Form.PERSON, Form.PEOPLE, Form.HARM_NOUN, Form.AGE} else None,
        "has_name": named,
        "follows_noun": with_noun,
        "width": mention.end - mention.start,
        "hedged": mention.hedge.value,
        "relcl": any(c.dep_ in {"relcl", "acl"} for c in head.children),
        "conjoined": head.dep_ == "conj",
        "ellipsis": mention.noun is None and mention.form is Form.NUMBER,
        "before3": _around(doc, mention.start - 3),
        "after3": _around(doc, mention.end + 2),
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


def _voice(doc: Doc, at: int) -> str:
    """Tell how a cue is used: passive, active with object, participle before a noun, noun."""
    token = doc[at]
    if token.pos_ in {"NOUN", "PROPN"}:
        return "noun"
    deps = {c.dep_ for c in token.children}
    if "auxpass" in deps or "nsubjpass" in deps:
        return "passive"
    if "dobj" in deps:
        return "active"
    return f"{token.tag_}:{token.dep_}"


def _cue_features(
    doc: Doc, mention: Mention, cue: Cue, mentions: Sequence[Mention], cues: Sequence[Cue]
) -> dict[str, float | str | bool | None]:
    """Describe the tie between a mention and a cue."""
    path, length = path_between(doc, mention.head, cue.at)
    token = doc[cue.at]
    between = doc[min(mention.end, cue.at) : max(mention.start, cue.at)]
    rivals = [m for m in mentions if m is not mention and m.form in {Form.NUMBER, Form.PERSON, Form.PEOPLE, Form.VAGUE}]
    nearer = sum(abs(m.head - cue.at) < abs(mention.head - cue.at) for m in rivals)
    children = [c.lower_ for c in token.children]
    return {
        "cue": cue.lemma,
        "cue_pos": token.pos_,
        "cue_tag": token.tag_,
        "cue_dep": token.dep_,
        "voice": _voice(doc, cue.at),
        "path": path,
        "path_cue": f"{path}|{cue.lemma}" if length <= 3 else None,
        "path_voice": f"{path}|{_voice(doc, cue.at)}" if length <= MAX_PATH else None,
        "path_form": f"{path}|{mention.form.value}" if length <= 3 else None,
        "first_step": doc[mention.head].dep_ + ("^" if length else ""),
        "path_length": length,
        "distance": mention.head - cue.at,
        "gap": abs(mention.head - cue.at),
        "before_cue": mention.head < cue.at,
        "is_cue": mention.head == cue.at or mention.start <= cue.at < mention.end,
        "nearer_rivals": nearer,
        "commas_between": sum(t.lower_ in {",", ";"} for t in between),
        "verbs_between": sum(t.pos_ == "VERB" for t in between),
        "cues_between": sum(min(mention.head, cue.at) < c.at < max(mention.head, cue.at) for c in cues),
        "word_between": between[0].lemma_.lower() if len(between) == 1 else None,
        "negated": any(c in {"not", "n't", "never"} for c in children),
        "modal": next(
            (c for c in children if c in {"could", "may", "might", "would", "will", "should", "can", "to"}), None
        ),
        "strong": cue.strong,
        "agent_by": "by" in [t.lower_ for t in between][-3:],
        "death": "death" in [t.lower_ for t in doc[cue.at : cue.at + 4]],
        "cue_next": _around(doc, cue.at + 1),
        "cue_prev": _around(doc, cue.at - 1),
        "cue_prev2": _around(doc, cue.at - 2),
        "paired": paired(doc, cue, cues),
    }


def _best_cue(doc: Doc, mention: Mention, cues: Sequence[Cue]) -> list[tuple[int, int, Cue]]:
    """Order cues by how near they stand to a mention, in the parse and in the words."""
    ranked = []
    for cue in cues:
        _, length = path_between(doc, mention.head, cue.at)
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
        "identified": any(t.lemma_.lower() in {"identify", "deceased", "name"} for t in parsed.doc),
    }


def _previous_harms(page: Page, index: int) -> set[Harm]:
    before = page.parsed.get(index - 1)
    return {h for c in find_cues(before.doc) if c.strong for h in c.harms} if before else set()


def propose(page: Page) -> Iterator[Proposal]:
    """Propose every mention of a page with every harm that its sentence (or the one before) speaks of."""
    for index in sorted(page.parsed):
        parsed = page.parsed[index]
        doc = parsed.doc
        cues = find_cues(doc)
        mentions = find_mentions(parsed)
        whole = _sentence_features(page, parsed, cues, mentions)
        earlier = _previous_harms(page, index)
        harms = {h for c in cues for h in c.harms}
        whole.update({f"previous_{h.value}": h in earlier for h in Harm})
        for mention in mentions:
            own = _mention_features(parsed, mention, mentions)
            ranked = _best_cue(doc, mention, cues)
            for harm in Harm:
                if harm not in harms and not (harm in earlier and not any(c.strong for c in cues)):
                    continue
                fitting = [r for r in ranked if harm in r[2].harms]
                row: dict[str, float | str | bool | None] = {"harm": harm.value, **whole, **own}
                if fitting:
                    cue = fitting[0][2]
                    row.update(_cue_features(doc, mention, cue, mentions, cues))
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
