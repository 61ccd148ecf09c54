"""Weigh the countries that a report speaks of, and settle which place a name means.

Evidence is the name of a country, a word for its people, a body that acts in it alone, or a place in it. A name that
several countries share goes to the one with the most other evidence; where that leaves a tie, to none.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tollbook.knowledge.countries import of_name, of_people
from tollbook.knowledge.gazetteer import Candidate
from tollbook.read.lexicon import table
from tollbook.read.places_names import PlaceName, Token, is_capitals

MAX_BODY_WORDS = 6
CLEARLY_LARGER = 20.0
"""How many times more people a place must have than its namesake abroad to be meant without other evidence."""

CLEARLY_MORE = 1.5
"""How much more evidence a country must have than the next to take a name that both share."""

WEIGHTS = {"name": 3.0, "people": 2.0, "body": 2.5, "unit": 2.0, "town": 1.0}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One word of a text that speaks for a country, by kind: name, people, body, unit (of administration), town."""

    country: str
    kind: str
    position: int


@cache
def _bodies() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Give the bodies by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for code, names in table("place_bodies")["bodies"].items():
        for name in names:
            parts = tuple(name.replace("-", " ").replace("'", "").split())
            found[parts[0].lower()].append((parts, code))
    return {first: sorted(entries, key=lambda e: (-len(e[0]), e)) for first, entries in found.items()}


def _body_words(tokens: Sequence[Token]) -> list[tuple[str, int]]:
    out: list[tuple[str, int]] = []
    for token in tokens:
        out += [(part.replace("'", "").replace("’", ""), token.start) for part in token.text.split("-") if part]
    return out


def _fits(entry: tuple[str, ...], said: Sequence[tuple[str, int]], capitals: bool) -> bool:
    """Tell whether a body's words stand here; an acronym must be written in capitals."""
    for word, (here, _) in zip(entry, said, strict=False):
        if (
            word.lower() != here.lower()
            or (word[0].isupper() and not here[0].isupper())
            or (word.isupper() and not here.isupper())
        ):
            return False
    return len(said) >= len(entry) and not (capitals and len(entry) == 1 and len(entry[0]) < 3)


def body_evidence(text: str, tokens: Sequence[Token]) -> list[Evidence]:
    """Find the bodies that act in one country alone."""
    said, capitals = _body_words(tokens), is_capitals(text)
    out: list[Evidence] = []
    for i, (word, position) in enumerate(said):
        for entry, code in _bodies().get(word.lower(), ()):
            if _fits(entry, said[i : i + MAX_BODY_WORDS], capitals):
                out.append(Evidence(code, "body", position))
                break
    return out


def people_evidence(tokens: Sequence[Token]) -> list[Evidence]:
    """Find words for a country's people or things; a word that two countries share decides nothing."""
    out: list[Evidence] = []
    for here, after in zip(tokens, [*tokens[1:], None], strict=True) if tokens else ():
        if not here.capital or here.plain == "us" or of_name(here.text):
            continue
        two = of_people(f"{here.text} {after.text}") if after is not None and after.tight else ()
        codes = two or of_people(here.text) or (of_people(here.text[:-1]) if here.text.endswith("s") else ())
        if len(codes) == 1:
            out.append(Evidence(codes[0], "people", here.start))
    return out


def countries_of(found: Sequence[Candidate]) -> frozenset[str]:
    """Give the countries of a name's places."""
    return frozenset(c.country for c in found)


def _kind(candidate: Candidate) -> str:
    return {"country": "name", "admin1": "unit", "admin2": "unit", "region": "unit"}.get(candidate.kind, "town")


def _plain_evidence(name: PlaceName) -> Evidence | None:
    """Take a name that means one country's place alone as evidence for it."""
    nations = [c for c in name.found if c.kind == "country"]
    pool = nations or [c for c in name.found if c.kind in {"admin1", "region"}] or list(name.found)
    if len(countries_of(pool)) != 1 or (name.organisation and not nations) or name.titled:
        return None
    kind = _kind(pool[0])
    if kind == "town" and not (pool[0].population or 0) and name.noun is None and name.lead not in {"in", "at", "near"}:
        return None
    return Evidence(pool[0].country, kind, name.span.start)


def own_evidence(name: PlaceName) -> tuple[str, str] | None:
    """Give country and kind of the evidence that a name alone is, or None."""
    found = _plain_evidence(name)
    return (found.country, found.kind) if found else None


@dataclass(frozen=True)
class Nations:
    """A report's evidence, and the weight of each country by it."""

    evidence: tuple[Evidence, ...]
    weights: dict[str, float]

    def share(self, country: str) -> float:
        """Give a country's part of all weight, 0 to 1."""
        total = sum(self.weights.values())
        return self.weights.get(country, 0.0) / total if total else 0.0


def weigh(text: str, tokens: Sequence[Token], names: Sequence[PlaceName]) -> Nations:
    """Gather the evidence of a text: countries, people, bodies and unmistakable places."""
    found = [*body_evidence(text, tokens), *people_evidence(tokens)]
    found += [e for name in names if (e := _plain_evidence(name))]
    weights: dict[str, float] = defaultdict(float)
    for evidence in found:
        weights[evidence.country] += WEIGHTS[evidence.kind]
    return Nations(tuple(sorted(found, key=lambda e: (e.position, e.country, e.kind))), dict(weights))


def _people(candidates: Sequence[Candidate]) -> int:
    return max((c.population or 0 for c in candidates), default=0)


def _by_country(found: Sequence[Candidate]) -> dict[str, list[Candidate]]:
    out: dict[str, list[Candidate]] = defaultdict(list)
    for c in found:
        out[c.country].append(c)
    return out


def country_of(found: Sequence[Candidate], nations: Nations, *, context: str | None = None) -> str | None:
    """Choose the country of a name's places; None on a tie.

    First the country given as context, then the one with clearly more evidence, then the one with clearly more people.
    """
    groups = _by_country(found)
    if context in groups or len(groups) <= 1:
        return context if context in groups else next(iter(groups), None)
    ranked = sorted(groups, key=lambda c: (-nations.weights.get(c, 0.0), c))
    first, second = (nations.weights.get(c, 0.0) for c in ranked[:2])
    if first > second * CLEARLY_MORE:
        return ranked[0]
    pool = [c for c in ranked if nations.weights.get(c, 0.0) == first] if first else ranked
    pool.sort(key=lambda c: (-_people(groups[c]), c))
    if len(pool) == 1 or _people(groups[pool[0]]) > CLEARLY_LARGER * max(1, _people(groups[pool[1]])):
        return pool[0]
    return None


def size(found: Sequence[Candidate]) -> float:
    """Give the order of magnitude of the most populous place of a name; 0 where nobody counted."""
    return math.log10(1 + _people(found))
