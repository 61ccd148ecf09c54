"""Find the words of a report that say what people are, "soldiers", and whether these act, tell, or suffer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from tollbook.read.cues import find_cues
from tollbook.read.lexicon import table
from tollbook.read.status_words import status_of_noun, status_of_words
from tollbook.read.victims_edges import left_edge

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from tollbook.read.page import Page
    from tollbook.read.parse import Parsed

_NOUNS = frozenset({"NOUN", "PROPN"})
_SUBJECTS = frozenset({"nsubj", "poss", "compound", "amod", "nmod"})
MAX_WORDS_BEFORE = 4


class Part(StrEnum):
    """What people do in a sentence."""

    ACTS = "acts"  # "rebels shelled …", "killed by the army"
    TELLS = "tells"  # "police said"
    OTHER = "other"  # everybody else: who was harmed is among them


@dataclass(frozen=True, slots=True)
class Group:
    """A noun that tells a status: its token, the status, what the people do."""

    at: int
    status: str
    part: Part


@cache
def listed(name: str) -> frozenset[str]:
    """Return one of the word lists of the status table."""
    return frozenset(table("status")[name])


def _part(token: Token, cues: frozenset[int]) -> Part:
    """Tell what the people whom a noun names do, by its place in the parse."""
    head = token.head
    if head.lower_ == "by" or (head.dep_ == "agent" and token.dep_ == "pobj"):
        return Part.ACTS
    if head.lower_ == "to" and head.head.lower_ == "according":
        return Part.TELLS
    while token.dep_ == "conj" and head.pos_ in _NOUNS:
        token, head = head, head.head
    if token.dep_ in _SUBJECTS and head.lemma_.lower() not in listed("losing"):
        if head.lemma_.lower() in listed("telling"):
            return Part.TELLS
        if head.i in cues or head.lemma_.lower() in listed("acting"):
            return Part.ACTS
    return Part.OTHER


def _told(doc: Doc, token: Token) -> str | None:
    start = left_edge(doc, token.i, max(0, token.i - MAX_WORDS_BEFORE))
    return status_of_words(doc[start : token.i + 1].text) or status_of_noun(token)


def groups_of(parsed: Parsed) -> tuple[Group, ...]:
    """Find the nouns of a sentence that tell a status."""
    doc, cues = parsed.doc, frozenset(c.at for c in find_cues(parsed.forms))
    found = []
    for token in doc:
        following = doc[token.i + 1] if token.i + 1 < len(doc) else None
        inside = following is not None and token.dep_ == "compound" and token.head.i == token.i + 1
        if token.pos_ in _NOUNS and not inside:
            status = _told(doc, token)
            if status is not None:
                found.append(Group(token.i, status, _part(token, cues)))
    return tuple(found)


def scene(page: Page) -> Mapping[int, Sequence[Group]]:
    """Find these words in each parsed sentence."""
    return {index: groups_of(parsed) for index, parsed in page.parsed.items()}
