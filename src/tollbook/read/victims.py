"""Say who the harmed were: the noun phrase in the text, number and hedge left out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tollbook.model import Phrase
from tollbook.read.lexicon import table
from tollbook.read.mentions import Form, Mention, noun_status
from tollbook.read.victims_edges import left_edge, right_edge

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from tollbook.read.parse import Parsed

_PEOPLE_TAGS = frozenset({"NOUN", "PROPN", "ADJ"})
_PLURALS = frozenset({"NNS", "NNPS"})
NEAR_TOKENS = 7


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("victims")[name])


def _phrase(parsed: Parsed, noun: int, floor: int) -> Phrase:
    """Quote a noun with what belongs to it; `floor` is the first token that may."""
    doc = parsed.doc
    while floor < noun and doc[floor].lower_ in _words("skipped") - {"other"}:
        floor += 1
    start = left_edge(doc, noun, floor)
    while start < noun and (doc[start].lower_ in _words("skipped") or doc[start].is_punct):
        start += 1
    return parsed.phrase(start, right_edge(doc, noun, len(doc)))


def _person_after(doc: Doc, start: int) -> int | None:
    """Find the last noun of the first run of nouns after `start`, if it names people: "[of them] mostly women"."""
    found = None
    for token in doc[start : start + NEAR_TOKENS]:
        if token.pos_ in _PEOPLE_TAGS:
            found = token.i if noun_status(token) is not None or token.tag_ in _PLURALS else found
        elif found is not None or not (token.lower_ in _words("links") or token.pos_ == "NUM" or token.text == "-"):
            break
    return found


def _told_after(parsed: Parsed, start: int) -> Phrase | None:
    """Quote what a stand-in is said to be: "five of them [Spaniards]", "most of whom are [women and children]"."""
    doc = parsed.doc
    noun = _person_after(doc, start)
    if noun is None or (noun + 1 < len(doc) and doc[noun].pos_ == "ADJ" and noun_status(doc[noun]) is None):
        return None
    paired = noun + 2 < len(doc) and doc[noun + 1].lower_ == "and" and noun_status(doc[noun + 2]) is not None
    phrase = _phrase(parsed, noun, start)
    return parsed.phrase(noun, noun + 3) if paired else phrase


def _stood_in_for(parsed: Parsed, before: int) -> Phrase | None:
    """Quote the people nearest before a stand-in, in the same sentence: "five [villagers], one of them …"."""
    doc = parsed.doc
    for token in reversed(doc[:before]):
        if token.tag_ in _PLURALS and token.pos_ in {"NOUN", "PROPN"} and noun_status(token) is not None:
            return _phrase(parsed, token.i, 0)
    return None


def _among(parsed: Parsed, noun: int) -> Phrase | None:
    """Quote the people behind a word for harm: "casualties among [civilians]", "the deaths of [two nurses]"."""
    doc = parsed.doc
    behind = [doc[noun + 1]] if noun + 1 < len(doc) and doc[noun + 1].pos_ == "ADP" else []
    for child in [*behind, *doc[noun].rights]:
        if child.lower_ in _words("among"):
            people = next((c for c in child.rights if c.dep_ == "pobj" and noun_status(c) is not None), None)
            if people is not None:
                return _phrase(parsed, people.i, child.i + 1)
    return None


def _is_group(doc: Doc, mention: Mention, noun: int) -> bool:
    """Tell whether a count's noun names who was harmed, and not the harm, the outlet or what follows."""
    token, between = doc[noun], doc[mention.end : noun]
    if token.pos_ in {"VERB", "AUX", "ADP", "NUM"} and noun_status(token) is None:
        return False
    if token.lower_ in _words("no_party") | _words("tellers"):
        return bool(between) and between[0].lower_ == "of"
    of = bool(between) and between[0].lower_ == "of"
    return of or not any(t.lower_ in {"a", "an"} or t.text in {".", ";", ":"} for t in between)


def _counted(parsed: Parsed, mention: Mention) -> Phrase | None:
    """Quote whom a count counts."""
    doc, noun = parsed.doc, mention.noun
    if noun is None or mention.start <= noun < mention.end:
        return _uncounted(parsed, mention)
    if doc[noun].lower_ in _words("stand_ins"):
        return _told_after(parsed, noun + 1) or (
            None if _only_degree(doc, noun) else _stood_in_for(parsed, mention.start)
        )
    if noun < mention.start:
        return None
    noun = _full_noun(doc, noun)
    low = doc[noun].lower_
    if mention.form is Form.NOTHING and (noun_status(doc[noun]) is None or low in _words("nobody")):
        return None
    if mention.form is Form.NUMBER and low.startswith("casualt"):
        return _among(parsed, noun)
    if not _is_group(doc, mention, noun):
        return _among(parsed, noun)
    said = _told_after(parsed, noun + 1) if low in _words("no_party") and _is_copula(doc, noun + 1) else None
    return said or _phrase(parsed, noun, mention.end)


def _is_copula(doc: Doc, at: int) -> bool:
    return at < len(doc) and doc[at].lower_ in {"are", "were", "is", "was"}


def _only_degree(doc: Doc, stand_in: int) -> bool:
    """Tell whether only how badly they were hurt is said: "three of them [seriously]", "most of them [in] pain"."""
    after = stand_in + (2 if _is_copula(doc, stand_in + 1) else 1)
    return after < len(doc) and (doc[after].pos_ == "ADV" or doc[after].lower_ == "in")


def _group_of(parsed: Parsed, noun: int) -> Phrase | None:
    """Quote the group that a number sizes: "[a family] of five"; "the deaths of five" names none."""
    doc = parsed.doc
    return parsed.phrase(left_edge(doc, noun, 0), noun + 1) if doc[noun].tag_ == "NN" else None


def _full_noun(doc: Doc, noun: int) -> int:
    """Step from a noun to the people it describes: "three Border Force (BF) [troopers]"."""
    head = doc[noun].head
    described = doc[noun].dep_ in {"nmod", "compound", "amod"} and noun < head.i <= noun + NEAR_TOKENS
    return int(head.i) if described and noun_status(head) is not None else noun


def _uncounted(parsed: Parsed, mention: Mention) -> Phrase | None:
    """Quote "others" in "30 others", or who "27, mostly women," were; None for a bare number."""
    doc, after = parsed.doc, mention.end
    if mention.start > 1 and doc[mention.start - 1].lower_ == "of" and noun_status(doc[mention.start - 2]) is not None:
        return _group_of(parsed, mention.start - 2)
    if doc[after - 1].lower_ in _words("others"):
        return parsed.phrase(after - 1, after)
    if after < len(doc) and doc[after].lower_ in _words("others"):
        return parsed.phrase(after, after + 1)
    if after + 1 < len(doc) and doc[after].lower_ in _words("hurt") and doc[after + 1].lower_ in _words("among"):
        return _among(parsed, after)
    if after < len(doc) and doc[after].text == ",":
        after += 1
    if after < len(doc) and doc[after].lower_ in _words("mostly"):
        return _told_after(parsed, after)
    return None


def _named(parsed: Parsed, mention: Mention) -> Phrase:
    """Quote a name with its title or its noun: "ASI Abdul Rashid"."""
    doc = parsed.doc
    start = mention.start
    while start > 0 and (
        doc[start - 1].dep_ in {"compound", "amod", "nmod"} and mention.start <= doc[start - 1].head.i < mention.end
    ):
        start -= 1
    return parsed.phrase(start, mention.end)


def victims_phrase(parsed: Parsed, mention: Mention) -> Phrase | None:
    """Quote who was harmed, number and hedge left out; None where the text gives a bare number ("33 dead")."""
    doc = parsed.doc
    match mention.form:
        case Form.NUMBER | Form.VAGUE | Form.NOTHING:
            return _counted(parsed, mention)
        case Form.NAME:
            return _named(parsed, mention)
        case Form.PRONOUN:
            alone = doc[mention.start].lower_ in _words("stands_alone")
            return None if alone else parsed.phrase(mention.start, mention.end)
        case Form.HARM_NOUN if doc[mention.start].lower_ in _words("no_party") - _words("hurt"):
            return _among(parsed, mention.start)
        case _:
            return _phrase(parsed, mention.end - 1, 0)
