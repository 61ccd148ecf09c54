"""When a report was published: what the page writes, settled by what stands beside it, or both readings kept."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from tollbook.ingest.dates import Day, WrittenDate, find_dates
from tollbook.ingest.words import head_words

_SECONDS: Final = (100_000_000, 4_102_444_800)  # 1973 to 2100; a smaller number is no time of a report
_COMPACT: Final = re.compile(r"(19|20)\d{2}[01]\d[0-3]\d")
_DAY_LENGTH: Final = 10  # of "2026-02-03"


@dataclass(frozen=True, slots=True)
class Published:
    """The time of publication in ISO form; None with two `readings` where nothing tells the day from the month.

    `note` says how it was settled, or why it was not.
    """

    value: str | None = None
    readings: tuple[str, ...] = ()
    note: str = ""


NOT_SAID: Final = Published()


def settle(stamps: Sequence[WrittenDate], datelines: Sequence[WrittenDate]) -> Published:
    """Choose the time of publication: the first stamp, where need be read as the dateline reads.

    What settles "03-02-2026", in this order: a dateline near one of its readings, another date on the page in the
    same form that can be read one way only. Without a stamp the dateline's own day is taken.
    """
    dated = [stamp for stamp in stamps if stamp.has_year]
    if not dated:
        return _from_dateline(datelines)
    first = dated[0]
    if len(first.days) == 1:
        return Published(first.iso()[0])
    near = [day for day in first.days if any(_near(day, line) for line in datelines)]
    if len(near) == 1:
        return Published(_only(first, near[0]), note="the dateline settles which is the day and which the month")
    orders = {other.day_first for other in dated if other.form == first.form and other.day_first is not None}
    if len(orders) == 1:
        day = first.days[0] if orders.pop() else first.days[1]
        return Published(
            _only(first, day), note="another date on the page settles which is the day and which the month"
        )
    return Published(None, first.iso(), doubt(first))


def doubt(date: WrittenDate) -> str:
    """Say in one line that a date has two readings."""
    first, second = (reading[:_DAY_LENGTH] for reading in date.iso())
    return f"published on {first} or on {second}: nothing tells which figure is the month"


def read_published(value: object) -> Published:
    """Read the `published` of a record, in ISO or an odd form; a note without a value says why it is refused."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return NOT_SAID
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_number(value)
    return _from_text(value.strip()) if isinstance(value, str) else _refused(str(value))


def _refused(value: str) -> Published:
    return Published(note=f"published {value[:40]!r} is no date that can be read; write it as YYYY-MM-DD")


def _from_number(value: float) -> Published:
    """Read seconds or milliseconds since 1970, or 20170416."""
    if isinstance(value, int) and _COMPACT.fullmatch(str(value)):
        return _from_text(str(value))
    for seconds in (value, value / 1000):
        if _SECONDS[0] <= seconds < _SECONDS[1]:
            moment = dt.datetime.fromtimestamp(int(seconds), tz=dt.UTC)
            return Published(moment.isoformat())
    return _refused(str(value))


@lru_cache(maxsize=4096)
def _from_text(value: str) -> Published:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) or _COMPACT.fullmatch(value):
        try:
            return Published(dt.date.fromisoformat(value).isoformat())
        except ValueError:
            return _refused(value)
    if re.fullmatch(r"\d{10}|\d{13}", value):
        return _from_number(int(value))
    dates = find_dates(value)
    if len(dates) == 1 and dates[0].has_year:
        readings = dates[0].iso()
        return Published(readings[0]) if len(readings) == 1 else Published(None, readings, doubt(dates[0]))
    return _by_library(value) if not dates else _refused(value)


def _by_library(value: str) -> Published:
    """Ask dateparser for words that our own grammar has not (months in other languages), never for figures alone."""
    if not re.search(r"[^\W\d_]{3}", value) or not re.search(r"(?<!\d)\d{4}(?!\d)", value):
        return _refused(value)
    import dateparser  # noqa: PLC0415  # slow to load and hardly ever needed

    settings = {
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": ["year", "month", "day"],
        "STRICT_PARSING": True,
        "RELATIVE_BASE": dt.datetime.fromisoformat("2000-01-01"),  # it would else ask the clock
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    found = dateparser.parse(value, settings=settings)
    return Published(found.date().isoformat()) if found else _refused(value)


def _from_dateline(datelines: Sequence[WrittenDate]) -> Published:
    for line in datelines:
        if line.has_year and len(line.days) == 1:
            return Published(line.iso()[0], note="published is the day of the dateline")
        if line.has_year:
            return Published(None, line.iso(), doubt(line))
    return NOT_SAID


def _only(date: WrittenDate, day: Day) -> str:
    return replace(date, days=(day,)).iso()[0]


def _near(day: Day, line: WrittenDate) -> bool:
    """Tell whether a reading lies near a dateline; a dateline without a year is of the reading's own."""
    year, month, of_month = line.days[0]
    try:
        there = dt.date(*_with_year((year, month, of_month), day[0]))
        here = dt.date(*_with_year(day, None))
    except ValueError:  # 29 February in a year that has none
        return False
    return len(line.days) == 1 and abs((here - there).days) <= head_words().dateline_window_days


def _with_year(day: Day, otherwise: int | None) -> tuple[int, int, int]:
    year = otherwise if day[0] is None else day[0]
    if year is None:
        raise ValueError("a day without a year")
    return year, day[1], day[2]
