"""Which language a text is in. Short texts are given the benefit of the doubt."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH: Final = "en"
_SAMPLE: Final = 3000  # characters; more does not change the answer
_SHORT: Final = 60  # characters of letters below which statistics say nothing
_SURE: Final = 0.5  # probability that another language must have for a text to be set aside
_HARDLY: Final = 0.2  # probability of English above which a text is read all the same


def language_of(text: str) -> str | None:
    """Name the language, "en" unless another is clear; None where the text is too short to tell.

    The sample is lowered first: in capitals every language looks like another one.
    """
    sample = text.strip()[:_SAMPLE].lower()
    letters = sum(char.isalpha() for char in sample)
    if letters == 0:
        return None
    if not _mostly_latin(sample, letters):
        return str(_identifier().rank(sample)[0][0])
    if letters < _SHORT:
        return None
    ranked = _identifier().rank(sample)
    language, share = ranked[0]
    english = dict(ranked)[ENGLISH]
    return str(language) if language != ENGLISH and share >= _SURE and english < _HARDLY else ENGLISH


def _mostly_latin(sample: str, letters: int) -> bool:
    """Tell whether at least half of the letters are Latin, which English words are made of."""
    latin = sum(char.isalpha() and (char < "\x80" or unicodedata.name(char, "").startswith("LATIN")) for char in sample)
    return latin * 2 >= letters


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  # half a second, and --help needs it not

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
