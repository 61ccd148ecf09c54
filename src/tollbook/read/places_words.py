"""The word sets by which names are taken for places or not, from the data files, each made once."""

from __future__ import annotations

from functools import cache

from tollbook.knowledge.countries import of_name, of_people
from tollbook.knowledge.gazetteer import Candidate
from tollbook.read.lexicon import table

LARGE = 50_000
"""Inhabitants from which a town is known well enough to be recognised with a genitive that lost its apostrophe."""


@cache
def word_set(name: str) -> frozenset[str]:
    """Return one list of the table of place words."""
    return frozenset(table("place_words")[name])


@cache
def place_nouns() -> dict[str, str]:
    """Give the grade of each common noun of places: point, area, admin2, admin1."""
    raw = table("place_nouns")
    return {noun: grade for grade in ("admin1", "admin2", "area", "point") for noun in raw[grade]}


@cache
def place_ends() -> frozenset[str]:
    """Give every common noun that can close the name of a place."""
    return frozenset(place_nouns()) | word_set("streets") | word_set("venues")


@cache
def no_names() -> frozenset[str]:
    """Give words that take a capital and name no place: days, months, faiths, and the actors of wars."""
    times = table("time_words")
    plain = {*times["weekdays"], *times["short_weekdays"], *times["months"], *word_set("no_places")}
    return frozenset(plain | {f"{word}s" for word in plain}) | word_set("titles")


@cache
def is_people(word: str) -> bool:
    """Tell whether a word names a country's people and not the country: "Syrian", but not "Philippines"."""
    return bool(of_people(word)) and not of_name(word)


def is_large(found: tuple[Candidate, ...]) -> bool:
    """Tell whether a name has a place that readers know."""
    return any(c.kind in {"country", "admin1"} or (c.population or 0) > LARGE for c in found)


def is_coarse(found: tuple[Candidate, ...]) -> bool:
    """Tell whether a name is of a country, a region, or a province without a town of its name."""
    kinds = {c.kind for c in found}
    return bool(kinds & {"country", "region"}) or ("admin1" in kinds and "place" not in kinds)
