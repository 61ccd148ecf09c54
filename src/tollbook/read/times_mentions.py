"""What a mention of time holds, and how each shape of words is read into one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from tollbook.model import Span
from tollbook.read.lexicon import table

MONTHS, DAYS = 12, 31
CENTURY = 100
FULL_YEAR = 4
"""Figures of a year that is written in full."""

TURN_OF_CENTURY = 50
"""A year of two figures is of 1950 to 2049."""


@dataclass(frozen=True, slots=True)
class TimeMention:
    """Words of time as written. Months count from 1, weekdays from 0 (Monday); None is "not said".

    `kind` names the shape; `modifier` holds words such as "early", "last"; `since` is set where the time goes on to the
    report; `until` is the other end of a range.
    """

    span: Span
    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    number: int | None = None
    unit: str | None = None
    modifier: str = ""
    since: bool = False
    until: TimeMention | None = None


Builder = Callable[[re.Match[str]], TimeMention | None]


def month_number(word: str) -> int:
    """Give a month's number by its name or short form."""
    return int(table("time_words")["months"][word.lower().rstrip(".")])


def full_year(written: str | None) -> int | None:
    """Read a year; two figures are of 1950 to 2049."""
    if written is None:
        return None
    year = int(written.lstrip("'’"))
    if year >= CENTURY:
        return year
    return year + (1900 if year >= TURN_OF_CENTURY else 2000)


def amount(word: str | None) -> int | None:
    """Read "48", "two", "a few"; one where nothing is said, None where the word is no number."""
    if word is None:
        return 1
    plain = " ".join(word.lower().split())
    words = table("time_words")
    if plain.isdigit():
        return int(plain)
    found = words["numbers"].get(plain, words["vague_numbers"].get(plain))
    return None if found is None else int(found)


def _span(found: re.Match[str]) -> Span:
    return Span(found.start(), found.end())


def _group(found: re.Match[str], name: str) -> str | None:
    return found.groupdict().get(name)


def _modifier(found: re.Match[str]) -> str:
    return " ".join((_group(found, "modifier") or "").lower().rstrip("- ").split())


def _day_of_calendar(month: int, day: int) -> bool:
    return 1 <= month <= MONTHS and 1 <= day <= DAYS


def _explicit(kind: str) -> Builder:
    """Read a date or a month with its name."""

    def made(found: re.Match[str]) -> TimeMention | None:
        day, last, month = _group(found, "day"), _group(found, "last"), month_number(found["month"])
        if day is not None and not _day_of_calendar(month, int(day)):
            return None
        return TimeMention(
            _span(found),
            kind,
            year=full_year(_group(found, "year")),
            month=month,
            day=int(day) if day else None,
            last_day=int(last) if last else None,
            modifier=_modifier(found),
        )

    return made


def _numeric(found: re.Match[str]) -> TimeMention | None:
    """Read "18.05.2017" with the day first and "5/18/2017" with the month first, unless that is no date."""
    one, two = int(found["one"]), int(found["two"])
    day_first = two <= MONTHS and (one > MONTHS or found["mark"] != "/")
    day, month = (one, two) if day_first else (two, one)
    if not _day_of_calendar(month, day):
        return None
    return TimeMention(_span(found), "numeric", full_year(found["year"]), month, day)


def _iso(found: re.Match[str]) -> TimeMention | None:
    month, day = int(found["month"]), int(found["day"])
    return TimeMention(_span(found), "iso", int(found["year"]), month, day) if _day_of_calendar(month, day) else None


def _year(found: re.Match[str]) -> TimeMention:
    first, last = int(found["year"]), _group(found, "last")
    until = None
    if last:
        end = int(last) if len(last) == FULL_YEAR else first // CENTURY * CENTURY + int(last)
        until = TimeMention(_span(found), "year", end)
    span = Span(found.start("year"), found.end())
    return TimeMention(span, "year", first, modifier=_modifier(found), until=until)


def _weekday(found: re.Match[str]) -> TimeMention:
    number = table("time_words")["weekdays"][found["weekday"].lower()]
    modifier = " ".join(filter(None, (_group(found, "modifier"), _group(found, "part")))).lower()
    return TimeMention(_span(found), "weekday", weekday=number, modifier=modifier)


def _relative(found: re.Match[str]) -> TimeMention:
    return TimeMention(_span(found), "relative", modifier=" ".join(found["word"].lower().split()))


def _counted(kind: str) -> Builder:
    """Read a number of units: "two weeks ago", "the past 48 hours", "last month"."""

    def made(found: re.Match[str]) -> TimeMention | None:
        number, month = amount(_group(found, "number")), _group(found, "month")
        if number is None:
            return None
        return TimeMention(
            _span(found),
            kind,
            number=number,
            unit=found["unit"].lower().removesuffix("s"),
            modifier=_modifier(found),
            month=month_number(month) if month else None,
        )

    return made


def _days_of_month(found: re.Match[str]) -> TimeMention | None:
    made = _counted("days_of_month")(found)
    return made and replace(made, year=full_year(_group(found, "year")))


BUILDERS: dict[str, Builder] = {
    "iso": _iso,
    "numeric": _numeric,
    "date": _explicit("date"),
    "month": _explicit("month"),
    "days_of_month": _days_of_month,
    "ago": _counted("ago"),
    "past": _counted("past"),
    "unit": _counted("unit"),
    "relative": _relative,
    "weekday": _weekday,
    "year": _year,
}
"""The reader of each shape, by the name that `times_patterns` gives it."""
