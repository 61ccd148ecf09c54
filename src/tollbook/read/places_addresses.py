"""Find street addresses, as American crime reports give them: "the 800 block of X Street", "corner of X and Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tollbook.model import Phrase, Span

_NAME = r"[A-Z][\w'’]*"
_GAP = r"[^\S\n]+"
"""What parts the words of a street's name: not the end of a line, since a byline may follow a title."""
_WAY = (
    r"(?:(?:Street|Avenue|Road|Drive|Lane|Boulevard|Parkway|Highway|Terrace|Circle|Way)\b"
    r"|(?:St|Ave|Rd|Dr|Ln|Blvd|Ct)\b\.?)"
)
_ADDRESS = re.compile(
    rf"\b(?P<block>\d+\s+block\s+of\s+)?(?P<number>\d{{1,6}}{_GAP})?(?:(?:[NSEW]\.|{_NAME}|\d+(?:st|nd|rd|th)|St\.){_GAP}){{1,4}}{_WAY}"
    r"|\b(?P<only>\d+\s+block\s+of\s+(?:[A-Z0-9][\w'’]*\.?\s?){1,3}[A-Z0-9]?[\w'’]*)"
    rf"|(?:corner|intersection)\s+of\s+(?P<corner>{_NAME}(?:\s+{_NAME}){{0,2}}\s+and\s+{_NAME}(?:\s+{_NAME}){{0,2}}"
    r"(?:\s+(?:streets|avenues|roads))?)"
)
_WORD_BEFORE = re.compile(r"(\w+)\s+(?:the\s+)?$")
BEFORE = 25
"""Characters ahead of an address in which its preposition is looked for."""


@dataclass(frozen=True, slots=True)
class Address:
    """A street with its name; `exact` where a number, a block or a corner is given; `prep` is the word ahead of it."""

    phrase: Phrase
    prep: str
    exact: bool


def addresses(text: str) -> Iterator[Address]:
    """Yield the street addresses of a text, in text order."""
    for found in _ADDRESS.finditer(text):
        group = next((name for name in ("only", "corner") if found[name]), None)
        start, end = found.span(group) if group else found.span()
        end -= len(text[start:end]) - len(text[start:end].rstrip())
        before = _WORD_BEFORE.search(text, max(0, start - BEFORE), start)
        span = Span(start, end)
        exact = bool(found["block"] or found["number"] or group)
        yield Address(Phrase(span, span.of(text)), before[1].lower() if before else "mark", exact)
