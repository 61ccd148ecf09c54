"""The words of a text as the search for places sees them: with their place, and whether they are written as names."""

from __future__ import annotations

import re
from dataclasses import dataclass

CAPITALS_SHARE = 0.8
"""The share of capital letters from which a text is wire copy in capitals."""

HEAD = 2_000
"""Characters at the head of a text by which that is judged."""

_ARTICLE = r"(?:[Aa]l|[Ee]l|[Aa]n|[Aa]d|[Aa]s|[Ee]z|[Aa]t|[Aa]r|[Aa]sh|[Ee]sh)[-–]"
_TOKEN = re.compile(
    rf"{_ARTICLE}[^\W\d_][\w'’-]*"  # al-Bab
    r"|[^\W\d_](?:\.[^\W\d_])+\.?"  # U.S.
    r"|[^\W\d_][\w'’-]*"
    r"|\d+(?:st|nd|rd|th)?"
)
_POSSESSIVE = re.compile(r"['’][sS]$")
_POSSESSIVE_GAP = re.compile(r"^['’][sS]?(?=\s)")
_ABBREVIATED = frozenset({"st", "mt", "ft", "ave", "rd", "dr", "blvd", "n", "s", "e", "w", "ct", "ln"})
_ARTICLED = re.compile(r"(?:al|el|an|ad|as|ez|at|ar|ash|esh|ul|e)[-–][A-Z]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place; `plain` is it in lower case, `tight` says that only a space stands before it."""

    start: int
    end: int
    text: str
    plain: str
    tight: bool

    @property
    def capital(self) -> bool:
        """Tell whether it is written as a name."""
        return self.text[0].isupper() or _ARTICLED.match(self.text) is not None


def _is_tight(gap: str, before: Token | None) -> bool:
    """Tell whether a gap parts words no more than a space does; one line break or the stop of "St." may be in it."""
    if before is None or gap.count("\n") > 1:
        return False
    mark = gap.strip()
    return not mark or (mark == "." and before.plain in _ABBREVIATED)


def tokens_of(text: str) -> list[Token]:
    """Split a text into words and numbers, with their place; a genitive's ending is left out."""
    out: list[Token] = []
    end = 0
    for found in _TOKEN.finditer(text):
        word = _POSSESSIVE.sub("", found[0]).rstrip("-'’")
        gap = _POSSESSIVE_GAP.sub("", text[end : found.start()])
        end = found.start() + len(word)
        out.append(Token(found.start(), end, word, word.lower(), _is_tight(gap, out[-1] if out else None)))
    return out


def is_capitals(text: str) -> bool:
    """Tell whether a text is wire copy in capitals."""
    letters = [c for c in text[:HEAD] if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > CAPITALS_SHARE * len(letters)
