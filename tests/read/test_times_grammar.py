"""The grammar of time, held to a table of expressions against report days."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tollbook.model import DatePrecision
from tollbook.read.times_days import UNKNOWN_YEAR, Anchor, Days
from tollbook.read.times_grammar import find_times
from tollbook.read.times_resolve import resolve

TABLE = Path(__file__).parent.parent / "golden" / "times.jsonl"
ROWS: list[dict[str, Any]] = [json.loads(line) for line in TABLE.read_text(encoding="utf-8").splitlines()]


def anchor_of(written: str | None) -> Anchor | None:
    """Read a row's report day; "--02-07" is one without a year."""
    if written is None:
        return None
    known = not written.startswith("--")
    return Anchor(date.fromisoformat(written if known else f"{UNKNOWN_YEAR}-{written[2:]}"), known)


@pytest.mark.parametrize("row", ROWS, ids=[row["why"] for row in ROWS])
def test_first_mention_means_the_days_in_the_table(row: dict[str, Any]) -> None:
    """Each row's first mention of time is the days that a careful reader would write down, or honestly none."""
    mentions = find_times(row["text"])
    if row["days"] == "no mention":
        assert mentions == ()
        return
    days = resolve(mentions[0], anchor_of(row["anchor"]))
    assert (list(days.written()) if days else None) == row["days"]


def test_table_is_large_and_says_each_thing_once() -> None:
    """The table keeps its size, and no row repeats another."""
    assert len(ROWS) >= 100
    assert len({(row["text"], row["anchor"]) for row in ROWS}) == len(ROWS)


def test_mentions_quote_the_text_in_order_and_do_not_overlap() -> None:
    """Spans point at the words of time, in text order, none over another."""
    text = "On Monday 3 March 2025 and again last week, between 5 and 13 May, they fought; since 2011 many fled."
    mentions = find_times(text)
    assert [m.span.of(text) for m in mentions] == ["Monday 3 March 2025", "last week", "5 and 13 May", "2011"]
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))


@pytest.mark.parametrize(
    ("last", "precision"),
    [
        (date(2025, 3, 1), DatePrecision.DAY),
        (date(2025, 3, 3), DatePrecision.DAYS),
        (date(2025, 3, 7), DatePrecision.WEEK),
        (date(2025, 3, 31), DatePrecision.MONTH),
        (date(2025, 12, 31), DatePrecision.YEAR),
    ],
)
def test_precision_follows_the_length(last: date, precision: DatePrecision) -> None:
    """How exact a date is follows from how many days it spans."""
    assert Days(date(2025, 3, 1), last).precision is precision


def test_many_mentions_are_found_in_one_pass() -> None:
    """A page of dates is found whole: nothing is lost when there are thousands."""
    assert len(find_times("It was on 5 May 2014. " * 2_000)) == 2_000


def test_a_long_row_of_small_words_is_read_through() -> None:
    """Text in a long row of prepositions has no time in it, and must not hold the reader up."""
    assert find_times("of the " * 50_000) == ()
