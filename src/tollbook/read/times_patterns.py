"""The shapes of time expressions, as regular expressions made from the word table.

The order is the order of precedence: a full date before a month, a counted span before a bare unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from tollbook.read.lexicon import table

_YEAR = r"(?P<year>(?:19|20)\d\d)\b(?![,.]\d)"
_UNITS = r"(?P<unit>(?:hour|day|week|fortnight|month|year|decade)s?)\b"
_EARLY = r"(?P<modifier>early|late|mid|(?:the\s+)?(?:start|beginning|end|middle)\s+of)(?:\s+in)?[\s-]+"
_ORDINAL = r"(?:st|nd|rd|th|ST|ND|RD|TH)?"
_SEVERAL = r"(?:\s*(?:-|–|/|to|and|or|TO|AND)\s*(?P<last>\d{1,2})(?:st|nd|rd|th)?)?"
_WITHIN = r"(?:(?:in|over|during|within|for|of|at|the)\s+){0,3}"
# A bare month is a date only after one of these: "may" and "march" are also verbs, "April" also a name.
_LEADS = ("in", "since", "of", "during", "by", "from", "until", "a", "the", "after", "before", "through", "for", "on")


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted((r"\s+".join(map(re.escape, w.split())) for w in words), key=lambda w: (-len(w), w)))


def _cased(words: Iterable[str]) -> str:
    """Match words with a capital or all in capitals: "March" and "MARCH", never "march"."""
    forms = {form for w in words for form in (w.capitalize(), w.upper())}
    return "|".join(sorted(forms, key=lambda w: (-len(w), w)))


def _dates() -> Iterator[tuple[str, str]]:
    words = table("time_words")
    month = rf"(?P<month>{_cased(words['months'])})\b\.?"
    weekday = rf"(?:(?:{_cased([*words['weekdays'], *words['short_weekdays']])})\b[,.\s]\s*)?"
    number = rf"(?:(?P<number>\d{{1,3}}|{_any([*words['numbers'], *words['vague_numbers']])})\s+)"
    leads = "|".join(rf"(?<=\b{form}\s)" for lead in _LEADS for form in sorted({lead, lead.capitalize(), lead.upper()}))
    # A two-figure year stands in datelines alone: "19 MAR 89".
    short = r"(?:,?\s*(?:(?P<year>(?:19|20)\d\d|['’]\d\d|[5-9]\d(?=\s*[(\-–]))\b(?![,.]\d)))?"
    yield "iso", r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])"
    yield (
        "numeric",
        (
            r"(?<![\d./-])(?P<one>\d{1,2})(?P<mark>[./-])(?P<two>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d|\d\d)(?![\d/-]|\.\d)"
        ),
    )
    of_year = r"(?i:,?\s+(?:of\s+)?(?P<modifier>last\s+year|this\s+year))\b"
    yield "date", rf"\b{month}\s+(?P<day>\d{{1,2}}){_ORDINAL}{of_year}"
    yield "date", rf"(?<![\d.,:-])\b(?P<day>\d{{1,2}}){_ORDINAL}\s+{month}{of_year}"
    yield "month", rf"\b{month}{of_year}"
    yield (
        "date",
        rf"\b{weekday}(?:the\s+)?(?<![\d.,:-])(?P<day>\d{{1,2}}){_ORDINAL}{_SEVERAL}(?:\s+of)?[\s-]+{month}{short}",
    )
    yield (
        "date",
        (
            rf"\b{weekday}{month}\s+(?:the\s+)?(?P<day>\d{{1,2}}){_ORDINAL}(?![\d:%]|[.,]\d)"
            rf"{_SEVERAL}(?:,?\s+{_YEAR})?"
        ),
    )
    yield "days_of_month", rf"(?i:the\s+(?P<modifier>first|last)\s+{number}?{_UNITS}\s+of)\s+{month}(?:,?\s+{_YEAR})?"
    yield "month", rf"\b(?i:{_EARLY}){month}(?:,?\s+(?:of\s+)?{_YEAR})?"
    yield "month", rf"\b{month},?\s+(?:of\s+)?{_YEAR}"
    yield "month", rf"\b(?i:(?P<modifier>last|this|next))\s+{month}"
    # The capital is looked for first: trying every lead at every letter would take as long as all other shapes.
    yield "month", rf"(?=[A-Z])(?:{leads}){month}(?!\s+\d)"


def _spans() -> Iterator[tuple[str, str]]:
    words = table("time_words")
    number = rf"(?:(?P<number>\d{{1,3}}|{_any([*words['numbers'], *words['vague_numbers']])})\s+)"
    part = _any(words["parts"])
    yield "ago", rf"\b(?i:{number}{_UNITS}\s+(?P<modifier>ago|earlier|before))\b"
    yield "past", rf"\b(?i:{_WITHIN}(?P<modifier>past|last|previous|preceding|recent)\s+{number}{_UNITS})"
    yield (
        "unit",
        (
            rf"\b(?i:{_WITHIN}(?P<modifier>(?:(?:earlier|later|early|late|so\s+far)\s+)?(?:this|last|past|previous|current)|over\s+the)"
            r"\s+(?P<unit>weekend|week|month|year|decade))\b"
        ),
    )
    yield "unit", r"\b(?i:(?:(?:at|over|on|during|of|in)\s+)?the\s+(?P<unit>weekend))(?:['’][sS])?\b"
    yield (
        "relative",
        (
            r"\b(?i:(?P<word>(?:the\s+)?day\s+before\s+yesterday|today|yesterday|tonight|last\s+(?:night|evening)|overnight"
            rf"|this\s+(?:{part})|earlier\s+today|(?:a|one)\s+day\s+(?:earlier|before)|the\s+(?:previous\s+day|day\s+before)))\b"
        ),
    )
    yield (
        "weekday",
        (
            rf"\b(?:(?i:(?P<modifier>last|next|this|early|late|past|earlier)(?:\s+on)?)\s+)?"
            rf"(?P<weekday>{_cased(words['weekdays'])})(?:['’]?[sS])?\b(?:\s+(?i:(?P<part>{part}))\b)?"
        ),
    )
    yield "year", rf"\b(?i:(?P<modifier>early|late|mid)[\s-]+){_YEAR}"
    yield "year", rf"(?<![\d-]){_YEAR}\s*[-–]\s*(?P<last>(?:19|20)\d\d|\d\d)\b(?![-\d])"
    yield (
        "year",
        rf"\b(?i:(?:in|since|during|of|from|until|by|the|after|before|between|and)\s+(?:the\s+)?){_YEAR}(?!\s+(?:people|men|women|troops))",
    )


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Compile the patterns once, with the name of what each finds, in order of precedence."""
    return tuple((name, re.compile(shape)) for name, shape in (*_dates(), *_spans()))
