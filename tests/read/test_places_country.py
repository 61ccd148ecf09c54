"""Which country a report speaks of, and which a shared name means."""

from __future__ import annotations

import pytest

from tollbook.read.places_map import map_of


def settled(text: str, name: str) -> str | None:
    """Give the country that a name was settled as."""
    report = map_of(text)
    return next(country for n, country in zip(report.names, report.settled, strict=True) if n.name == name)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A bomb went off in Hyderabad, Pakistan.", "PAK"),
        ("Indian police said a bomb went off in Hyderabad.", "IND"),
        ("A bomb went off in Hyderabad, in the province of Sindh.", "PAK"),
    ],
)
def test_a_shared_name_goes_where_the_evidence_points(text: str, country: str) -> None:
    """Hyderabad is in two countries: the report's other words decide."""
    assert settled(text, "Hyderabad") == country


def test_a_tie_stays_open() -> None:
    """Punjab without another word is in two countries, and no guess is made."""
    assert settled("A bomb went off in Punjab.", "Punjab") is None


def test_bodies_and_peoples_speak_for_their_country() -> None:
    """A force that serves one country alone places the report there, as a word for its people does."""
    assert map_of("CRPF troopers were hurt.").nations.weights == {"IND": 2.5}
    assert map_of("Ugandan soldiers were hurt.").nations.weights == {"UGA": 2.0}


def test_a_word_of_two_countries_decides_nothing() -> None:
    """The word "Congolese" is of two countries: no evidence for either."""
    assert map_of("Congolese soldiers were hurt.").nations.weights == {}


def test_us_is_a_country_only_in_capitals() -> None:
    """In lower case "us" is a pronoun."""
    assert map_of("They told us so.").nations.weights == {}
