"""Find the words of a text that speak for a country: words for its people, and bodies that act in it alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tollbook.knowledge.countries import of_name, of_people
from tollbook.read.lexicon import table
from tollbook.read.places_tokens import Token, is_capitals

MAX_BODY_WORDS = 6
SHORT = 3
"""Letters of the shortest acronym that counts in a text all in capitals."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One word of a text that speaks for a country, by kind: name, people, body, unit (of administration), town."""

    country: str
    kind: str
    position: int


@cache
def _bodies() -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """Give the bodies by their first word, the longest first, with their countries."""
    countries: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for code, names in table("place_bodies")["bodies"].items():
        for name in names:
            countries[tuple(name.replace("-", " ").replace("'", "").split())].append(code)
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = defaultdict(list)
    for words, codes in sorted(countries.items(), key=lambda entry: (-len(entry[0]), entry)):
        found[words[0].lower()].append((words, tuple(codes)))
    return found


def _words(tokens: Sequence[Token]) -> list[tuple[str, int]]:
    out: list[tuple[str, int]] = []
    for token in tokens:
        out += [(part.replace("'", "").replace("’", ""), token.start) for part in token.text.split("-") if part]
    return out


def _stands(body: tuple[str, ...], said: Sequence[tuple[str, int]], *, capitals: bool) -> bool:
    """Tell whether a body's words stand here; names need their capitals, acronyms all of them."""
    if len(said) < len(body) or (capitals and len(body) == 1 and len(body[0]) < SHORT):
        return False
    for word, (here, _) in zip(body, said, strict=False):
        if word.lower() != here.lower() or (word[0].isupper() and not here[0].isupper()):
            return False
        if word.isupper() and not here.isupper():
            return False
    return True


def body_evidence(text: str, tokens: Sequence[Token]) -> list[Evidence]:
    """Find the bodies that act in one country alone; one of two countries decides nothing."""
    said, capitals = _words(tokens), is_capitals(text)
    out: list[Evidence] = []
    for i, (word, position) in enumerate(said):
        for body, codes in _bodies().get(word.lower(), ()):
            if _stands(body, said[i : i + MAX_BODY_WORDS], capitals=capitals):
                out += [Evidence(codes[0], "body", position)] if len(codes) == 1 else []
                break
    return out


def people_evidence(tokens: Sequence[Token]) -> list[Evidence]:
    """Find words for a country's people or things; a word that two countries share decides nothing."""
    out: list[Evidence] = []
    following: list[Token | None] = [*tokens[1:], None] if tokens else []
    for here, after in zip(tokens, following, strict=True):
        if not here.capital or of_name(here.text):
            continue
        two = of_people(f"{here.text} {after.text}") if after is not None and after.tight else ()
        codes = two or of_people(here.text) or (of_people(here.text[:-1]) if here.text.endswith("s") else ())
        if len(codes) == 1:
            out.append(Evidence(codes[0], "people", here.start))
    return out
