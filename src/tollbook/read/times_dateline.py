"""Find the day of a report: the dateline in its text, else the day of publication.

Where both are there and differ, the dateline is right: pages carry the day on which they were stored or updated.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from tollbook.model import Report
from tollbook.read.times_days import MONTHS, UNKNOWN_YEAR, Anchor, day_of
from tollbook.read.times_grammar import find_times
from tollbook.read.times_mentions import TimeMention

HEAD = 700
"""Characters at the head of a text in which a dateline may stand."""

MARGIN = 100
"""Characters read past the head, so that a date at its end is whole."""

AROUND = 90
"""Characters on either side of a date by which it is told from a date in prose."""

NEAR_DAYS = 3
"""A date that can be read two ways ("03-02-2016") is read so that it lies this near the publication, where one does."""

_IN_PROSE = re.compile(
    r"\b(?:on|in|since|of|by|from|until|till|before|after|between|and|to|for|early|late|the|dated)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_REPORTED = re.compile(r"\b(?:reported|reports|dispatch|said in a report)\s+(?:on\s+)?$", re.IGNORECASE)
_ON_FIRST = re.compile(r"(?:^|[\"“.]\s*)On\s+$")
_THEN_REPORTED = re.compile(r"\s*,?\s+(?:[A-Z][\w'’-]*\s+){1,4}reported\b")
_WIRE_BEFORE = re.compile(r"(?:^|\n)[ \t]*[A-Z][A-Za-z .,'()\[\]-]{1,60},\s*$")
_WIRE_AFTER = re.compile(r"\s*(?:\(|--|–|—|\[|-\s)")
_LABEL = re.compile(
    r"\b(?:posted|published|updated|modified|created|date|time)\b[\s:,|-]*(?:\d{1,2}:\d\d\s*(?:[ap]\.?m\.?)?[,\s]*)?$",
    re.IGNORECASE,
)
_WORD_BEFORE = re.compile(r"[a-z],?\s+$")


def _day(mention: TimeMention, published: date | None) -> date | None:
    """Read a mention of a full date; day and month change places where only that lies near the publication."""
    year, month, day = mention.year or UNKNOWN_YEAR, mention.month or 1, mention.day or 1
    found = [day_of(year, month, day)]
    if mention.kind == "numeric" and day <= MONTHS:
        found.append(day_of(year, day, month))
    readings = [d for d in found if d is not None]
    if published and mention.year is not None:
        readings = [d for d in readings if abs((d - published).days) <= NEAR_DAYS] or readings
    return readings[0] if readings else None


def _opens_line(before: str) -> bool:
    line = before.rpartition("\n")[2].rstrip()
    return not line or line.endswith((".", ":", "|", "("))


def _is_dateline(text: str, mention: TimeMention) -> bool:
    """Tell a report's own day from a day that it tells of."""
    before = text[max(0, mention.span.start - AROUND) : mention.span.start]
    after = text[mention.span.end : mention.span.end + AROUND]
    if mention.day is None or mention.until is not None or mention.last_day is not None:
        return False
    if mention.year is None:
        return bool(_WIRE_BEFORE.search(before) and _WIRE_AFTER.match(after))
    if _LABEL.search(before) or _REPORTED.search(before):
        return True
    if _IN_PROSE.search(before):
        return _ON_FIRST.search(before) is not None and _THEN_REPORTED.match(after) is not None
    return not _WORD_BEFORE.search(before) or _WIRE_AFTER.match(after) is not None or _opens_line(before)


@lru_cache(maxsize=4)
def dateline(head: str, published: date | None = None) -> Anchor | None:
    """Give the day that the head of a text puts there as its own, or None."""
    for mention in find_times(head):
        if mention.span.start >= HEAD:
            break
        if mention.kind in {"date", "numeric", "iso"} and _is_dateline(head, mention):
            day = _day(mention, published)
            if day is not None:
                return Anchor(day, mention.year is not None, (mention.span.start, mention.span.end))
    return None


def published_day(report: Report) -> date | None:
    """Give the day of publication, or None where it is not known."""
    try:
        return date.fromisoformat((report.published or "")[:10])
    except ValueError:
        return None


def report_anchor(report: Report) -> Anchor | None:
    """Give a report's day with where it stands: the dateline, else the publication; None where there is neither."""
    published = published_day(report)
    found = dateline(report.text[: HEAD + MARGIN], published)
    if found and not found.year_known and published:
        return Anchor(published, span=found.span)
    return found or (Anchor(published) if published else None)


def report_day(report: Report) -> date | None:
    """Give the day of a report, or None where no year or no day is known."""
    found = report_anchor(report)
    return found.day if found and found.year_known else None
