"""Which language a text is in. Short texts are given the benefit of the doubt."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

from tollbook.ingest.words import language_words

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH: Final = "en"


def language_of(text: str) -> str | None:
    """Name the language, "en" unless another is clear; None where the text is too short to tell.

    The sample is lowered first: in capitals every language looks like another one.
    """
    words = language_words()
    sample = text.strip()[: words.sample].lower()
    letters = sum(char.isalpha() for char in sample)
    if letters == 0:
        return None
    if not _mostly_latin(sample, letters):
        return str(_identifier().rank(sample)[0][0])
    if letters < words.short:
        return None
    ranked = _identifier().rank(sample)
    language, share = ranked[0]
    english = dict(ranked)[ENGLISH]
    unlikely = language != ENGLISH and share >= words.sure and english < words.hardly
    return str(language) if unlikely and not _reads_as_english(sample, str(language)) else ENGLISH


def _reads_as_english(sample: str, language: str) -> bool:
    """Tell whether English holds a text together though most of its words are foreign names."""
    words = language_words()
    found = re.findall(r"[^\W\d_]+", sample)
    holding = [word for word in found if word in words.function_words]
    enough = len(set(holding)) >= words.least_kinds and len(holding) >= words.least_share * len(found)
    return enough and language not in words.creoles


def _mostly_latin(sample: str, letters: int) -> bool:
    """Tell whether at least half of the letters are Latin, which English words are made of."""
    latin = sum(char.isalpha() and (char < "\x80" or unicodedata.name(char, "").startswith("LATIN")) for char in sample)
    return latin * 2 >= letters


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  # half a second, and --help needs it not

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
