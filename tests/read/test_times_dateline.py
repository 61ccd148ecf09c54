"""The day of a report: its dateline where it has one, else its publication."""

from __future__ import annotations

from datetime import date

import pytest

from tollbook.model import Report
from tollbook.read.times import report_day
from tollbook.read.times_dateline import dateline, report_anchor


def report(text: str, published: str | None = None) -> Report:
    """Make a report of a text."""
    return Report(id="r", text=text, sha256="", doc_id="r", published=published)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Blast kills four\n\nThu Jul 21 2016 Blast kills four. A bomb went off.", date(2016, 7, 21)),
        ("Raid leaves six dead AFP Sunday 18 Sep 2016 Six people died.", date(2016, 9, 18)),
        ("Blast\n\n21.02.2015 At least four people died.", date(2015, 2, 21)),
        ("Blast\n\n09-07-2014 At least four people died.", date(2014, 7, 9)),
        ("   LIMA, 30 MAR 89 (EFE) -- [TEXT] A TRAIN WAS DERAILED TODAY.", date(1989, 3, 30)),
        ("Posted: March 4, 2015 8:24 PM\nA man was shot.", date(2015, 3, 4)),
        ("An agency reported on 03/10/2007 that a bomber struck on Saturday.", date(2007, 3, 10)),
        ("On 12 September 1999, Example News reported that rebels struck on Sunday.", date(1999, 9, 12)),
    ],
)
def test_datelines_are_read(text: str, day: date) -> None:
    """Each form of dateline that papers and agencies use gives the report's day."""
    found = dateline(text)
    assert found is not None
    assert found.day == day


@pytest.mark.parametrize(
    "text",
    [
        "A house burned on March 4, 2015, police said.",
        "He had been held since 4 March 2015 in a cellar.",
        "Nothing here tells of a day.",
        "A house burned on March 4 and again on March 9.",
    ],
)
def test_a_day_in_prose_is_no_dateline(text: str) -> None:
    """The day of an event must not be taken for the report's own."""
    assert dateline(text) is None


def test_the_dateline_is_right_where_it_conflicts_with_the_publication() -> None:
    """Pages carry the day of an update; the words "on Monday" were written on the dateline's day."""
    assert report_day(report("Blast\n\nThu Jul 21 2016 A bomb went off.", "2016-10-02")) == date(2016, 7, 21)


def test_publication_serves_where_there_is_no_dateline() -> None:
    """A report without a dateline has its day from its publication, with or without a time."""
    assert report_day(report("A bomb went off on Monday.", "2016-10-02T08:15:00Z")) == date(2016, 10, 2)


def test_a_report_without_any_day_has_none() -> None:
    """An unknown day stays unknown; so does a publication that is no date."""
    assert report_day(report("A bomb went off.")) is None
    assert report_day(report("A bomb went off.", "yesterday")) is None


def test_a_dateline_without_a_year_gives_no_day_but_an_anchor() -> None:
    """A dateline "7 FEB (EFE)" dates today's events to the day, though nobody can tell the year."""
    wire = report("   TEGUCIGALPA, 7 FEB (EFE) -- [TEXT] A BOMB WENT OFF TODAY.")
    found = report_anchor(wire)
    assert report_day(wire) is None
    assert found is not None
    assert (found.day.month, found.day.day, found.year_known) == (2, 7, False)


def test_a_dateline_that_reads_two_ways_is_read_towards_the_publication() -> None:
    """The date "03-02-2016" is the third of February, unless the page came out on the second of March."""
    assert dateline("Blast\n\n03-02-2016 A bomb went off.") == dateline(
        "Blast\n\n03-02-2016 A bomb went off.", date(2016, 2, 4)
    )
    near = dateline("Blast\n\n03-02-2016 A bomb went off.", date(2016, 3, 3))
    assert near is not None
    assert near.day == date(2016, 3, 2)
