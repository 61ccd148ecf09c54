"""The word lists of times and places hold to their form."""

from __future__ import annotations

import pytest

from tollbook.knowledge.countries import first_names
from tollbook.read.lexicon import table, words
from tollbook.read.places_words import place_nouns


@pytest.mark.parametrize("name", ["place_common", "place_given_names"])
def test_lists_are_lower_case_and_not_empty(name: str) -> None:
    """A list is compared with words in lower case."""
    assert words(name)
    assert all(word == word.lower() for word in words(name))


def test_place_words_are_lists_of_lower_case_words() -> None:
    """Every list of the table holds single words in lower case."""
    lists = {name: value for name, value in table("place_words").items() if name != "description"}
    assert all(isinstance(value, list) and value for value in lists.values())
    assert all(word == word.lower() and " " not in word for value in lists.values() for word in value)


def test_place_nouns_have_grades() -> None:
    """Each noun has one of four grades."""
    assert set(place_nouns().values()) == {"point", "area", "admin2", "admin1"}


def test_bodies_belong_to_known_countries() -> None:
    """Every body stands under a country that the gazetteer knows."""
    bodies = table("place_bodies")["bodies"]
    assert set(bodies) <= set(first_names())
    assert all(names and all(name.strip() == name for name in names) for names in bodies.values())


def test_time_words_are_whole() -> None:
    """Twelve months, seven weekdays, and every unit has its length in days."""
    time = table("time_words")
    assert set(time["months"].values()) == set(range(1, 13))
    assert set(time["weekdays"].values()) == set(time["short_weekdays"].values()) == set(range(7))
    assert {"hour", "day", "week", "month", "year"} <= set(time["days_in"])
