"""Work out the days of words that are told from the report's day: "yesterday", "two weeks ago", "last month"."""

from __future__ import annotations

from datetime import date, timedelta

from tollbook.read.lexicon import table
from tollbook.read.times_days import Anchor, Days, end_of_month, months_back
from tollbook.read.times_mentions import TimeMention

MONTHS_IN = {"month": 1, "year": 12, "decade": 120}
HOURS_IN_DAY, DAYS_IN_WEEK = 24, 7
SATURDAY = 5

LONG = 60
"""A number of units from which the span reaches into another year: it cannot be told without the year."""

_BACK = {
    "yesterday": 1,
    "last night": 1,
    "last evening": 1,
    "previous day": 1,
    "day before": 1,
    "day earlier": 1,
    "day before yesterday": 2,
}
"""How many days back each word goes."""


def _relative(mention: TimeMention, anchor: Anchor) -> Days:
    word = mention.modifier
    for article in ("the ", "a ", "one "):
        word = word.removeprefix(article)
    day = anchor.day - timedelta(days=_BACK.get(word, 0))
    first = day - timedelta(days=1) if word == "overnight" else day
    return Days(first, day, anchor.year_known)


def _ago(mention: TimeMention, anchor: Anchor) -> Days | None:
    number, unit = mention.number or 1, mention.unit or ""
    if unit not in MONTHS_IN:
        day = anchor.day - timedelta(days=table("time_words")["days_in"][unit] * number)
        return Days(day, day, anchor.year_known)
    back = months_back(anchor.day, number * MONTHS_IN[unit])
    if back is None or not (unit == "month" or anchor.year_known):
        return None
    if unit == "month":
        return Days(back.replace(day=1), end_of_month(back), anchor.year_known)
    return Days(date(back.year, 1, 1), date(back.year, 12, 31))


def _past(mention: TimeMention, anchor: Anchor) -> Days | None:
    number, unit = mention.number or 1, mention.unit or ""
    first: date | None
    if unit == "hour":
        first = anchor.day - timedelta(days=max(1, number // HOURS_IN_DAY))
    elif unit in MONTHS_IN:
        first = months_back(anchor.day, number * MONTHS_IN[unit])
    else:
        first = anchor.day - timedelta(days=table("time_words")["days_in"][unit] * number)
    if first is None or not (anchor.year_known or number < LONG):
        return None
    return Days(first, anchor.day, anchor.year_known)


def _weekend(_: TimeMention, anchor: Anchor) -> Days | None:
    first = anchor.day - timedelta(days=(anchor.day.weekday() - SATURDAY) % DAYS_IN_WEEK)
    return Days(first, min(first + timedelta(days=1), anchor.day)) if anchor.year_known else None


def _week(mention: TimeMention, anchor: Anchor) -> Days | None:
    """Resolve "last week" to Monday and Sunday, "this week" to Monday and today, "the past week" to seven days back."""
    if not anchor.year_known:
        return None
    day = anchor.day
    if mention.modifier.endswith(("past", "over the")):
        return Days(day - timedelta(days=DAYS_IN_WEEK), day)
    monday = day - timedelta(days=day.weekday())
    if _is_last(mention):
        return Days(monday - timedelta(days=DAYS_IN_WEEK), monday - timedelta(days=1))
    return Days(monday, day)


def _month(mention: TimeMention, anchor: Anchor) -> Days | None:
    first = anchor.day.replace(day=1)
    if not _is_last(mention):
        return Days(first, anchor.day, anchor.year_known)
    before = first - timedelta(days=1)
    return Days(before.replace(day=1), before, anchor.year_known)


def _year(mention: TimeMention, anchor: Anchor) -> Days | None:
    if not anchor.year_known:
        return None
    year = anchor.day.year
    if _is_last(mention):
        return Days(date(year - 1, 1, 1), date(year - 1, 12, 31))
    return Days(date(year, 1, 1), anchor.day)


def _is_last(mention: TimeMention) -> bool:
    return mention.modifier.endswith(("last", "previous"))


_UNITS = {"weekend": _weekend, "week": _week, "month": _month, "year": _year}


def before_anchor(mention: TimeMention, anchor: Anchor) -> Days | None:
    """Give the days of a mention that is told from the report's day; None where that cannot be worked out."""
    match mention.kind:
        case "relative":
            return _relative(mention, anchor)
        case "ago":
            return _ago(mention, anchor)
        case "past":
            return _past(mention, anchor)
    resolver = _UNITS.get(mention.unit or "")
    return resolver(mention, anchor) if resolver else None
