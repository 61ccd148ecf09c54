"""Say who the harmed were: the noun phrase in the text, and the status that its words tell."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tollbook.model import Phrase, Status
from tollbook.read.lexicon import table
from tollbook.read.mentions import Form, Mention, noun_status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from tollbook.read.parse import Parsed

_INNER = {"compound", "amod", "nmod", "poss", "case", "nummod", "advmod", "punct", "appos", "neg", "npadvmod", "quantmod", "predet"}
_SKIPPED = frozenset("the a an another other at least more than over about around some of those these his her their its all both any no".split())
_KEPT_PREPOSITIONS = frozenset({"of", "from", "in", "with"})
MAX_PHRASE_TOKENS = 14


def _left_edge(doc: Doc, noun: int, floor: int) -> int:
    """Walk left from a noun over what belongs to it, not past `floor`."""
    left = noun
    while left > floor and doc[left - 1].pos_ in {"ADJ", "NOUN", "PROPN", "NUM", "PART", "PUNCT", "ADV", "VERB", "SYM", "X"}:
        token = doc[left - 1]
        if token.is_punct and token.text not in {"-", "'", "’", '"', "“", "”"}:
            break
        if token.pos_ == "VERB" and token.dep_ not in {"amod", "compound"}:
            break
        if token.head.i < left - 1 or (token.head.i > noun and token.dep_ not in {"compound", "amod", "nmod"}):
            break
        left -= 1
    return left


def _right_edge(doc: Doc, noun: int, limit: int) -> int:
    """Walk right from a noun over "of …", "from …" and a bracketed acronym; clauses and lists stay out."""
    right = noun + 1
    for child in doc[noun].rights:
        if child.i >= limit or child.i < right - 1:
            continue
        inner = [t for t in child.subtree if t.i >= child.i]
        end = inner[-1].i + 1 if inner else child.i + 1
        clause = any(t.dep_ in {"relcl", "acl", "advcl", "ccomp"} for t in inner)
        if child.dep_ == "prep" and child.lower_ in {"of", "from"} and not clause and end - noun <= MAX_PHRASE_TOKENS and child.i <= right + 1:
            right = end
        elif child.dep_ in {"case", "punct"} and child.i == right:
            continue
    return min(right, limit)


def victims_phrase(parsed: Parsed, mention: Mention) -> Phrase | None:
    """Quote who was harmed, number and hedge left out; None where the text gives a bare number ("33 dead")."""
    doc = parsed.doc
    if mention.form is Form.NOTHING and mention.noun is None:
        return None
    if mention.form in {Form.NUMBER, Form.VAGUE, Form.NOTHING}:
        if mention.noun is None or mention.start <= mention.noun < mention.end:
            return _bare(parsed, mention)
        if doc[mention.noun].pos_ in {"VERB", "AUX", "ADP"} or doc[mention.noun].lower_ in {"them", "whom", "which"}:
            return None
        if mention.noun < mention.start:
            return None
        floor = mention.end
        while floor < mention.noun and doc[floor].lower_ in _SKIPPED - {"other"}:
            floor += 1
        start, end = _left_edge(doc, mention.noun, floor), _right_edge(doc, mention.noun, len(doc))
        return parsed.phrase(start, end)
    if mention.form is Form.NAME:
        return _name_phrase(parsed, mention)
    if mention.form is Form.PRONOUN:
        return parsed.phrase(mention.start, mention.end)
    start = _left_edge(doc, mention.start, 0)
    while start < mention.start and doc[start].lower_ in _SKIPPED:
        start += 1
    return parsed.phrase(start, _right_edge(doc, mention.end - 1, len(doc)))


def _bare(parsed: Parsed, mention: Mention) -> Phrase | None:
    """Quote "others" in "30 others" where the parse gives the count no noun; None for a bare number."""
    doc = parsed.doc
    if mention.end < len(doc) and doc[mention.end].lower_ in {"others", "other"}:
        return parsed.phrase(mention.end, mention.end + 1)
    return None


def _name_phrase(parsed: Parsed, mention: Mention) -> Phrase:
    """Quote a name with its title or its noun: "ASI Abdul Rashid"."""
    doc = parsed.doc
    start = mention.start
    while start > 0 and (doc[start - 1].dep_ in {"compound", "amod", "nmod"} and mention.start <= doc[start - 1].head.i < mention.end):
        start -= 1
    return parsed.phrase(start, mention.end)


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Compile the words that tell a status wherever they stand in the phrase, in the order in which they win."""
    return tuple(
        (re.compile(rf"(?<![\w-])(?:{'|'.join(entries)})(?![\w-])", re.IGNORECASE), status)
        for status, entries in table("status")["phrases"]
    )


def status_of_words(words: str) -> str | None:
    """Return the status that a phrase's own words tell, None where they tell none.

    >>> status_of_words("security personnel"), status_of_words("women and children")
    ('state_forces', 'civilian')
    """
    found = next((status for pattern, status in _phrases() if pattern.search(words)), None)
    return None if found == "none" else found


def status_of_noun(token: Token) -> str | None:
    """Return the status that a head noun tells; "unknown" nouns tell none."""
    status = noun_status(token)
    return None if status in {None, "unknown"} else status


def own_status(parsed: Parsed, mention: Mention, victims: Phrase | None) -> Status | None:
    """Return the status that the mention's own words tell; None where the context has to tell."""
    words = victims.quote if victims else parsed.phrase(mention.start, mention.end).quote
    told = status_of_words(words)
    if told is None and mention.noun is not None:
        told = status_of_noun(parsed.doc[mention.noun])
    return Status(told) if told else None
