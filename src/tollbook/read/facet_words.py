"""The words that claims are compared by: tokens, classes of people, and what a whole sentence is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from tollbook.read.lexicon import table, words

_TOKEN = re.compile(r"\d[\d,.]*\d|\w+(?:[-'’]\w+)*|[^\w\s]")
SHORT = 3
"""A word of this length or less says little about what a sentence is about."""
REPEATED = 0.7
"""Two sentences that share this part of their words say the same."""
OPENING = 5
"""How many words open a sentence."""


@cache
def people_by_word() -> dict[str, frozenset[str]]:
    """Give the classes of each word that names people."""
    found: dict[str, set[str]] = {}
    for name, members in table("repeat_victims").items():
        for word in members:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def classes_of(tokens: Iterable[str]) -> frozenset[str]:
    """Name the classes of people that some words belong to ("policemen": police)."""
    known = people_by_word()
    return frozenset(name for word in tokens for name in known.get(word, ()))


def tokens_of(text: str) -> list[str]:
    """Split into words, numbers and marks."""
    return _TOKEN.findall(text)


def lower_tokens(text: str) -> list[str]:
    """Split into words, numbers and marks, in lower case."""
    return [t.lower() for t in tokens_of(text)]


def is_place_like(token: str) -> bool:
    """Tell whether a token is written like a name: a capital first, small letters after."""
    named = token[:1].isupper() and not token.isupper() and len(token) > SHORT
    return named and token.lower() not in words("repeat_times")


def content_of(tokens: Iterable[str]) -> frozenset[str]:
    """Keep the words that say what a sentence is about."""
    return frozenset(t for t in tokens if len(t) > SHORT and t[0].isalpha())


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """The words of one sentence, made once for all of its claims."""

    opening: tuple[str, ...]
    content: frozenset[str]
    places: frozenset[str]
    times: frozenset[str]
    fresh: int


def sentence_words(text: str, known: frozenset[str] = frozenset()) -> SentenceWords:
    """Sort a sentence's words; `known` are those of earlier sentences, against which its names are fresh."""
    tokens = tokens_of(text)
    lower = [t.lower() for t in tokens]
    days = {a + b for a, b in pairwise(lower) if (a in words("repeat_times") and b.isdigit())}
    places = frozenset(t.lower() for t in tokens[1:] if is_place_like(t))
    return SentenceWords(
        opening=tuple(lower[:OPENING]),
        content=content_of(lower),
        places=places,
        fresh=len(places - known),
        times=frozenset(t for t in lower if t in words("repeat_times")) | days,
    )


def titles(first: SentenceWords, told: Mapping[int, SentenceWords]) -> frozenset[int]:
    """Find the title: the first sentence, and later ones that say the same (many pages print it twice)."""
    near = {i for i, w in told.items() if len(first.content & w.content) >= REPEATED * len(first.content | w.content)}
    return frozenset(near | {0}) if first.content else frozenset({0})
