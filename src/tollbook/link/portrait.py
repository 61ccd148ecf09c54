"""What the events of one incident say together about its time, place and kind.

The events vote: most reports are right about most things, and one that has only the province or a day too
many must not blur the rest. Ties go to the more exact answer, then to the first in order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tollbook.link.describe import days_in_words, month_day_in_words
from tollbook.link.mentions import LONGEST_ACT_DAYS, Mention
from tollbook.link.names import place_names
from tollbook.link.settings import words
from tollbook.model.codes import DatePrecision, Harm, Kind, PlacePrecision
from tollbook.model.nouns import Event

_EXACTNESS: Final = tuple(PlacePrecision)
_TAKEN: Final = frozenset({Kind.ARREST, Kind.DISPLACEMENT})
_DAYS_UP_TO: Final = (
    (1, DatePrecision.DAY),
    (6, DatePrecision.DAYS),
    (8, DatePrecision.WEEK),
    (31, DatePrecision.MONTH),
)


@dataclass(frozen=True, slots=True)
class Portrait:
    """Time, place and kind of an incident."""

    days: tuple[date, date] | None
    date: tuple[str, str] | None
    date_precision: DatePrecision
    spot: Event | None
    kind: Kind | None
    background: bool


def portrait(members: Sequence[Mention]) -> Portrait:
    """Draw the incident from its events (in the order of their keys)."""
    days = _days(members)
    return Portrait(
        days=days,
        date=(days[0].isoformat(), days[1].isoformat()) if days else _partial(members),
        date_precision=_precision(days, members),
        spot=_spot(members),
        kind=_kind(members),
        background=all(m.event.background for m in members),
    )


def _days(members: Sequence[Mention]) -> tuple[date, date] | None:
    """Choose the day that most give, if at least half do; else from the first day that any gives to the last."""
    dated = [m.days for m in members if m.days]
    if not dated:
        return None
    votes = Counter(dated)
    top = min(votes, key=lambda d: (-votes[d], (d[1] - d[0]).days, d))
    if votes[top] * 2 >= len(dated) and top[0] == top[1]:
        return top
    return min(d[0] for d in dated), max(d[1] for d in dated)


def _partial(members: Sequence[Mention]) -> tuple[str, str] | None:
    """Choose a date without its year, where no event has one with it."""
    votes = Counter(m.event.date for m in members if m.event.date and not m.days)
    return min(votes, key=lambda d: (-votes[d], d)) if votes else None


def _precision(days: tuple[date, date] | None, members: Sequence[Mention]) -> DatePrecision:
    if days is None:
        given = [m.event.date_precision for m in members if m.event.date]
        return given[0] if given else DatePrecision.UNKNOWN
    length = (days[1] - days[0]).days + 1
    return next((precision for most, precision in _DAYS_UP_TO if length <= most), DatePrecision.YEAR)


def _spot(members: Sequence[Mention]) -> Event | None:
    """Choose the event whose place speaks for all: the name most give, as the best located of them has it."""
    placed = [m for m in members if m.event.place]
    votes = Counter(place for m in placed for place in m.places)
    if not placed:
        return next((m.event for m in members if m.event.country), None)

    def rank(m: Mention) -> tuple[int, int, bool, str]:
        support = max((votes[p] for p in m.places), default=0)
        exactness = _EXACTNESS.index(m.event.place_precision)
        return -support, exactness, m.event.lat is None, m.event.place.quote if m.event.place else ""

    return min(placed, key=rank).event


def _kind(members: Sequence[Mention]) -> Kind | None:
    """Take the kind that most events have; attacks that also took prisoners, or drove people out, are no arrests."""
    killed = any(harm is Harm.KILLED for m in members for harm, _, _ in m.figures)
    votes = Counter(m.event.kind for m in members if m.event.kind and not (killed and m.event.kind in _TAKEN))
    return min(votes, key=lambda kind: (-votes[kind], list(Kind).index(kind))) if votes else None


def title(drawn: Portrait) -> str:
    """Name an incident by kind, place and days; never by its victims."""
    known = words()
    long = drawn.days is not None and (drawn.days[1] - drawn.days[0]).days >= LONGEST_ACT_DAYS
    kind = drawn.kind.value if drawn.kind else "period" if long else "unknown"
    quote = " ".join(drawn.spot.place.quote.split()) if drawn.spot and drawn.spot.place else None
    many = len(place_names(quote)) > 1 if quote else False
    several = many or (drawn.spot is not None and drawn.spot.place_precision in _SEVERAL)
    what = (known.kind_titles_many if several else known.kind_titles).get(kind) or known.kind_titles[kind]
    where = f" in {quote}" if quote else ""
    if drawn.days:
        return f"{what}{where}, {days_in_words(drawn.days)}"
    return f"{what}{where}, {month_day_in_words(drawn.date[0])}" if drawn.date else f"{what}{where}, date not known"


_SEVERAL: Final = frozenset({PlacePrecision.ADMIN1, PlacePrecision.REGION, PlacePrecision.COUNTRY})
