"""Dates and figures in words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.samples import FIRST_TEXT, SECOND_TEXT, claim
from tollbook.cli import labels
from tollbook.cli.words import claim_words, counted, day, days, listed, range_words
from tollbook.model import Grade, Harm, Hedge, Kind, Polarity, State, Status

jsonschema: Any = pytest.importorskip("jsonschema", reason="jsonschema is not installed; the extra `dev` has it")
DATA = Path(labels.__file__).parent / "data" / "en"


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (None, "date not told"),
        (("2026-02-05", "2026-02-05"), "5 Feb 2026"),
        (("2026-02-01", "2026-02-05"), "1 – 5 Feb 2026"),
        (("2026-01-29", "2026-02-05"), "29 Jan – 5 Feb 2026"),
        (("2025-12-31", "2026-01-01"), "31 Dec 2025 – 1 Jan 2026"),
        (("--05-21", "--05-21"), "21 May"),
        (("--05-01", "--05-31"), "1 – 31 May"),
        (("someday", "2026-01-01"), "someday – 2026-01-01"),
    ],
)
def test_days_in_words(date: tuple[str, str] | None, words: str) -> None:
    """First and last day are said without repeating what both share, and without a year that nobody knows."""
    assert days(date) == words


def test_day_with_a_time_and_unknown_day() -> None:
    """A time of day is left out; what is unknown is said."""
    assert day("2026-02-05T10:00:00+05:00") == "5 Feb 2026"
    assert day(None) == "date not told"


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        ((None, None, None), "no number given"),
        ((0, 0, 0), "0"),
        ((216, 216, 216), "216"),
        ((18, 36, 36), "36 (18 – 36)"),
        ((18, 18, None), "18 or more"),
        ((18, 20, None), "20 (18 or more)"),
        ((18, None, None), "18 or more"),
        ((None, None, 30), "at most 30"),
        ((None, 20, 30), "20 (at most 30)"),
        ((None, 20, None), "20"),
        ((6, None, 8), "6 – 8"),
        ((7, None, 7), "7"),
        ((1000, 1500, 2000), "1,500 (1,000 – 2,000)"),
    ],
)
def test_a_toll_in_words(ends: tuple[int | None, int | None, int | None], words: str) -> None:
    """No end that nobody gave turns into a number, and no 0 into nothing."""
    assert range_words(*ends) == words


def test_a_count_in_words() -> None:
    """A hedge is said, and the number behind words is shown, but never one for a vague word."""
    assert claim_words(claim("c", SECOND_TEXT, "30", 1, value=(30,), hedge=Hedge.AT_LEAST)) == "at least 30"
    assert claim_words(claim("c", FIRST_TEXT, "seven", value=(7,))) == "seven (7)"
    assert claim_words(claim("c", SECOND_TEXT, "Dozens", value=(), hedge=Hedge.VAGUE)) == "Dozens"


def test_lists_and_counts() -> None:
    """One is not many."""
    assert [counted(1, "report"), counted(1200, "report")] == ["1 report", "1,200 reports"]
    assert [listed([]), listed(["a"]), listed(["a", "b", "c"])] == ["", "a", "a, b and c"]


@pytest.mark.parametrize("name", ["labels", "names"])
def test_data_holds_to_its_schema(name: str) -> None:
    """The word lists are what their schemas say."""
    schema = json.loads((DATA / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(labels.table(name), schema)


@pytest.mark.parametrize(
    ("family", "codes"),
    [("harm", Harm), ("status", Status), ("hedge", Hedge), ("polarity", Polarity), ("grade", Grade), ("state", State),
     ("kind", Kind)],
)  # fmt: skip
def test_every_code_has_words(family: str, codes: type[Harm]) -> None:
    """No code is shown raw, and no label is left over from a code that is gone."""
    extra = {"any"} if family == "status" else set()
    assert set(labels.table("labels")[family]) == {code.value for code in codes} | extra


def test_a_code_without_words_is_shown_as_it_is() -> None:
    """A relation that a later version adds is readable still."""
    assert labels.label("relation", "adds_to") == "adds to"
