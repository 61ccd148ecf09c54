"""Dates as they are written, each with all its readings. No clock is asked: "yesterday" is nobody's date here."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from tollbook.ingest.words import alternatives, head_words

_YEARS: Final = range(1900, 2101)
_ISO: Final = re.compile(r"(?<![\d./-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d])")
_NUMERIC: Final = re.compile(r"(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_ZONE: Final = r"(?:Z\b|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?\b|UTC\b|GMT\b)"
_CLOCK: Final = rf"(\d{{1,2}})[:.](\d{{2}})(?:[:.](\d{{2}})(?:\.\d+)?)?\s*([ap]\.?m\b\.?)?\s*({_ZONE})?"
_CLOCK_AFTER: Final = re.compile(rf"(?:T|(?:\s*[,|•·@–—-])?\s*(?:at\s+)?){_CLOCK}", re.IGNORECASE)
_FOUR_DIGITS_AFTER: Final = re.compile(rf"\s+at\s+(\d{{2}})(\d{{2}})()()\b\s*({_ZONE})?", re.IGNORECASE)
_CLOCK_BEFORE: Final = re.compile(rf"(?<![\d:.]){_CLOCK}\s*(?:on|[,|•·–—-])?\s*(?:[A-Z][a-z]+,?\s+)?$", re.IGNORECASE)
_BEFORE: Final = 32  # characters before a date in which its clock or weekday may stand

Day = tuple[int | None, int, int]
"""Year (None where it is not written), month, day."""


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date where it stands. Two `days` where nothing in it tells the day from the month.

    `clock` is "" or ISO with its "T" and the offset if one is written. `form` is the separator of a date all in
    figures, else ""; `day_first` is set where such a date can be read in one order only.
    """

    start: int
    end: int
    days: tuple[Day, ...]
    clock: str = ""
    form: str = ""
    day_first: bool | None = None

    @property
    def has_year(self) -> bool:
        """Tell whether the year is written."""
        return self.days[0][0] is not None

    def iso(self) -> tuple[str, ...]:
        """Write each reading in ISO form; () without a year."""
        return tuple(f"{y:04d}-{m:02d}-{d:02d}{self.clock}" for y, m, d in self.days if y is not None)


def find_dates(text: str) -> list[WrittenDate]:
    """Find the dates of a short text, in order, none within another."""
    found: list[WrittenDate] = []
    for date in sorted(_all_dates(text), key=lambda date: (date.start, -date.end)):
        if not found or date.start >= found[-1].end:
            found.append(date)
    return found


def _all_dates(text: str) -> Iterator[WrittenDate]:
    for match in _ISO.finditer(text):
        yield from _dated(text, match, [(int(match[1]), int(match[3]), int(match[4]))])
    for match in _NUMERIC.finditer(text):
        yield from _numeric(text, match)
    for pattern, day, month in _named():
        for match in pattern.finditer(text):
            if match["year"] or match[month][0].isupper():  # "may 3" is no date
                year = int(match["year"]) if match["year"] else None
                yield from _dated(text, match, [(year, head_words().months[match[month].lower()], int(match[day]))])


def _numeric(text: str, match: re.Match[str]) -> Iterator[WrittenDate]:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    days = [day for day in ((year, second, first), (year, first, second)) if _valid(day)]
    named = _weekday_before(text, match.start())
    if len(days) > 1 and named is not None:
        days = [day for day in days if dt.date(*day).weekday() == named] or days
    for date in _dated(text, match, list(dict.fromkeys(days))):
        order = days[0] == (year, second, first) if len(days) == 1 else None
        yield replace(date, form=match[2], day_first=order)


@cache
def _named() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    month = alternatives(head_words().months)
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    return (
        (re.compile(rf"(?<![\d./-]){day}[\s/-]+(?:of\s+)?(?P<month>{month})\b\.?(?:[\s,/-]+(?P<year>\d{{4}})(?!\d))?",
                    re.IGNORECASE), "day", "month"),
        (re.compile(rf"\b(?P<month>{month})\b\.?\s+{day}(?!\d|[:.]\d)(?:,?\s+(?P<year>\d{{4}})(?!\d))?",
                    re.IGNORECASE), "day", "month"),
    )  # fmt: skip


def _dated(
    text: str, match: re.Match[str], days: list[tuple[int | None, int, int]] | list[tuple[int, int, int]]
) -> Iterator[WrittenDate]:
    valid = tuple(day for day in days if _valid(day))
    if valid:
        clock, start, end = _clock_of(text, match.start(), match.end())
        yield WrittenDate(start, end, valid, clock)


def _valid(day: Day) -> bool:
    year, month, of_month = day
    if year is not None and year not in _YEARS:
        return False
    try:
        dt.date(2000 if year is None else year, month, of_month)
    except ValueError:
        return False
    return True


def _weekday_before(text: str, start: int) -> int | None:
    words = re.findall(r"[A-Za-z]+", text[max(0, start - _BEFORE) : start])
    return head_words().weekdays.get(words[-1].lower()) if words else None


def _clock_of(text: str, start: int, end: int) -> tuple[str, int, int]:
    """Read the time of day behind a date, else before it; the date's stretch grows over it."""
    for pattern in (_CLOCK_AFTER, _FOUR_DIGITS_AFTER):
        after = pattern.match(text, end)
        if after and (clock := _clock(after)):
            return clock, start, end + len(after[0].rstrip())
    offset = max(0, start - _BEFORE)
    before = _CLOCK_BEFORE.search(text[offset:start])
    if before and (clock := _clock(before)):
        return clock, offset + before.start(), end
    return "", start, end


def _clock(match: re.Match[str]) -> str:
    """Write a time of day as ISO; "" where it is none. A zone's short name is left out: IST is three places."""
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    half = (match[4] or "").replace(".", "").lower()
    if half == "pm" and hour < 12:  # noqa: PLR2004  # hours of half a day
        hour += 12
    elif half == "am" and hour == 12:  # noqa: PLR2004  # midnight is 12 am
        hour = 0
    if hour > 23 or minute > 59 or second > 59:  # noqa: PLR2004  # the ends of a day, an hour, a minute
        return ""
    return f"T{hour:02d}:{minute:02d}:{second:02d}{_offset(match[5])}"


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    figures = re.search(r"([+-])(\d{1,2}):?(\d{2})?$", zone)
    if figures is None:
        return "+00:00"
    hours, minutes = int(figures[2]), int(figures[3] or 0)
    return f"{figures[1]}{hours:02d}:{minutes:02d}" if hours <= 14 and minutes <= 59 else ""  # noqa: PLR2004  # widest offset on Earth
