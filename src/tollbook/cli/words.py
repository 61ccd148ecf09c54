"""Dates, figures and lists in words, for people. Unknown is said, never shown as 0 or left blank."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tollbook.cli.labels import label
from tollbook.model import Claim, Toll

UNKNOWN_DATE: Final = "date not told"
NO_NUMBER: Final = "no number given"
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY: Final = re.compile(r"(\d{4}|-)-(\d{2})-(\d{2})")


def _day_parts(iso: str) -> tuple[str, str, str] | None:
    """Split `2026-02-05` or `--02-05` into day, month and year words; the year is "" where it is not known."""
    found = _DAY.match(iso)
    if found is None or not 1 <= int(found[2]) <= len(_MONTHS):
        return None
    return str(int(found[3])), _MONTHS[int(found[2]) - 1], "" if found[1] == "-" else found[1]


def day(iso: str | None) -> str:
    """Say a day: `5 Feb 2026`; without its year where that is unknown."""
    if iso is None:
        return UNKNOWN_DATE
    parts = _day_parts(iso)
    return iso if parts is None else " ".join(part for part in parts if part)


def days(date: tuple[str, str] | None) -> str:
    """Say first and last day, without repeating what both share: `29 Jan – 5 Feb 2026`."""
    if date is None:
        return UNKNOWN_DATE
    first, last = (_day_parts(end) for end in date)
    if date[0] == date[1] or first is None or last is None:
        return day(date[0]) if date[0] == date[1] else f"{date[0]} – {date[1]}"
    if first[2] != last[2]:
        return f"{' '.join(first).strip()} – {' '.join(last).strip()}"
    head = first[0] if first[1] == last[1] else f"{first[0]} {first[1]}"
    return f"{head} – {' '.join(last).strip()}"


def range_words(low: int | None, best: int | None, high: int | None) -> str:
    """Say a toll: `216`, `36 (18 – 36)`, `18 or more`, `at most 30`; never a number that nobody gave."""
    span = _ends_words(low, high)
    if best is None:
        return span or NO_NUMBER
    return f"{best:,}" if low == best == high or not span else _best_words(low, best, span)


def _ends_words(low: int | None, high: int | None) -> str:
    """Say the ends of a range; nothing where neither is known."""
    if low is None:
        return "" if high is None else f"at most {high:,}"
    if high is None:
        return f"{low:,} or more"
    return f"{low:,}" if low == high else f"{low:,} – {high:,}"


def _best_words(low: int | None, best: int, span: str) -> str:
    """Say the best figure with its range; `18 or more` says both where the best is the lower end of an open range."""
    return span if low == best and span.endswith("or more") else f"{best:,} ({span})"


def toll_words(toll: Toll) -> str:
    """Say a toll's numbers."""
    return range_words(toll.low, toll.best, toll.high)


def claim_words(claim: Claim) -> str:
    """Say a claim's count as the text has it, with hedge, and the number behind words: `about two dozen (24)`."""
    said = f"{label('hedge', claim.hedge.value)} {claim.quote}".strip()
    number = " – ".join(f"{value:,}" for value in claim.value)
    digits = claim.quote.replace(",", "").replace(" ", "")
    return said if not number or digits == number.replace(",", "") else f"{said} ({number})"


def counted(number: int, one: str, many: str | None = None) -> str:
    """Say a number of things: `1 report`, `2 reports`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(things: Sequence[str]) -> str:
    """Join words: `a, b and c`."""
    return " and ".join([", ".join(things[:-1]), things[-1]]) if len(things) > 1 else "".join(things)
