"""Words of a report on their way to a terminal or a one-line message.

A report may hold anything: escape codes that repaint the screen, marks that turn the writing direction. What is shown
is made harmless; what is stored and what goes out as JSON or CSV stays as published.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rich.text import Text

from tollbook.model import Span

SHORT_ID_CHARS: Final = 12
_REPORT_ID: Final = re.compile(r"\b[0-9a-f]{64}\b")
_REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
_TURNING_MARKS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNSAFE_CATEGORIES: Final = frozenset({"Cc", "Cs"})


def _safe(char: str) -> str:
    """Return the character as it may be shown; the length stays one, so spans still hold."""
    if char.isspace():
        return " "
    if char in _TURNING_MARKS or unicodedata.category(char) in _UNSAFE_CATEGORIES:
        return _REPLACEMENT
    return char


def clean(text: str) -> str:
    """Make a text safe to show, character for character: white space becomes a blank, controls become U+FFFD."""
    return "".join(map(_safe, text))


def one_line(text: str) -> str:
    """Make a message one line: safe characters, single blanks, no margins."""
    return " ".join(clean(text).split())


def short_ids(text: str) -> str:
    """Shorten report ids, 64 hexadecimal digits, to their beginning: enough for people to tell them apart."""
    return _REPORT_ID.sub(lambda found: f"{found[0][:SHORT_ID_CHARS]}…", text)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text to be seen: its style on a terminal, and what is written around it where no style shows."""

    span: Span
    style: str
    before: str = "["
    after: str = "]"


def _first_come(marks: Iterable[Mark]) -> list[Mark]:
    """Keep the marks that overlap no earlier one, in text order."""
    kept: list[Mark] = []
    for mark in marks:
        if not any(mark.span.overlaps(other.span) for other in kept):
            kept.append(mark)
    return sorted(kept, key=lambda mark: mark.span)


def highlighted(text: str, within: Span, marks: Iterable[Mark], *, brackets: bool) -> Text:
    """Show the stretch `within` of a text with marks in it.

    Where two marks overlap the earlier in the list wins; one that reaches outside is left out. `brackets` writes the
    marks' own signs, for output in which no style can be seen.
    """
    out = Text()
    at = within.start
    for mark in _first_come(marks):
        if mark.span.start < at or mark.span.end > within.end:
            continue
        out.append(clean(text[at : mark.span.start]))
        words = clean(mark.span.of(text))
        out.append(f"{mark.before}{words}{mark.after}" if brackets else words, style=mark.style)
        at = mark.span.end
    out.append(clean(text[at : within.end]))
    return out
