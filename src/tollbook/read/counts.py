"""Find count words in a sentence and read their number and hedge.

Our own grammar: the libraries take "two dozen" for 2 and miss "dozens". A vague word gets no number here; a number of
hours, kilometres or rifles, an age, a date, a calibre is no count of people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tollbook.model import Hedge
from tollbook.read.lexicon import table

LARGEST = 10_000_000_000
"""More people than there are: such a number is a misprint or no count."""

HEDGE_REACH = 60
"""A hedge stands at most so many characters before its number."""
WIDEST_RANGE = 10
"""Two numbers further apart than this factor are no range."""

_DIGITS = r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d{1,2}(?:,\d{2})+,\d{3}|\d+"
_LEFT = r"(?<![\w.,:/$€£#%^~])(?<![\w.,:/$]-)"
_RIGHT = (
    r"(?![\w%^/]|[.,:/-]\d|\s?%|-(?:year|month|day|hour|week|km|mm|storey|story|metre|meter|mile)|(?:st|nd|rd|th)\b)"
)
_HYPHENED = re.compile(rf"{_LEFT}(\d{{1,6}})[-–](\d{{1,6}}){_RIGHT}(?=\s+[a-z])")
_YEARS = range(1900, 2100)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE_BEFORE = re.compile(
    rf"\b{_MONTH}\.?\s+$|\b(?:age[ds]?|aged:|no\.|number|article|resolution|section|route|highway)\s+$"
    r"|[$€£#]\s*$|\brs\.?\s*$"
)
_DATE_AFTER = re.compile(rf"\s+{_MONTH}\b")
_AGE_IN_BRACKETS = re.compile(r"\s*\)")


@dataclass(frozen=True, slots=True)
class Count:
    """Count words at `start`..`end` of a sentence; `value` is () for a vague word, two numbers for a range.

    `reach` is where its hedge begins: "no fewer than 20" holds no second count "no".
    """

    start: int
    end: int
    value: tuple[int, ...]
    hedge: Hedge
    hedge_words: str = ""
    reach: int | None = None

    def covers(self, start: int, end: int) -> bool:
        """Tell whether other words lie on this count or its hedge."""
        return (self.start if self.reach is None else self.reach) < end and start < self.end


def _alternatives(entries: list[str]) -> str:
    return "|".join(re.escape(e).replace(r"\ ", r"[\s-]+") for e in sorted(entries, key=len, reverse=True))


@cache
def _number() -> re.Pattern[str]:
    t = table("counts")
    units, tens = _alternatives(list(t["units"])), _alternatives(list(t["tens"]))
    decimals = r"(?:\.\d+(?=\s+(?:million|billion|lakh|crore|thousand)))?"
    simple = rf"(?:{_DIGITS}{decimals}|(?:{tens})(?:[\s-](?:{units}))?|{units})"
    times = rf"(?:[\s-]+(?:{_alternatives(list(t['multipliers']))}))"
    compound = rf"(?:{simple}{times}+(?:\s+and\s+|\s+|-){simple}{times}*|{simple}{times}*)"
    fixed = _alternatives(list(t["fixed"]))
    return re.compile(rf"{_LEFT}(?:{fixed}|{compound}){_RIGHT}")


@cache
def _vague() -> re.Pattern[str]:
    words = _alternatives(table("counts")["vague"])
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])|(?<![\w.])\d{{1,2}}(?:\.\d)?\s?(?:%|percent|per cent)(?!\w)")


@cache
def _nothing() -> re.Pattern[str]:
    """Compile the words for nobody: "no", "nobody", and "any" where a negation stands shortly before it."""
    t = table("counts")
    plain, negated, negations = (_alternatives(t[k]) for k in ("nothing", "nothing_after_negation", "negations"))
    return re.compile(
        rf"(?<![\w-])(?P<n>{plain})(?![\w.-])|(?:\b(?:{negations})|n['’]t)\b(?:\s+\w+){{0,5}}?\s+(?P<a>{negated})(?![\w-])"
    )


@cache
def _hedges(side: str) -> tuple[tuple[re.Pattern[str], Hedge], ...]:
    """Compile the hedges that stand before (or after) a count, the longest first so that "no more than" wins."""
    pairs = [(words, hedge) for hedge, all_words in table("counts")[f"hedges_{side}"].items() for words in all_words]
    pairs.sort(key=lambda pair: -len(pair[0]))
    filler = r"(?:(?:the|a|an|another|additional|further|other|reported|total of|of|about|around)\s+)*"
    form = rf"(?<![\w-])(?P<w>{{}})\s+{filler}$" if side == "before" else r"(?P<w>[\s-]?{})(?!\w)"
    return tuple((re.compile(form.format(re.escape(w).replace(r"\ ", r"\s+"))), Hedge(h)) for w, h in pairs)


def _simple_value(words: str) -> float | None:
    """Read a number without multipliers: "1,200", "twenty-five", "three"."""
    t = table("counts")
    if words[0].isdigit():
        return float(re.sub(r"\D", "", words) if "." not in words else words)
    parts = re.split(r"[\s-]+", words)
    known = {**t["units"], **t["tens"]}
    return float(sum(known[p] for p in parts)) if all(p in known for p in parts) else None


def number_of(words: str) -> int | None:
    """Read count words as a number: "two dozen" is 24, "one hundred and twelve" is 112; None where they are none.

    >>> number_of("two dozen"), number_of("1.5 million"), number_of("one hundred and twelve")
    (24, 1500000, 112)
    """
    t = table("counts")
    words = re.sub(r"(?<=\d)\s(?=\d{3}\b)", "", re.sub(r"\s+", " ", words.strip().lower()))
    if words in t["fixed"]:
        return int(t["fixed"][words])
    total, current = 0.0, None
    for part in re.split(r" and | |-(?=[a-z])", words):
        if not part:
            continue
        if part in t["multipliers"]:
            current = (1.0 if current is None else current) * t["multipliers"][part]
            if t["multipliers"][part] > t["multipliers"]["hundred"]:
                total, current = total + current, None
            continue
        value = _simple_value(part)
        if value is None:
            return None
        current = value if current is None else current + value
    total += current or 0.0
    return int(total) if total <= LARGEST else None


def _hedge_at(text: str, start: int, end: int) -> tuple[Hedge, str, int]:
    """Return the hedge of the count words at `start`..`end`, its words, and where it begins; text in lower case."""
    offset = max(0, start - HEDGE_REACH)
    before = text[offset:start]
    for pattern, hedge in _hedges("before"):
        found = pattern.search(before)
        if found:
            return hedge, found["w"], offset + found.start()
    for pattern, hedge in _hedges("after"):
        found = pattern.match(text, end)
        if found:
            return hedge, found["w"].strip(" -"), start
    return Hedge.EXACT, "", start


@cache
def _not_people() -> frozenset[str]:
    return frozenset(table("counts")["not_people_after"])


def _is_no_count(text: str, start: int, end: int, words: str) -> bool:
    """Tell whether a number is an age, a date, a time, a measure or a name's number."""
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    if _DATE_BEFORE.search(before) or (words[0].isdigit() and _DATE_AFTER.match(after)):
        return True
    if words.isdigit() and int(words) in _YEARS and not re.match(r"\s+(?:people|persons|civilians|others)", after):
        return True
    if before.rstrip().endswith("(") and _AGE_IN_BRACKETS.match(after):
        return True
    # An age after a name: "Oscar Garcia, 22, and"; the comma on both sides (or the sentence's end) tells.
    if (
        words.isdigit()
        and before.endswith(", ")
        and re.match(r"[,;.]|\s+of\b(?!\s+(?:them|whom|those|the))|\s+and\b|$", after)
    ):
        return True
    following = re.match(r"[\s-]*([a-z%'.]+)", after.replace("’", "'"))
    return bool(following and following[1].rstrip(".") in _not_people() and following[1] != ".")


def _lowered(sentence: str) -> str:
    """Bring a sentence to lower case without moving a character (some letters grow: "İ")."""
    text = sentence.lower()
    if len(text) == len(sentence):
        return text
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in sentence)


def _hyphened(text: str) -> Iterator[Count]:
    """Find ranges written with a dash: "10-15 people"."""
    for found in _HYPHENED.finditer(text):
        low, high = int(found[1]), int(found[2])
        if low < high <= WIDEST_RANGE * low and low not in _YEARS and not _is_no_count(text, *found.span(), "-"):
            yield Count(found.start(), found.end(), (low, high), Hedge.RANGE, "range")


def _numbered(text: str) -> Iterator[Count]:
    """Find numbers of people, and two numbers that are the ends of one range."""
    read = [(m, number_of(m[0])) for m in _number().finditer(text) if not _is_no_count(text, *m.span(), m[0])]
    numbers = [(m, value) for m, value in read if value is not None]
    position = 0
    while position < len(numbers):
        (found, low), following = numbers[position], numbers[position + 1 : position + 2]
        position += 1
        if following and _is_range(text, found, following[0][0], low, following[0][1]):
            yield Count(found.start(), following[0][0].end(), (low, following[0][1]), Hedge.RANGE, "range")
            position += 1
            continue
        hedge, words, reach = _hedge_at(text, *found.span())
        yield Count(found.start(), found.end(), (low,), hedge, words, reach)


def find_counts(sentence: str) -> Iterator[Count]:
    """Find the count words of a sentence; ranges are one count, vague words have no value, "no" counts 0."""
    text = _lowered(sentence)
    hyphened = list(_hyphened(text))
    numbered = [c for c in _numbered(text) if not any(c.start < h.end and h.start < c.end for h in hyphened)]
    numbers = [*hyphened, *numbered]
    yield from numbers
    for found in _nothing().finditer(text):
        start, end = found.span("n") if found["n"] else found.span("a")
        if not any(c.covers(start, end) for c in numbers):
            yield Count(start, end, (0,), Hedge.EXACT)
    for found in _vague().finditer(text):
        if not any(c.covers(*found.span()) for c in numbers):
            yield Count(found.start(), found.end(), (), Hedge.VAGUE)


def _is_range(text: str, first: re.Match[str], second: re.Match[str], low: int, high: int) -> bool:
    """Tell whether two numbers are the ends of one range: "6 to 8", "between 30 and 40", "five or six"."""
    between = text[first.end() : second.start()]
    before = text[max(0, first.start() - 10) : first.start()]
    if not low < high <= WIDEST_RANGE * max(low, 1):
        return False
    if re.fullmatch(r"\s+and\s+", between):
        return before.rstrip().endswith("between")
    return bool(re.fullmatch(r"\s*[-–—]\s*|\s+(?:to|or)\s+", between)) and not before.rstrip().endswith("from")
