"""Dates as they are written, with all their readings."""

from __future__ import annotations

import pytest

from tollbook.ingest.dates import find_dates
from tollbook.ingest.publication import read_published


@pytest.mark.parametrize(
    ("written", "readings"),
    [
        ("2026-02-03", ("2026-02-03",)),
        ("2026/2/3", ("2026-02-03",)),
        ("2026-02-03T03:15:20+05:30", ("2026-02-03T03:15:20+05:30",)),
        ("2026-02-03T03:15:20.123Z", ("2026-02-03T03:15:20+00:00",)),
        ("2026-02-03 03:15 GMT+5", ("2026-02-03T03:15:00+05:00",)),
        ("03-02-2026 03:15:20 am |", ("2026-02-03T03:15:20", "2026-03-02T03:15:20")),
        ("03/03/2026", ("2026-03-03",)),
        ("13.02.2026 12:30", ("2026-02-13T12:30:00",)),
        ("02/13/2026", ("2026-02-13",)),
        ("30/02/2026", ()),
        ("Tue 03-02-2026", ("2026-02-03",)),
        ("Monday, 03-02-2026", ("2026-03-02",)),
        ("Feb 3, 2026", ("2026-02-03",)),
        ("Sept. 11, 2001", ("2001-09-11",)),
        ("3rd of February, 2026", ("2026-02-03",)),
        ("07-Apr-2017", ("2017-04-07",)),
        ("10:15 PM, Feb 3, 2026", ("2026-02-03T22:15:00",)),
        ("12:05 am on 3 February 2026", ("2026-02-03T00:05:00",)),
        ("Fri 07 Apr 2017 at 0914", ("2017-04-07T09:14:00",)),
        ("Feb 3, 2026 10:15 PKT", ("2026-02-03T10:15:00",)),
        ("Feb 3, 2026 25:70", ("2026-02-03",)),
        ("3 March 9999", ()),
        ("29 February 2025", ()),
    ],
)
def test_readings_of_a_date(written: str, readings: tuple[str, ...]) -> None:
    """All that the figures allow, and no more; a zone's short name gives no offset, for IST is three places."""
    assert tuple(iso for date in find_dates(written) for iso in date.iso()) == readings


@pytest.mark.parametrize(
    "words", ["may 3 people", "1-2-3", "call 03-02-20261", "48 hours", "march 12 men", "AK-47", ""]
)
def test_what_is_no_date(words: str) -> None:
    """Figures and small words that only look like one."""
    assert [date for date in find_dates(words) if date.has_year] == []


@pytest.mark.parametrize(
    ("value", "published"),
    [
        ("2017-04-16", "2017-04-16"),
        (" 2017-04-16 ", "2017-04-16"),
        ("2017-04-16 10:30", "2017-04-16T10:30:00"),
        ("20170416", "2017-04-16"),
        (20170416, "2017-04-16"),
        (1491523200, "2017-04-07T00:00:00+00:00"),
        (1491523200000, "2017-04-07T00:00:00+00:00"),
        ("1491523200", "2017-04-07T00:00:00+00:00"),
        ("Fri, 07 Apr 2017 09:14:00 GMT", "2017-04-07T09:14:00+00:00"),
        ("April 16, 2017", "2017-04-16"),
        ("16/04/2017", "2017-04-16"),
        ("7 avril 2017", "2017-04-07"),
        (None, None),
        ("", None),
    ],
)
def test_odd_forms_of_published_become_iso(value: object, published: str | None) -> None:
    """Records write the time in many ways; what can be read one way only is read."""
    assert read_published(value).value == published
    assert read_published(value).note == ""


@pytest.mark.parametrize(
    "value",
    [
        "yesterday",
        "2017-04",
        "2017",
        True,
        [],
        {},
        "2017-13-45",
        "5/6/17",
        12,
        1e30,
        float("nan"),
        float("inf"),
        "2 May 2017 or 3 May 2017",
        "Monday",
        "2017-02-30",
    ],
)
def test_what_is_no_date_is_refused_in_one_line(value: object) -> None:
    """Never a guess, and never the clock's day."""
    found = read_published(value)
    assert (found.value, found.readings) == (None, ())
    assert "YYYY-MM-DD" in found.note


def test_two_readings_of_published_are_both_kept() -> None:
    """Nothing stands beside a record that would settle it."""
    found = read_published("03/02/2026")
    assert found.value is None
    assert found.readings == ("2026-02-03", "2026-03-02")
