"""Weigh the countries that a report speaks of, and settle which country's place a name means.

Evidence is the name of a country, a word for its people, a body that acts in it alone, or a place in it. A name that
several countries share goes to the one with the most other evidence; where that leaves a tie, to none.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tollbook.knowledge.gazetteer import Candidate
from tollbook.read.places_evidence import Evidence, body_evidence, people_evidence
from tollbook.read.places_names import PlaceName
from tollbook.read.places_tokens import Token

CLEARLY_LARGER = 20.0
"""How many times more people a place must have than its namesake abroad to be meant without other evidence."""

CLEARLY_MORE = 1.5
"""How much more evidence a country must have than the next to take a name that both share."""

WEIGHTS = {"name": 3.0, "people": 2.0, "body": 2.5, "unit": 2.0, "town": 1.0}


@dataclass(frozen=True)
class Nations:
    """A report's evidence, and the weight of each country by it."""

    evidence: tuple[Evidence, ...]
    weights: dict[str, float]

    def share(self, country: str) -> float:
        """Give a country's part of all weight, 0 to 1."""
        total = sum(self.weights.values())
        return self.weights.get(country, 0.0) / total if total else 0.0


def _kind(candidate: Candidate) -> str:
    return {"country": "name", "admin1": "unit", "admin2": "unit", "region": "unit"}.get(candidate.kind, "town")


def own_evidence(name: PlaceName) -> Evidence | None:
    """Take a name that only one country has as evidence for it; a hamlet counts only where it is called a place."""
    nations = [c for c in name.found if c.kind == "country"]
    pool = nations or [c for c in name.found if c.kind in {"admin1", "region"}] or list(name.found)
    if len({c.country for c in pool}) != 1 or (name.organisation and not nations) or name.titled:
        return None
    kind = _kind(pool[0])
    if kind == "town" and name.given:
        return None
    if kind == "town" and not pool[0].population and name.noun is None and name.lead not in {"in", "at", "near"}:
        return None
    return Evidence(pool[0].country, kind, name.span.start)


def weigh(text: str, tokens: Sequence[Token], names: Sequence[PlaceName]) -> Nations:
    """Gather the evidence of a text: countries, people, bodies and unmistakable places."""
    found = [*body_evidence(text, tokens), *people_evidence(tokens)]
    found += [evidence for name in names if (evidence := own_evidence(name))]
    weights: dict[str, float] = defaultdict(float)
    for evidence in found:
        weights[evidence.country] += WEIGHTS[evidence.kind]
    return Nations(tuple(sorted(found, key=lambda e: (e.position, e.country, e.kind))), dict(weights))


def _people(candidates: Sequence[Candidate]) -> int:
    """Give the most people that any of these places is known to have; 1 where nobody counted."""
    return max((c.population or 1 for c in candidates), default=1)


def country_of(found: Sequence[Candidate], nations: Nations) -> str | None:
    """Choose the country of a name's places: the one with clearly more evidence, else with clearly more people.

    None on a tie, and where the name has no place.
    """
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in found:
        groups[candidate.country].append(candidate)
    if len(groups) <= 1:
        return next(iter(groups), None)
    weights = {country: nations.weights.get(country, 0.0) for country in groups}
    ranked = sorted(groups, key=lambda c: (-weights[c], c))
    first = weights[ranked[0]]
    if first > weights[ranked[1]] * CLEARLY_MORE:
        return ranked[0]
    pool = sorted((c for c in ranked if weights[c] == first), key=lambda c: (-_people(groups[c]), c))
    if len(pool) == 1 or _people(groups[pool[0]]) > CLEARLY_LARGER * _people(groups[pool[1]]):
        return pool[0]
    return None


def size(found: Sequence[Candidate]) -> float:
    """Give the order of magnitude of the most populous place of a name; 0 where nobody counted."""
    return math.log10(_people(found))
