"""How near in time two events are."""

from __future__ import annotations

from datetime import date

from tollbook.link.describe import days_in_words
from tollbook.link.levels import Level, level
from tollbook.link.mentions import Mention, is_period
from tollbook.link.settings import weights


def time_level(a: Mention, b: Mention, *, related: bool, lasting: bool = False) -> Level:
    """Compare days, months, days without a year, periods, no date at all.

    `related`: something else says that the two are one, so that a report's own day need not be the event's;
    `lasting`: both count many days, of which each report may name any.
    """
    if a.days is None or b.days is None:
        return _undated(a, b)
    if is_period(a) and is_period(b):
        return _periods(a.days, b.days)
    gap = max(a.days[0], b.days[0]).toordinal() - min(a.days[1], b.days[1]).toordinal()
    if gap > 0:
        return _days_apart(a, b, gap, related=related, lasting=lasting)
    shared = days_in_words((max(a.days[0], b.days[0]), min(a.days[1], b.days[1])))
    if a.days == b.days:
        single = a.length == 1
        return level("time", "same_day" if single else "same_days", f"same day{'' if single else 's'}, {shared}")
    if max(a.length or 1, b.length or 1) <= weights().limits["short_days"]:
        return level("time", "overlap", f"both cover {shared}")
    return level("time", "within_month", f"both may be {shared}")


def _days_apart(a: Mention, b: Mention, gap: int, *, related: bool, lasting: bool) -> Level:
    """Tell how far apart. A report's own day may be that of a statement on what happened in the days before."""
    limits = weights().limits
    if gap == 1:
        return level("time", "adjacent_day", "a day apart")
    late = max((a, b), key=lambda m: m.days or (date.min, date.min))
    stated = late.length == 1 and late.days is not None and late.days[0] == late.reported
    if lasting and gap <= limits["report_week_days"]:
        return level("time", "stated_later", "told again within the week")
    if stated and gap <= limits["report_week_days"]:
        return level("time", "stated_later", "told again within the week") if related else level("time", "stated_apart")
    return level("time", "few_days_apart" if gap <= limits["few_days"] else "apart")


def _periods(a: tuple[date, date], b: tuple[date, date]) -> Level:
    """Two tolls of periods are one running toll if they begin alike; each ends when its report was written."""
    if abs((a[0] - b[0]).days) > weights().limits["period_start_days"]:
        return level("time", "apart")
    return level("time", "same_period", f"both count since {min(a[0], b[0]).year}")


def _undated(a: Mention, b: Mention) -> Level:
    """Place undated news in the week of its report; what is told as background may be of any time."""
    if a.month_days and b.month_days:
        return level("time", "same_month_day" if a.month_days == b.month_days else "apart", "the same day of the year")
    limit = weights().limits["report_week_days"]
    if a.event.background or b.event.background:
        return level("time", *_recalled(a, b))
    first, second = _last_day(a), _last_day(b)
    if first is None or second is None:
        return level("time", "unknown")
    if abs((first - second).days) <= limit:
        return level("time", "same_week_of_report", "reported in the same week")
    return level("time", "apart")


def _recalled(a: Mention, b: Mention) -> tuple[str, str]:
    """Take what a report recalls without a day to be, likely, of the weeks before it."""
    for undated, dated in ((a, b), (b, a)):
        if undated.days is None and undated.reported and dated.days:
            since = (undated.reported - dated.days[1]).days
            if 0 <= since <= weights().limits["recalled_days"]:
                return "shortly_before", "recalled in the weeks after it"
    return "unknown", ""


def _last_day(mention: Mention) -> date | None:
    return mention.days[1] if mention.days else mention.reported
