"""The sentence that a claim stands in, told plainly by its stops; readers may know better, but leave no trace of it."""

from __future__ import annotations

import re
from typing import Final

_END = re.compile(r"[.!?](?=\s|$)|\n")
_REACH: Final = 400
"""Code points to each side of a claim: a sentence without an end is cut here."""


def sentence_of(text: str, at: int) -> tuple[int, int]:
    """Find where the sentence around a place in the text starts and ends."""
    start = max((m.end() for m in _END.finditer(text, max(0, at - _REACH), at)), default=max(0, at - _REACH))
    end = _END.search(text, at, at + _REACH)
    return start, end.start() if end else min(len(text), at + _REACH)
