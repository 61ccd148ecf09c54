"""Days: the day of a report, the first and last day of an event, and the arithmetic of months."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from tollbook.model import DatePrecision

MONTHS = 12

UNKNOWN_YEAR = 2000
"""A leap year that stands in where the year is not known, so that 29 February is a day."""

_LIMITS = (
    (1, DatePrecision.DAY),
    (6, DatePrecision.DAYS),
    (11, DatePrecision.WEEK),
    (62, DatePrecision.MONTH),
)
"""How many days each precision holds at most: eleven is a week with the doubt of both ends, two months a month's."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day of a report, from its dateline or its publication. `span` is None where it is not in the text."""

    day: date
    year_known: bool = True
    span: tuple[int, int] | None = None


def _write(day: date, *, year_known: bool) -> str:
    return day.isoformat() if year_known else f"--{day.month:02d}-{day.day:02d}"


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day that words support; `year_known` is False for `--MM-DD`."""

    first: date
    last: date
    year_known: bool = True

    def written(self) -> tuple[str, str]:
        """Write both days as the annotation guidelines do."""
        return _write(self.first, year_known=self.year_known), _write(self.last, year_known=self.year_known)

    @property
    def precision(self) -> DatePrecision:
        """Tell how exact the days are by how many they are."""
        length = (self.last - self.first).days + 1
        return next((name for limit, name in _LIMITS if length <= limit), DatePrecision.YEAR)


def day_of(year: int, month: int, day: int) -> date | None:
    """Make a day; None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def end_of_month(day: date) -> date:
    """Return the last day of a day's month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def months_back(day: date, months: int) -> date | None:
    """Go back by whole months, to the month's last day where it is shorter; None before the calendar begins."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    first = day_of(year, month + 1, 1)
    return None if first is None else first.replace(day=min(day.day, end_of_month(first).day))
