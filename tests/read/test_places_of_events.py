"""Where an event was: the phrase, its country and its place on earth."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.read.pages import claim_at, page_of
from tollbook.model import PlacePrecision
from tollbook.read.places import Place, place_of


def place(text: str, words: str = "three") -> Place | None:
    """Give the place of the event of one claim."""
    page = page_of(text)
    return place_of(page, [claim_at(page, words)])


@pytest.mark.parametrize(
    ("text", "phrase", "country"),
    [
        ("A car bomb killed three people in Baghdad, police said.", "Baghdad", "IRQ"),
        ("Militants killed three villagers in Handwara area of Kupwara District.", "Handwara area", "IND"),
        ("An air strike killed three people in the town of Saraqeb in Idlib province.", "Saraqeb", "SYR"),
        ("Gunmen shot dead three people in Mogadishu on Monday.", "Mogadishu", "SOM"),
    ],
)
def test_the_most_exact_place_and_its_country(text: str, phrase: str, country: str) -> None:
    """The finest name that the text gives the event is its place, as written."""
    found = place(text)
    assert found is not None
    assert found.phrase is not None
    assert found.phrase.quote == phrase
    assert found.country == country


def test_the_phrase_stands_where_its_span_says() -> None:
    """The span quotes the words of the report."""
    text = "A car bomb killed three people in Baghdad, police said."
    found = place(text)
    assert found is not None
    assert found.phrase is not None
    assert found.phrase.span.of(text) == found.phrase.quote


def test_coordinates_come_with_a_known_place() -> None:
    """A town of the gazetteer has its coordinates and its province."""
    found = place("A car bomb killed three people in Baghdad, police said.")
    assert found is not None
    assert found.lat == pytest.approx(33.3, abs=0.3)
    assert found.lon == pytest.approx(44.4, abs=0.3)
    assert found.precision is PlacePrecision.POINT


def test_a_place_that_the_gazetteer_lacks_has_no_coordinates() -> None:
    """A village that nobody mapped keeps its name and gets no invented point."""
    found = place("Militants killed three people in Kodalpuram village of Sukma District in India.")
    assert found is not None
    assert found.phrase is not None
    assert found.phrase.quote.startswith("Kodalpuram")
    assert (found.lat, found.lon) == (None, None)


def test_nothing_said_nothing_told() -> None:
    """A text without any place gives none, and an event without claims has none."""
    assert place("Gunmen killed three guards at a bank.") is None
    assert place_of(page_of("A bomb went off in Baghdad."), []) is None


def test_an_outlets_own_town_is_no_place_of_an_event() -> None:
    """The paper of a town reports from everywhere."""
    text = "Kharan Evening Post reports that three people were killed by a mine near Quetta."
    page = replace(page_of(text), report=replace(page_of(text).report, outlet="Kharan Evening Post"))
    found = place_of(page, [claim_at(page, "three")])
    assert found is not None
    assert found.phrase is not None
    assert found.phrase.quote == "Quetta"
