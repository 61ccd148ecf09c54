"""Fold place names, so that spellings that differ by accent, hyphen, apostrophe, case or article meet."""

from __future__ import annotations

import re
import unicodedata

_DROPPED = re.compile(r"['’ʻʿ`‘ʼʾ´]")
_BETWEEN = re.compile(r"[^a-z0-9]+")
_ARTICLE = re.compile(r"^(?:al|el|ad|adh|an|ar|as|ash|at|ath|az|ed|en|er|es|esh|et|ez) (?=.{3})")
_SPECIAL = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "þ": "th", "ð": "d"}
)


def fold(name: str) -> str:
    """Reduce a name to lower-case ASCII words: "Al-Qardāḩah" and "al qardahah" are one.

    A name in another script folds to the empty string.
    """
    if name.isascii():
        plain = name.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", name.lower().translate(_SPECIAL))
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
        if any(c.isalpha() and not c.isascii() for c in _DROPPED.sub("", plain)):
            return ""
    return _BETWEEN.sub(" ", _DROPPED.sub("", plain)).strip()


def without_article(folded: str) -> str:
    """Strip an Arabic article from a folded name: "al qardahah" becomes "qardahah"."""
    return _ARTICLE.sub("", folded)
