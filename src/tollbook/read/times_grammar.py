"""Find the words of a text that speak of time: "on Saturday", "early March", "19 MAR 89", "in the past 48 hours".

Finding needs no calendar: a mention holds what was written, and `times_resolve` works out the days.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from tollbook.model import Span
from tollbook.read.lexicon import table
from tollbook.read.times_patterns import patterns


@dataclass(frozen=True, slots=True)
class TimeMention:
    """Words of time as written. Months count from 1, weekdays from 0 (Monday); None is "not said".

    `kind` names the pattern; `modifier` holds words such as "early", "last", "since"; `until` is the other end of a range.
    """

    span: Span
    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    number: int | None = None
    unit: str | None = None
    modifier: str = ""
    since: bool = False
    day_first: bool = True
    until: TimeMention | None = None


Builder = Callable[[re.Match[str]], TimeMention | None]
MAX_GAP = 6
"""Characters between the two ends of a range: " and ", " to "."""

_JOINT = re.compile(r"\s*(?:-|–|to|and|until|till|through)\s*", re.IGNORECASE)
_RANGE_BEFORE = re.compile(r"(?:between|from)\s+(?:the\s+)?$", re.IGNORECASE)
_SINCE_BEFORE = re.compile(
    r"(?:\bsince|\bbegan|\bbegun|\bstarted|\berupted|\bbroke out)(?:\s+(?:on|in|at|the|of|last|early|late|mid|around|about))*[\s-]*$",
    re.IGNORECASE,
)


def month_number(word: str) -> int:
    """Give a month's number by its name or short form."""
    return int(table("time_words")["months"][word.lower().rstrip(".")])


def full_year(written: str | None) -> int | None:
    """Read a year; two figures are of 1950 to 2049."""
    if written is None:
        return None
    year = int(written.lstrip("'’"))
    if year >= 100:
        return year
    return year + (1900 if year >= 50 else 2000)


def amount(word: str | None) -> int | None:
    """Read "48", "two", "a few"; None where the word is no number."""
    if word is None:
        return 1
    plain = " ".join(word.lower().split())
    words = table("time_words")
    if plain.isdigit():
        return int(plain)
    found = words["numbers"].get(plain, words["vague_numbers"].get(plain))
    return None if found is None else int(found)


def _span(found: re.Match[str]) -> Span:
    return Span(found.start(), found.end())


def _group(found: re.Match[str], name: str) -> str | None:
    return found.groupdict().get(name)


def _explicit(kind: str) -> Builder:
    def made(found: re.Match[str]) -> TimeMention | None:
        day = _group(found, "day")
        last = _group(found, "last")
        if day is not None and not 1 <= int(day) <= 31:
            return None
        month = month_number(found["month"])
        year = full_year(_group(found, "year"))
        modifier = (_group(found, "modifier") or "").lower().rstrip("- ")
        return TimeMention(
            _span(found), kind, year, month, int(day) if day else None, int(last) if last else None, modifier=modifier
        )

    return made


def _numeric(found: re.Match[str]) -> TimeMention | None:
    one, two, mark = int(found["one"]), int(found["two"]), found["mark"]
    day_first = two <= 12 and (one > 12 or mark != "/")
    day, month = (one, two) if day_first else (two, one)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return TimeMention(_span(found), "numeric", full_year(found["year"]), month, day, day_first=day_first)


def _iso(found: re.Match[str]) -> TimeMention | None:
    year, month, day = int(found["year"]), int(found["month"]), int(found["day"])
    return TimeMention(_span(found), "numeric", year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _year(found: re.Match[str]) -> TimeMention:
    first, last = int(found["year"]), _group(found, "last")
    until = None
    if last:
        end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
        until = TimeMention(_span(found), "year", end)
    modifier = (_group(found, "modifier") or "").lower()
    return TimeMention(Span(found.start("year"), found.end()), "year", first, modifier=modifier, until=until)


def _weekday(found: re.Match[str]) -> TimeMention:
    number = table("time_words")["weekdays"][found["weekday"].lower()]
    modifier = " ".join(filter(None, (_group(found, "modifier"), _group(found, "part")))).lower()
    return TimeMention(_span(found), "weekday", weekday=number, modifier=modifier)


def _relative(found: re.Match[str]) -> TimeMention:
    return TimeMention(_span(found), "relative", modifier=" ".join(found["word"].lower().split()))


def _counted(kind: str) -> Builder:
    def made(found: re.Match[str]) -> TimeMention | None:
        number = amount(_group(found, "number"))
        unit = found["unit"].lower().removesuffix("s")
        month = _group(found, "month")
        modifier = " ".join((_group(found, "modifier") or "").lower().split())
        if number is None:
            return None
        return TimeMention(
            _span(found),
            kind,
            number=number,
            unit=unit,
            modifier=modifier,
            month=month_number(month) if month else None,
        )

    return made


def _ends_of_month(found: re.Match[str]) -> TimeMention | None:
    made = _counted("days_of_month")(found)
    return made and replace(made, year=full_year(_group(found, "year")))


BUILDERS: dict[str, Builder] = {
    "iso": _iso,
    "numeric": _numeric,
    "date": _explicit("date"),
    "month": _explicit("month"),
    "days_of_month": _ends_of_month,
    "ago": _counted("ago"),
    "past": _counted("past"),
    "unit": _counted("unit"),
    "relative": _relative,
    "weekday": _weekday,
    "year": _year,
}


def _candidates(text: str) -> Iterator[TimeMention]:
    """Yield what each pattern finds; the earlier pattern wins where two overlap."""
    taken: list[Span] = []
    for name, pattern in patterns():
        for found in pattern.finditer(text):
            made = BUILDERS[name](found)
            if made is None or any(made.span.overlaps(span) for span in taken):
                continue
            taken.append(made.span)
            yield made


def _joined(text: str, mentions: list[TimeMention]) -> Iterator[TimeMention]:
    """Join "between 5 May" and "13 May" to one range; leave the rest as it is."""
    skip = False
    following: list[TimeMention | None] = [*mentions[1:], None] if mentions else []
    for here, after in zip(mentions, following, strict=True):
        if skip:
            skip = False
            continue
        if after is not None and _is_range(text, here, after):
            skip = True
            yield replace(here, span=Span(here.span.start, after.span.end), until=after)
        else:
            yield here


def _is_range(text: str, here: TimeMention, after: TimeMention) -> bool:
    between = text[here.span.end : after.span.start]
    if here.until or not {here.kind, after.kind} <= {"date", "month", "numeric", "weekday", "year"}:
        return False
    if here.kind != after.kind or len(between) > MAX_GAP or not _JOINT.fullmatch(between):
        return False
    return between.strip() in {"-", "–"} or _RANGE_BEFORE.search(text[: here.span.start][-12:]) is not None


@lru_cache(maxsize=4)
def find_times(text: str) -> tuple[TimeMention, ...]:
    """Find all mentions of time in a text, in text order, none overlapping another."""
    found = sorted(_candidates(text), key=lambda m: m.span)
    joined = _joined(text, found)
    return tuple(
        replace(m, since=True) if _SINCE_BEFORE.search(text[max(0, m.span.start - 30) : m.span.start]) else m
        for m in joined
    )
