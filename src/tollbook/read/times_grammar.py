"""Find the words of a text that speak of time: "on Saturday", "early March", "19 MAR 89", "in the past 48 hours".

Finding needs no calendar: a mention holds what was written, and `times_resolve` works out the days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from tollbook.model import Span
from tollbook.read.times_mentions import BUILDERS, TimeMention
from tollbook.read.times_patterns import patterns

__all__ = ["TimeMention", "find_times"]

MAX_GAP = 6
"""Characters between the two ends of a range: " and ", " to "."""

BEFORE_RANGE, BEFORE_SINCE = 12, 30
"""Characters ahead of a mention in which "between" or "since" is looked for."""

_RANGES = frozenset({"date", "month", "numeric", "iso", "weekday", "year"})
_JOINT = re.compile(r"\s*(?:-|–|to|and|until|till|through)\s*", re.IGNORECASE)
_RANGE_BEFORE = re.compile(r"(?:between|from)\s+(?:the\s+)?$", re.IGNORECASE)
_SINCE_BEFORE = re.compile(
    r"(?:\bsince|\bbegan|\bbegun|\bstarted|\berupted|\bbroke out)"
    r"(?:\s+(?:on|in|at|the|of|last|early|late|mid|around|about))*[\s-]*$",
    re.IGNORECASE,
)


def _candidates(text: str) -> Iterator[TimeMention]:
    """Yield what each pattern finds; the earlier pattern wins where two overlap."""
    taken = bytearray(len(text))
    for name, pattern in patterns():
        for found in pattern.finditer(text):
            if any(taken[found.start() : found.end()]):
                continue
            made = BUILDERS[name](found)
            if made is not None:
                taken[made.span.start : made.span.end] = b"\1" * (made.span.end - made.span.start)
                yield made


def _is_range(text: str, here: TimeMention, after: TimeMention) -> bool:
    """Tell whether two mentions are the ends of one range: "between 5 May and 8 June", "5 May - 8 June"."""
    between = text[here.span.end : after.span.start]
    if here.until or here.kind != after.kind or here.kind not in _RANGES:
        return False
    if len(between) > MAX_GAP or not _JOINT.fullmatch(between):
        return False
    start = here.span.start
    return between.strip() in {"-", "–"} or _RANGE_BEFORE.search(text[max(0, start - BEFORE_RANGE) : start]) is not None


def _joined(text: str, mentions: list[TimeMention]) -> Iterator[TimeMention]:
    """Join the two ends of each range to one mention; leave the rest as it is."""
    following: list[TimeMention | None] = [*mentions[1:], None] if mentions else []
    skip = False
    for here, after in zip(mentions, following, strict=True):
        if skip:
            skip = False
        elif after is not None and _is_range(text, here, after):
            skip = True
            yield replace(here, span=Span(here.span.start, after.span.end), until=after)
        else:
            yield here


def _with_since(text: str, mention: TimeMention) -> TimeMention:
    start = mention.span.start
    found = _SINCE_BEFORE.search(text[max(0, start - BEFORE_SINCE) : start])
    return replace(mention, since=True) if found else mention


@lru_cache(maxsize=4)
def find_times(text: str) -> tuple[TimeMention, ...]:
    """Find all mentions of time in a text, in text order, none overlapping another."""
    found = sorted(_candidates(text), key=lambda m: m.span)
    return tuple(_with_since(text, mention) for mention in _joined(text, found))
