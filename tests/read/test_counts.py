"""Count words: what is a count of people, what its number is, what hedges it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.model import Hedge
from tollbook.read.counts import LARGEST, find_counts, number_of

VAGUE: tuple[int, ...] = ()

FOUND = [
    ("At least 33 people died", [("33", (33,), "at_least")]),
    ("a minimum of nine gendarmes", [("nine", (9,), "at_least")]),
    ("no fewer than 20 were hurt", [("20", (20,), "at_least")]),
    ("50 or more were hurt", [("50", (50,), "at_least")]),
    ("3000-plus fled", [("3000", (3000,), "at_least")]),
    ("more than 1.5 million fled", [("1.5 million", (1_500_000,), "more_than")]),
    ("over 110 militants", [("110", (110,), "more_than")]),
    ("up to 36 people", [("36", (36,), "at_most")]),
    ("no more than four guards", [("four", (4,), "at_most")]),
    ("fewer than 40 remained", [("40", (40,), "fewer_than")]),
    ("some 30 families", [("30", (30,), "about")]),
    ("around two dozen militants", [("two dozen", (24,), "about")]),
    ("nearly 200 wounded", [("200", (200,), "nearly")]),
    ("one hundred and twelve people", [("one hundred and twelve", (112,), "exact")]),
    ("two thousand three hundred people", [("two thousand three hundred", (2300,), "exact")]),
    ("twenty-five boys", [("twenty-five", (25,), "exact")]),
    ("5 lakh people", [("5 lakh", (500_000,), "exact")]),
    ("2,50,000 people", [("2,50,000", (250_000,), "exact")]),
    ("10 000 lives", [("10 000", (10_000,), "exact")]),
    ("two-and-a-half dozen men", [("two-and-a-half dozen", (30,), "exact")]),
    ("half a dozen men", [("half a dozen", (6,), "exact")]),
    ("between 6 and 8 men", [("6 and 8", (6, 8), "range")]),
    ("10-15 people", [("10-15", (10, 15), "range")]),
    ("five or six villagers", [("five or six", (5, 6), "range")]),
    ("from 112 to 126 dead", [("112", (112,), "exact"), ("126", (126,), "exact")]),
    ("dozens were hurt", [("dozens", VAGUE, "vague")]),
    ("tens of thousands fled", [("tens of thousands", VAGUE, "vague")]),
    ("38% of them children", [("38%", VAGUE, "vague")]),
    ("there were no casualties", [("no", (0,), "exact")]),
    ("did not hurt anyone", [("anyone", (0,), "exact")]),
]
"""A phrase, and every count in it with its number and hedge."""

NO_COUNTS = [
    "a 21-year-old woman",
    "Oscar Garcia, 22, and his brother",
    "within 48 hours",
    "a 5.56mm rifle",
    "an AK-47",
    "on May 5",
    "on 11 March 2025",
    "at 3:15",
    "before 4 o’clock",
    "Rs 500",
    "$30",
    "1,2,3",
    "10^30",
    "12 km away",
    "269 Views",
    "the 4th victim",
    "in 2013",
]
"""Phrases whose numbers count no people."""


def read(text: str) -> list[tuple[str, tuple[int, ...], str]]:
    """Find a phrase's counts as rows of the table."""
    return [(text[c.start : c.end], c.value, c.hedge.value) for c in find_counts(text)]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_a_count_has_its_words_number_and_hedge(text: str, expected: list[tuple[str, tuple[int, ...], str]]) -> None:
    """The words alone carry the span; the hedge stays outside."""
    assert read(text) == expected


@pytest.mark.parametrize("text", NO_COUNTS)
def test_measures_ages_dates_and_names_are_no_counts(text: str) -> None:
    """A number that counts no people is no number of people, at whatever price of a miss."""
    assert [row for row in read(text) if row[1]] == []


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    """Spans lie inside the text, numbers are sane, vague words have none."""
    for count in find_counts(text):
        assert 0 <= count.start < count.end <= len(text)
        assert all(0 <= n <= LARGEST for n in count.value)
        assert (count.hedge is Hedge.VAGUE) == (count.value == ())


@given(st.integers(min_value=0, max_value=999_999_999))
def test_digits_are_read_as_written(n: int) -> None:
    """With or without thousands separators, a number is itself."""
    assert number_of(str(n)) == n
    assert number_of(f"{n:,}") == n
