"""Split a report's text into sentences, with their place in it.

The text is never changed: a sentence is a span. News breaks the usual rules, so the cases are our own: "U.S.",
"Maj.-Gen.", a missing space after a full stop, wire copy in capitals wrapped at 75 columns, headlines without a stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tollbook.model import Span
from tollbook.read.lexicon import words

MAX_SENTENCE_CHARS = 1_500
"""A longer stretch is cut at white space: parsing time must stay linear in the length of the text."""

WRAPPED_LINE_CHARS = 55
"""A line this long that ends without punctuation was wrapped; the sentence goes on in the next line."""

_BOUNDARY = re.compile(
    r"""
    (?P<stop>[.!?]+["'”’»)\]]*) (?: (?P<space>\s+) | (?=[A-Z“"][a-z]) )   # "said. The", "said.The"
    | (?P<break>\n)
    """,
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"[^\s“\"(\[]+$")
_INITIALS = re.compile(r"(?:^|[.\-])[A-Za-z]$")
_NEXT_WORD = re.compile(r"[“\"'‘(\[]*([\w’']+)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: where it stands, which one it is, and in which paragraph."""

    span: Span
    index: int
    paragraph: int


def _ends_after_stop(text: str, stop: re.Match[str]) -> bool:
    """Decide whether the full stop at `stop` ends a sentence."""
    after = _NEXT_WORD.match(text, stop.end())
    if stop["stop"][0] != ".":
        return after is None or not after[1][0].islower()
    word = _LAST_WORD.search(text, max(0, stop.start() - 30), stop.start())
    last = word[0] if word else ""
    # "A. Khan" is a name, not a sentence that begins with the article.
    following = after[1] if after and text[after.end() : after.end() + 1] != "." else ""
    if stop["space"] is None:
        # No space: a sentence ends only after a real word ("said.The"), not within a name or an address.
        return len(last) > 2 and last[-1].islower() and "@" not in last and "." not in last
    if following[:1].islower():
        return False
    if last.lower() in words("abbreviations") or _INITIALS.search(last):
        return following.lower() in words("sentence_starters") and last.lower() not in {"mr", "mrs", "ms", "dr", "gen"}
    return True


def _ends_at_newline(text: str, at: int) -> bool:
    """Decide whether the line break at `at` ends a sentence: a blank line does, a wrapped line does not."""
    if re.match(r"\n[ \t\r]*\n", text[at : at + 80]):
        return True
    line = text[text.rfind("\n", 0, at) + 1 : at].rstrip()
    return len(line) < WRAPPED_LINE_CHARS or line[-1:] in ".!?:"


def _cuts(text: str) -> Iterator[tuple[int, bool]]:
    """Yield where sentences end, and whether a paragraph ends there too."""
    for found in _BOUNDARY.finditer(text):
        if found["break"]:
            if _ends_at_newline(text, found.start()):
                yield found.start(), True
        elif _ends_after_stop(text, found):
            end = found.start() + len(found["stop"])
            yield end, "\n" in (found["space"] or "")
    yield len(text), True


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """Cut one stretch to at most `MAX_SENTENCE_CHARS`, at white space where there is some, without its margins."""
    while start < end:
        while start < end and text[start].isspace():
            start += 1
        stop = end
        if stop - start > MAX_SENTENCE_CHARS:
            limit = start + MAX_SENTENCE_CHARS
            space = max(text.rfind(" ", start + 1, limit), text.rfind("\n", start + 1, limit))
            stop = space if space > start else limit
        last = stop
        while last > start and text[last - 1].isspace():
            last -= 1
        if last > start:
            yield Span(start, last)
        start = stop


def split(text: str) -> tuple[Sentence, ...]:
    """Split a text into sentences in text order; together they hold every character that is no white space."""
    out: list[Sentence] = []
    start = paragraph = 0
    for end, closes in _cuts(text):
        if end < start:
            continue
        out += [Sentence(piece, len(out) + i, paragraph) for i, piece in enumerate(_pieces(text, start, end))]
        start = end
        paragraph += closes
    return tuple(out)
