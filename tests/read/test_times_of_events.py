"""Which of a report's words of time is the event's."""

from __future__ import annotations

import pytest

from tests.read.pages import claim_at, page_of
from tollbook.model import DatePrecision
from tollbook.read.times import anchor, date_of


@pytest.mark.parametrize(
    ("text", "published", "first"),
    [
        (
            "Three farmers were killed on Saturday when a mine exploded near Aleppo, police said.",
            "2025-03-20",
            "2025-03-15",
        ),
        ("Militants killed three villagers in Sukma District on April 12, reports a daily.", None, "--04-12"),
        (
            "The ministry said on Thursday that last Saturday's attack on the depot killed three people.",
            "2025-03-20",
            "2025-03-15",
        ),
        ("In November 1995, a car bomb killed three people in Riyadh.", None, "1995-11-01"),
    ],
)
def test_a_time_in_the_claims_sentence_is_the_events(text: str, published: str | None, first: str) -> None:
    """The plain case: one event, one time, one sentence."""
    page = page_of(text, published)
    date, precision = date_of(page, [claim_at(page, "hree" if "hree" in text else "people")])
    assert date is not None
    assert date[0] == first
    assert precision is not DatePrecision.UNKNOWN


def test_without_a_time_in_the_text_there_is_no_date() -> None:
    """A text that says no day gives none, and says that it is unknown."""
    page = page_of("Gunmen killed three guards at a bank.")
    assert date_of(page, [claim_at(page, "three")]) == (None, DatePrecision.UNKNOWN)


def test_an_event_without_claims_has_no_date() -> None:
    """Nothing is made of nothing."""
    assert date_of(page_of("It was on 5 May 2014."), []) == (None, DatePrecision.UNKNOWN)


def test_the_anchor_of_a_page_is_public() -> None:
    """Others ask for the report's day with the place of its dateline."""
    page = page_of("Blast\n\nThu Jul 21 2016 A bomb went off and killed three.", "2016-07-30")
    found = anchor(page)
    assert found is not None
    assert found.day.isoformat() == "2016-07-21"
    assert found.span is not None
    assert page.text[slice(*found.span)] == "Thu Jul 21 2016"


def test_same_text_same_date() -> None:
    """The choice is a function of the text."""
    page = page_of("On Monday a bomb killed three in Quetta. On Tuesday a mob killed nine in Lahore.", "2025-03-20")
    first = claim_at(page, "three")
    assert date_of(page, [first], [claim_at(page, "nine", event="e2")]) == date_of(
        page, [first], [claim_at(page, "nine", event="e2")]
    )
