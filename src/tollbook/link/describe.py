"""An incident in words: its days, its place, its title."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

_MONTHS = (
    *("", "January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DECEMBER = 12


def days_in_words(days: tuple[date, date]) -> str:
    """Write a stretch of days as people do.

    >>> days_in_words((date(2026, 1, 29), date(2026, 2, 5)))
    '29 January – 5 February 2026'
    """
    first, last = days
    if first == last:
        return _day(first)
    if _is_whole_month(first, last):
        return f"{_MONTHS[first.month]} {first.year}"
    if _is_whole_year(first, last):
        return f"{first.year}"
    if first.year != last.year:
        return f"{_day(first)} – {_day(last)}"
    if first.month != last.month:
        return f"{first.day} {_MONTHS[first.month]} – {_day(last)}"
    return f"{first.day}–{_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month]} {day.year}"


def _is_whole_month(first: date, last: date) -> bool:
    same = (first.year, first.month) == (last.year, last.month)
    return same and first.day == 1 and last.day == monthrange(last.year, last.month)[1]


def _is_whole_year(first: date, last: date) -> bool:
    return first.year == last.year and (first.month, first.day) == (1, 1) and (last.month, last.day) == (_DECEMBER, 31)


def month_day_in_words(text: str) -> str:
    """Write a day whose year nobody gave.

    >>> month_day_in_words("--05-21")
    '21 May, year not known'
    """
    month, day = text.removeprefix("--").split("-")
    return f"{int(day)} {_MONTHS[int(month)]}, year not known"
