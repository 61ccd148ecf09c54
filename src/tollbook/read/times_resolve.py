"""Work out the days that words of time mean, against the day of the report.

A weekday is the latest such day on or before the report's day. Nothing is guessed: a weekday without a report's day
stays unknown, and a day of a month whose year nobody says keeps the form `--MM-DD`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tollbook.read.lexicon import table
from tollbook.read.times_days import UNKNOWN_YEAR, Anchor, Days, day_of, end_of_month
from tollbook.read.times_mentions import TimeMention
from tollbook.read.times_relative import before_anchor

__all__ = ["UNKNOWN_YEAR", "Anchor", "Days", "resolve"]

FUTURE_DAYS = 7
"""A day of a month this far past the report's day is still of this year: reports announce what is to come."""

EARLY_ENDS, LATE_BEGINS = 10, 21
"""Days of the month with which "early March" ends and "late March" begins."""

_PARTS_OF_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
"""First and last month of "early 2016" and the like."""

_YEARS_BACK = {"last year": 1, "this year": 0}
"""What stands after a month or day in place of its year."""

WEEK = 7


def _year_of(mention: TimeMention, anchor: Anchor | None) -> tuple[int, bool]:
    """Choose the year of a month or day: the one said, else the latest in which it lies not after the report."""
    if mention.year is not None:
        return mention.year, True
    if anchor is None or not anchor.year_known:
        return UNKNOWN_YEAR, False
    if mention.modifier in _YEARS_BACK:
        return anchor.day.year - _YEARS_BACK[mention.modifier], True
    limit = anchor.day + timedelta(days=FUTURE_DAYS if mention.day else 0)
    month = mention.month or 1
    this = day_of(anchor.day.year, month, mention.day or 1)
    late = this is None or this > limit or (mention.modifier == "last" and month == anchor.day.month)
    return (anchor.day.year - 1 if late else anchor.day.year), True


def _date(mention: TimeMention, anchor: Anchor | None) -> Days | None:
    year, known = _year_of(mention, anchor)
    first = day_of(year, mention.month or 1, mention.day or 1)
    last = first if mention.last_day is None else day_of(year, mention.month or 1, mention.last_day)
    return None if first is None or last is None else Days(first, max(first, last), known)


def _month(mention: TimeMention, anchor: Anchor | None) -> Days | None:
    year, known = _year_of(mention, anchor)
    first = day_of(year, mention.month or 1, 1)
    if first is None:
        return None
    last, word = end_of_month(first), mention.modifier
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


def _year(mention: TimeMention, _: Anchor | None) -> Days | None:
    year = mention.year or UNKNOWN_YEAR
    first_month, last_month = _PARTS_OF_YEAR.get(mention.modifier, (1, 12))
    return Days(date(year, first_month, 1), end_of_month(date(year, last_month, 1)))


def _weekday(mention: TimeMention, anchor: Anchor | None) -> Days | None:
    if anchor is None or not anchor.year_known or mention.weekday is None:
        return None
    back = (anchor.day.weekday() - mention.weekday) % WEEK
    if back == 0 and mention.modifier.startswith(("last", "past")):
        back = WEEK
    if mention.modifier.startswith("next"):
        back -= WEEK
    day = anchor.day - timedelta(days=back)
    return Days(day, day)


_BY_KIND = {
    "date": _date,
    "numeric": _date,
    "iso": _date,
    "month": _month,
    "days_of_month": _days_of_month,
    "year": _year,
    "weekday": _weekday,
}


def _one_end(mention: TimeMention, anchor: Anchor | None) -> Days | None:
    by_itself = _BY_KIND.get(mention.kind)
    if by_itself is not None:
        return by_itself(mention, anchor)
    return None if anchor is None else before_anchor(mention, anchor)


def _range(mention: TimeMention, until: TimeMention, anchor: Anchor | None) -> Days | None:
    """Resolve a range; the first end takes the year of the last where it has none of its own."""
    here = replace(mention, until=None, year=until.year if mention.year is None else mention.year)
    first, last = _one_end(here, anchor), _one_end(until, anchor)
    if first is None or last is None or last.last < first.first:
        return first
    return Days(first.first, last.last, first.year_known)


def resolve(mention: TimeMention, anchor: Anchor | None) -> Days | None:
    """Give the days that a mention means, or None where it cannot be told; "since March" runs to the report's day."""
    if mention.until is not None:
        return _range(mention, mention.until, anchor)
    found = _one_end(mention, anchor)
    if found and mention.since and anchor and anchor.year_known and found.year_known and found.first <= anchor.day:
        return Days(found.first, anchor.day)
    return found
