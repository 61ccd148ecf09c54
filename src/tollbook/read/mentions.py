"""Propose who could have been harmed: counts, person nouns, names, pronouns and harm nouns of one parsed sentence.

Every proposal is a mention with its value and hedge as the words give them; which mention was harmed, and how, is
decided in `tollbook.read.decide`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from tollbook.model import Hedge
from tollbook.read.counts import find_counts
from tollbook.read.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from tollbook.read.parse import Parsed


class Form(StrEnum):
    """What kind of words a mention is."""

    NUMBER = "number"  # "33", "two dozen"
    NOTHING = "nothing"  # "no", "nobody"
    VAGUE = "vague"  # "dozens", "several"
    PERSON = "person"  # "a policeman"
    PEOPLE = "people"  # "militants"
    NAME = "name"  # "Ali Khan"
    PRONOUN = "pronoun"  # "he", "them"
    AGE = "age"  # "a 21-year-old"
    HARM_NOUN = "harm_noun"  # "body", "casualties", "the deceased"


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody who could have been harmed.

    `start`..`end` are tokens of the span, `noun` the token of the harmed party's head where there is one, `head` the
    token from which the parse is climbed.
    """

    form: Form
    start: int
    end: int
    head: int
    noun: int | None
    value: tuple[int, ...]
    hedge: Hedge
    hedge_words: str = ""


HARM_NOUNS = frozenset(
    [
        "casualty",
        "fatality",
        "victim",
        "body",
        "corpse",
        "deceased",
        "dead",
        "injured",
        "wounded",
        "remains",
        "hostage",
        "captive",
        "prisoner",
        "detainee",
        "death",
        "homicide",
    ]
)
PRONOUNS = {"he": 1, "him": 1, "she": 1, "they": 0, "them": 0, "who": 0, "their": 0, "his": 1, "her": 1}
_PLURAL_TAGS = {"NNS", "NNPS"}
_AGE = re.compile(r"\b(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)[- ](?:year|month|week|day)s?[- ]olds?\b", re.IGNORECASE)
_PAIRS = {"couple": 2, "twins": 2, "duo": 2, "trio": 3}
_COLLECTIVE = frozenset(
    {"family", "crew", "staff", "police", "personnel", "people", "gang", "group", "household", "dozen", "militia"}
)


@cache
def person_nouns() -> dict[str, str]:
    """Map each person noun to the status that it tells: `{"soldier": "state_forces"}`."""
    return {noun: status for status, nouns in table("persons").items() for noun in nouns}


def noun_status(token: Token) -> str | None:
    """Return the status that a noun tells, or None where it names no person."""
    known = person_nouns()
    low = token.lower_
    for form in (
        token.lemma_.lower(),
        low,
        low.removesuffix("s"),
        low.removesuffix("es"),
    ):
        if form in known:
            return known[form]
    if low.endswith("men") and low[:-3] + "man" in known:
        return known[low[:-3] + "man"]
    return (
        "unknown"
        if low.endswith(("men", "man", "woman", "women")) and len(low) > 4 and token.pos_ in {"NOUN", "PROPN"}
        else None
    )


def is_plural(token: Token) -> bool:
    """Tell whether a noun is plural by its tag or its form."""
    low = token.lower_
    return (
        token.tag_ in _PLURAL_TAGS
        or low.endswith(("men", "children", "people"))
        or (low.endswith("s") and noun_status(token) is not None and token.lemma_.lower() != low and low != "us")
    )


def _tokens_at(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """Return the tokens that a stretch of characters touches."""
    found = doc.char_span(start, end, alignment_mode="expand")
    return (found.start, found.end) if found is not None and len(found) else None


_TO_NOUN = {"nummod", "amod", "det", "compound", "quantmod", "poss", "nmod", "predet", "advmod", "appos"}


def _noun_of(doc: Doc, start: int, end: int) -> int | None:
    """Find the noun that count words count: "33 [people]", "dozens of [militants]"."""
    last = doc[end - 1]
    for token in (last, doc[start]):
        for child in token.rights:
            if child.dep_ == "prep" and child.lower_ == "of":
                objects = [c for c in child.rights if c.dep_ in {"pobj", "pcomp"}]
                if objects:
                    return int(objects[0].i)
    node = last
    while node.dep_ in _TO_NOUN and (start <= node.head.i < end):
        node = node.head
    if node.dep_ in _TO_NOUN and node.head.i >= end and node.head.pos_ in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"}:
        head = node.head
        # "177 Militants Killed": a headline's noun may hang on the verb; the nearest noun of people wins.
        return int(head.i)
    return _people_after(doc, end)


def _people_after(doc: Doc, end: int) -> int | None:
    """Find a person noun in the noun group right after the count, where the parse does not tie them."""
    for token in doc[end : end + 6]:
        if token.pos_ not in {"ADJ", "NOUN", "PROPN", "NUM"} and token.lower_ not in {"of", "the", "-", "’s", "'s"}:
            return None
        if noun_status(token) is not None and (token.i + 1 >= len(doc) or noun_status(doc[token.i + 1]) is None):
            return int(token.i)
    return None


def _counts(parsed: Parsed) -> Iterator[Mention]:
    doc = parsed.doc
    for count in find_counts(doc.text):
        found = _tokens_at(doc, count.start, count.end)
        if found is None:
            continue
        start, end = found
        if doc[start].lower_ == "both" and doc[start].dep_ in {"preconj", "cc"}:
            continue  # "both the driver and the conductor" counts nobody
        noun = _noun_of(doc, start, end)
        form = Form.NUMBER if count.value else Form.VAGUE
        if count.value == (0,):
            form = Form.NOTHING
        yield Mention(
            form, start, end, noun if noun is not None else end - 1, noun, count.value, count.hedge, count.hedge_words
        )


def _ages(parsed: Parsed) -> Iterator[Mention]:
    """Find ages that stand for a person: "a 21-year-old was grazed"."""
    doc = parsed.doc
    for found in _AGE.finditer(doc.text):
        place = _tokens_at(doc, *found.span())
        if place is None:
            continue
        start, end = place
        after = doc[end] if end < len(doc) else None
        if after is not None and after.pos_ in {"NOUN", "ADJ", "PROPN"}:
            continue
        plural = doc.text[found.end() - 1] == "s" and doc.text[found.end() - 4 : found.end()] == "olds"
        yield Mention(
            Form.AGE, start, end, end - 1, end - 1, () if plural else (1,), Hedge.VAGUE if plural else Hedge.EXACT
        )


_OTHERS = frozenset(
    {
        "another",
        "other",
        "someone",
        "somebody",
        "each",
        "fourth",
        "third",
        "second",
        "fifth",
        "latter",
        "those",
        "accused",
    }
)


def _stands_alone(token: Token) -> bool:
    """Tell whether a word such as "another" or "American" stands for a person itself, with no noun after it."""
    doc = token.doc
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    return after is None or after.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"}


def _is_harmed_noun(token: Token) -> bool:
    """Tell whether a noun of any meaning stands where the harmed party of a clear harm word stands."""
    strong = table("harm")["strong"]
    if token.pos_ not in {"NOUN", "PROPN"}:
        return False
    if token.dep_ == "pobj" and token.head.lower_ == "of":
        return token.head.head.lemma_.lower() in strong
    governor = token.head.head if token.dep_ == "conj" else token.head
    return token.dep_ in {"nsubjpass", "dobj", "conj", "nsubj"} and governor.lemma_.lower() in strong


def _nouns(parsed: Parsed, covered: set[int]) -> Iterator[Mention]:
    """Find person nouns that no count covers; harm nouns too."""
    for token in parsed.doc:
        if token.i in covered:
            continue
        if token.lower_ in _OTHERS and _stands_alone(token):
            many = token.lower_ == "those"
            yield Mention(
                Form.PRONOUN,
                token.i,
                token.i + 1,
                token.i,
                None,
                () if many else (1,),
                Hedge.VAGUE if many else Hedge.EXACT,
            )
            continue
        if token.pos_ not in {"NOUN", "PROPN", "ADJ", "VERB"}:
            continue
        lemma = token.lemma_.lower()
        harm = lemma in HARM_NOUNS or token.lower_ in HARM_NOUNS
        known = noun_status(token) is not None
        if (
            not harm
            and not (known and (token.pos_ in {"NOUN", "PROPN"} or (token.pos_ == "ADJ" and _stands_alone(token))))
            and not _is_harmed_noun(token)
        ):
            continue
        many = is_plural(token) or (token.lower_ in _COLLECTIVE)
        form = Form.HARM_NOUN if harm else (Form.PEOPLE if many else Form.PERSON)
        if token.lower_ in _PAIRS:
            yield Mention(form, token.i, token.i + 1, token.i, token.i, (_PAIRS[token.lower_],), Hedge.EXACT)
            continue
        many = many or token.lower_ in {"injured", "wounded", "casualties", "fatalities"}
        yield Mention(
            form, token.i, token.i + 1, token.i, token.i, () if many else (1,), Hedge.VAGUE if many else Hedge.EXACT
        )


def _arrests(parsed: Parsed) -> Iterator[Mention]:
    """Find "arrest made": the noun itself is the span."""
    for token in parsed.doc:
        if token.lower_ in {"arrest", "arrests", "killing", "murder", "death"} and token.pos_ == "NOUN":
            many = token.lower_ == "arrests"
            yield Mention(
                Form.HARM_NOUN,
                token.i,
                token.i + 1,
                token.i,
                token.i,
                () if many else (1,),
                Hedge.VAGUE if many else Hedge.EXACT,
            )


def _is_name_token(parsed: Parsed, token: Token) -> bool:
    written = parsed.written(token)
    return written[:1].isupper() and (token.pos_ == "PROPN" or token.ent_type_ == "PERSON") and written[:1].isalpha()


def _names(parsed: Parsed, covered: set[int]) -> Iterator[Mention]:
    """Find runs of proper nouns: names of people, and of much else; the decision comes later."""
    doc, i = parsed.doc, 0
    while i < len(doc):
        if not _is_name_token(parsed, doc[i]):
            i += 1
            continue
        start = i
        while i < len(doc) and (
            _is_name_token(parsed, doc[i])
            or (
                doc[i].lower_ in {"al", "-", "el", "bin", "de", "la"}
                and i + 1 < len(doc)
                and _is_name_token(parsed, doc[i + 1])
            )
        ):
            i += 1
        first = start
        while first < i and (first in covered or noun_status(doc[first]) is not None):
            first += 1
        if first < i:
            head = next((t.i for t in doc[first:i] if not first <= t.head.i < i or t.head.i == t.i), i - 1)
            yield Mention(Form.NAME, first, i, head, head, (1,), Hedge.EXACT)


def _pronouns(parsed: Parsed) -> Iterator[Mention]:
    for token in parsed.doc:
        number = PRONOUNS.get(token.lower_)
        if number is not None and token.pos_ == "PRON":
            value, hedge = ((1,), Hedge.EXACT) if number else ((), Hedge.VAGUE)
            yield Mention(Form.PRONOUN, token.i, token.i + 1, token.i, token.i, value, hedge)


def is_nobody(parsed: Parsed, mention: Mention) -> bool:
    """Tell whether words that no count stands at name a day ("the dead of Saturday") or a speaker ("Minister: …")."""
    if mention.form not in {Form.NAME, Form.PERSON}:
        return False
    doc, times = parsed.doc, table("time_words")
    if all(t.lower_ in times["weekdays"] or t.lower_ in times["months"] for t in doc[mention.start : mention.end]):
        return True
    return mention.end < len(doc) and doc[mention.end].text == ":"


def find_mentions(parsed: Parsed) -> list[Mention]:
    """Propose everybody in a sentence who could have been harmed, in text order."""
    counts = list(_counts(parsed))
    covered = {i for m in counts for i in range(m.start, m.end)}
    nouns_counted = {m.noun for m in counts if m.noun is not None}
    out = counts + list(_ages(parsed))
    covered |= {i for m in out for i in range(m.start, m.end)}
    out += list(_nouns(parsed, covered | nouns_counted))
    taken = {m.start for m in out}
    out += [m for m in _arrests(parsed) if m.start not in taken]
    out += list(_names(parsed, covered))
    out += list(_pronouns(parsed))
    return sorted(out, key=lambda m: (m.start, m.end, m.form))
