"""The words of time nearest to each claim, and how far back from the report's day they lie.

An event's date is decided elsewhere, from all that speaks of it; this is the quick look that tells two claims of
different days apart, and news from history.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tollbook.read.times_dateline import report_anchor
from tollbook.read.times_grammar import find_times
from tollbook.read.times_resolve import Anchor, Days, resolve

if TYPE_CHECKING:
    from tollbook.model import Claim
    from tollbook.read.page import Page
    from tollbook.read.times_grammar import TimeMention

_SAYING = re.compile(
    r"\b(?:said|says|say|told|announced|reported|stated|added)(?:\s+(?:\w+|in a statement))?\s*(?:on|late|early)?\s*$",
    re.IGNORECASE,
)
"""Words before a time that dates the speech, not the harm: "the ministry said on Sunday"."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The time told nearest to a claim in its sentence; `lag` counts days back from the report's day, if known."""

    kind: str
    days: Days
    lag: int | None
    since: bool
    length: int


def _anchor(page: Page, mentions: Sequence[TimeMention]) -> Anchor | None:
    """Give the report's day; where it has none, the first full day in its text stands in, its year left open."""
    known = report_anchor(page.report)
    if known is not None:
        return known
    for mention in mentions:
        if mention.day is not None and (found := resolve(mention, None)) is not None:
            return Anchor(found.last, found.year_known)
    return None


def _moment(mention: TimeMention, anchor: Anchor | None) -> Moment | None:
    days = resolve(mention, anchor)
    if days is None:
        return None
    lag = None
    if anchor is not None and days.year_known == anchor.year_known:
        lag = (anchor.day - days.last).days
    elif anchor is not None:
        lag = _lag_in_year(anchor.day, days.last)
    return Moment(mention.kind, days, lag, bool(mention.since), (days.last - days.first).days + 1)


def _lag_in_year(anchor: date, day: date) -> int:
    """Count days back within a year, where only one of the two years is known."""
    return (anchor.timetuple().tm_yday - day.timetuple().tm_yday) % 365


def moments(page: Page, claims: Sequence[Claim]) -> tuple[Moment | None, ...]:
    """Find for each claim the nearest time in its sentence, or None."""
    mentions = find_times(page.text)
    anchor = _anchor(page, mentions)
    told: dict[int, list[tuple[TimeMention, Moment]]] = {}
    for mention in mentions:
        before = page.text[max(0, mention.span.start - 40) : mention.span.start]
        moment = None if _SAYING.search(before) else _moment(mention, anchor)
        if moment is not None:
            told.setdefault(page.sentence_at(mention.span.start).index, []).append((mention, moment))
    return tuple(_nearest(claim, told.get(page.sentence_at(claim.span.start).index, ())) for claim in claims)


def _nearest(claim: Claim, told: Sequence[tuple[TimeMention, Moment]]) -> Moment | None:
    def distance(entry: tuple[TimeMention, Moment]) -> int:
        span = entry[0].span
        return max(span.start - claim.span.end, claim.span.start - span.end, 0)

    return min(told, key=distance)[1] if told else None
