"""Work out the days that words of time mean, against the day of the report.

A weekday is the latest such day on or before the report's day. Nothing is guessed: a weekday without a report's day
stays unknown, and a day of a month whose year nobody says keeps the form `--MM-DD`.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tollbook.model import DatePrecision
from tollbook.read.lexicon import table
from tollbook.read.times_grammar import TimeMention

UNKNOWN_YEAR = 2000
"""A leap year that stands in where the year is not known, so that 29 February is a day."""

FUTURE_DAYS = 7
"""A day of a month this far past the report's day is still of this year: reports announce what is to come."""

EARLY_ENDS, LATE_BEGINS = 10, 21
"""Days of the month with which "early March" ends and "late March" begins."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day of a report, from its dateline or its publication. `span` is None where it is not in the text."""

    day: date
    year_known: bool = True
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day that words support; `year_known` is False for `--MM-DD`."""

    first: date
    last: date
    year_known: bool = True

    def written(self) -> tuple[str, str]:
        """Write both days as the annotation guidelines do."""
        return (_write(self.first, self.year_known), _write(self.last, self.year_known))

    @property
    def precision(self) -> DatePrecision:
        """Tell how exact the days are by how many they are."""
        length = (self.last - self.first).days + 1
        for limit, name in _LIMITS:
            if length <= limit:
                return name
        return DatePrecision.YEAR


_LIMITS = ((1, DatePrecision.DAY), (6, DatePrecision.DAYS), (11, DatePrecision.WEEK), (62, DatePrecision.MONTH))


def _write(day: date, year_known: bool) -> str:
    return day.isoformat() if year_known else f"--{day.month:02d}-{day.day:02d}"


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _end_of_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _year_of(mention: TimeMention, anchor: Anchor | None) -> tuple[int, bool]:
    """Choose the year of a month or day: the one said, else the latest in which it lies not after the report."""
    if mention.year is not None:
        return mention.year, True
    if anchor is None or not anchor.year_known:
        return UNKNOWN_YEAR, False
    limit = anchor.day + timedelta(days=FUTURE_DAYS if mention.day else 0)
    month = mention.month or 1
    this = _made(anchor.day.year, month, mention.day or 1)
    late = this is None or this > limit or (mention.modifier == "last" and month == anchor.day.month)
    return (anchor.day.year - 1 if late else anchor.day.year), True


def _date(mention: TimeMention, anchor: Anchor | None) -> Days | None:
    year, known = _year_of(mention, anchor)
    first = _made(year, mention.month or 1, mention.day or 1)
    last = first if mention.last_day is None else _made(year, mention.month or 1, mention.last_day)
    if first is None or last is None:
        return None
    return Days(first, max(first, last), known)


def _month(mention: TimeMention, anchor: Anchor | None) -> Days | None:
    year, known = _year_of(mention, anchor)
    first = date(year, mention.month or 1, 1)
    last = _end_of_month(first)
    word = mention.modifier
    if word.startswith("early") or "start" in word or "beginning" in word:
        last = first.replace(day=EARLY_ENDS)
    elif word.startswith("late") or "end" in word:
        first = first.replace(day=LATE_BEGINS)
    elif word.startswith("mid"):
        first, last = first.replace(day=EARLY_ENDS + 1), first.replace(day=LATE_BEGINS - 1)
    return Days(first, last, known)


def _days_of_month(mention: TimeMention, anchor: Anchor | None) -> Days | None:
    whole = _month(replace(mention, modifier=""), anchor)
    length = table("time_words")["days_in"][mention.unit] * (mention.number or 1)
    if whole is None or not 0 < length < (whole.last - whole.first).days:
        return whole
    step = timedelta(days=length - 1)
    if mention.modifier == "first":
        return replace(whole, last=whole.first + step)
    return replace(whole, first=whole.last - step)


def _year(mention: TimeMention) -> Days:
    year = mention.year or UNKNOWN_YEAR
    first, last = date(year, 1, 1), date(year, 12, 31)
    if mention.modifier == "early":
        last = date(year, 4, 30)
    elif mention.modifier == "late":
        first = date(year, 9, 1)
    elif mention.modifier == "mid":
        first, last = date(year, 5, 1), date(year, 8, 31)
    return Days(first, last)


def _weekday(mention: TimeMention, anchor: Anchor | None) -> Days | None:
    if anchor is None or not anchor.year_known or mention.weekday is None:
        return None
    back = (anchor.day.weekday() - mention.weekday) % 7
    if back == 0 and mention.modifier.startswith(("last", "past")):
        back = 7
    if mention.modifier.startswith("next"):
        back -= 7
    day = anchor.day - timedelta(days=back)
    return Days(day, day)


_BACK = {
    "yesterday": 1,
    "last night": 1,
    "last evening": 1,
    "day before yesterday": 2,
    "previous day": 1,
    "day before": 1,
}


def _relative(mention: TimeMention, anchor: Anchor) -> Days:
    word = (
        mention.modifier.removeprefix("the ")
        .removeprefix("a ")
        .removeprefix("one ")
        .replace("day earlier", "day before")
    )
    day = anchor.day - timedelta(days=_BACK.get(word, 0))
    first = day - timedelta(days=1) if word == "overnight" else day
    return Days(first, day, anchor.year_known)


def _months_back(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _ago(mention: TimeMention, anchor: Anchor) -> Days | None:
    number = mention.number or 1
    match mention.unit:
        case "hour" | "day" | "week" | "fortnight":
            length = table("time_words")["days_in"][mention.unit] * number
            day = anchor.day - timedelta(days=length)
            return Days(day, day, anchor.year_known)
        case "month":
            day = _months_back(anchor.day, number)
            return Days(day.replace(day=1), _end_of_month(day), anchor.year_known)
    if not anchor.year_known:
        return None
    year = anchor.day.year - number * (10 if mention.unit == "decade" else 1)
    return Days(date(year, 1, 1), date(year, 12, 31)) if year > 0 else None


def _past(mention: TimeMention, anchor: Anchor) -> Days | None:
    number = mention.number or 1
    match mention.unit:
        case "hour":
            first = anchor.day - timedelta(days=max(1, number // 24))
        case "month":
            first = _months_back(anchor.day, number)
        case "year" | "decade":
            first = _months_back(anchor.day, number * (120 if mention.unit == "decade" else 12))
        case _:
            first = anchor.day - timedelta(days=table("time_words")["days_in"][mention.unit] * number)
    return Days(first, anchor.day, anchor.year_known) if anchor.year_known or number < 60 else None


def _unit(mention: TimeMention, anchor: Anchor) -> Days | None:
    last = mention.modifier.endswith(("last", "previous"))
    day = anchor.day
    match mention.unit:
        case "weekend":
            first = day - timedelta(days=(day.weekday() - 5) % 7)
            return Days(first, min(first + timedelta(days=1), max(day, first))) if anchor.year_known else None
        case "week":
            monday = day - timedelta(days=day.weekday())
            if not anchor.year_known:
                return None
            if mention.modifier.endswith(("past", "over the")):
                return Days(day - timedelta(days=7), day)
            return Days(monday - timedelta(days=7), monday - timedelta(days=1)) if last else Days(monday, day)
        case "month":
            first = day.replace(day=1)
            before = _months_back(first, 1)
            return (
                Days(before, _end_of_month(before), anchor.year_known) if last else Days(first, day, anchor.year_known)
            )
        case "year":
            if not anchor.year_known:
                return None
            first = date(day.year, 1, 1)
            return Days(date(day.year - 1, 1, 1), date(day.year - 1, 12, 31)) if last else Days(first, day)
    return None


def _plain(mention: TimeMention, anchor: Anchor | None) -> Days | None:
    match mention.kind:
        case "date" | "numeric":
            return _date(mention, anchor)
        case "month":
            return _month(mention, anchor)
        case "days_of_month":
            return _days_of_month(mention, anchor)
        case "year":
            return _year(mention)
        case "weekday":
            return _weekday(mention, anchor)
    if anchor is None:
        return None
    match mention.kind:
        case "relative":
            return _relative(mention, anchor)
        case "ago":
            return _ago(mention, anchor)
        case "past":
            return _past(mention, anchor)
    return _unit(mention, anchor)


def resolve(mention: TimeMention, anchor: Anchor | None) -> Days | None:
    """Give the days that a mention means, or None where it cannot be told.

    "since March" runs to the report's day; "between 5 and 13 May" takes month and year of the last day for the first.
    """
    here = mention
    if mention.until is not None:
        if mention.until.year is not None and mention.year is None:
            here = replace(mention, year=mention.until.year)
        first, last = _plain(replace(here, until=None), anchor), _plain(mention.until, anchor)
        if first is None or last is None or last.last < first.first:
            return first
        return Days(first.first, last.last, first.year_known)
    found = _plain(here, anchor)
    if found and mention.since and anchor and anchor.year_known and found.year_known and found.first <= anchor.day:
        return Days(found.first, anchor.day)
    return found
