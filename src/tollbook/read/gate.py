"""The gate: which sentences can hold a claim. It must be cheap and lose nothing; the reader does the rest."""

from __future__ import annotations

import re
from functools import cache

from tollbook.read.lexicon import words


@cache
def _stems() -> re.Pattern[str]:
    """Compile the gate's stems into one pattern: at the start of a word, or anywhere where a star stands before it."""
    inside = sorted(re.escape(w[1:]) for w in words("gate") if w.startswith("*"))
    starts = sorted(re.escape(w) for w in words("gate") if not w.startswith("*"))
    return re.compile(rf"\b(?:{'|'.join(starts)})|(?:{'|'.join(inside)})", re.IGNORECASE)


def may_hold_claim(sentence: str) -> bool:
    """Tell whether a sentence holds a word that could speak of harm to people."""
    return _stems().search(sentence) is not None
