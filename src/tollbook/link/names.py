"""Names made comparable: spelling, articles, transliteration, acronyms."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

from tollbook.link.settings import words

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_SEPARATORS = re.compile(r"\s*(?:,|;|/|\band\b)\s*")
_VOWELS = re.compile(r"[aeiouwy'’]")
_DOUBLED = re.compile(r"(.)\1+")
_LEAST_SKELETON = 3
_LEAST_SPELLING = 4
_HEADLINE = 0.6  # share of capital words above which a sentence is a headline, where capitals name nothing


def _fold(text: str) -> str:
    """Lower case without accents, so that "Hasakéh" meets "Hasakeh"."""
    plain = text if text.isascii() else unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def split_words(text: str) -> tuple[str, ...]:
    """Split into folded words; hyphens part words, so that "al-Waer" gives "al", "waer"."""
    return tuple(m.group().replace("’", "").replace("'", "").strip(".") for m in _WORD.finditer(_fold(text)))


@lru_cache(maxsize=65536)
def tokens(text: str) -> tuple[str, ...]:
    """Split a phrase, and remember it: the same few phrases are compared over and over."""
    return split_words(text)


@lru_cache(maxsize=65536)
def place_names(quote: str) -> tuple[str, ...]:
    """Take the bare names from a phrase of places: kinds, directions and articles are left out.

    >>> place_names("the outskirts of Harnai and Panjgur district")
    ('harnai', 'panjgur')
    """
    known = words()
    out = known.place_kinds | known.directions | known.small_words | known.articles
    names = (" ".join(t for t in tokens(part) if t not in out) for part in _SEPARATORS.split(_fold(quote)))
    return tuple(dict.fromkeys(name for name in names if name))


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """Keep the consonants of a name: transliterations differ in vowels and doubling ("Sheikhoun", "Shaykhun")."""
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", name.replace(" ", ""))).rstrip("h")


@lru_cache(maxsize=262144)
def same_name(a: str, b: str, least: float) -> bool:
    """Tell whether two bare names are one name, spelled alike or by another transliteration.

    `least` is the similarity of spelling, 0 to 100, from which on two longer names are one.
    """
    if a == b:
        return True
    if min(len(a), len(b)) < _LEAST_SPELLING:
        return False
    bones = skeleton(a)
    if len(bones) >= _LEAST_SKELETON and bones == skeleton(b) and a[0] == b[0]:
        return True
    return a[0] == b[0] and fuzz.ratio(a.rstrip("h"), b.rstrip("h")) >= least


def initials(name: tuple[str, ...]) -> str:
    """Make the acronym that a name of several words would have.

    >>> initials(("baloch", "liberation", "army"))
    'bla'
    """
    small = words().small_words | words().articles
    return "".join(t[0] for t in name if t not in small)


def same_party(a: str, b: str) -> bool:
    """Tell whether two phrases name one party: one name inside the other, or one the other's acronym."""
    left, right = _party(a), _party(b)
    if not left or not right:
        return False
    if set(left) <= set(right) or set(right) <= set(left):
        return True
    return initials(left) in right or initials(right) in left


@lru_cache(maxsize=16384)
def _party(quote: str) -> tuple[str, ...]:
    known = words()
    return tuple(t for t in tokens(quote) if t not in known.small_words and t not in known.articles)


@lru_cache(maxsize=65536)
def capitalised(text: str) -> tuple[str, ...]:
    """Folded words of a text that are written as names and are no common word of events."""
    known = words()
    common = known.event_words | known.small_words | known.articles | known.place_kinds | known.directions
    found = (_POSSESSIVE.sub("", m.group()) for m in _WORD.finditer(text))
    return tuple(
        dict.fromkeys(_fold(w).strip(".") for w in found if w[0].isupper() and len(w) > 2 and _fold(w) not in common)  # noqa: PLR2004 - shorter ones are initials
    )


@lru_cache(maxsize=65536)
def inner_names(sentence: str) -> tuple[str, ...]:
    """Find the names within a sentence: not its first word, no acronym, and nothing in a headline of capitals."""
    found = [m.group() for m in _WORD.finditer(sentence)]
    capital = sum(w[0].isupper() for w in found)
    if capital > len(found) * _HEADLINE:
        return ()
    return capitalised(" ".join(w for w in found[1:] if not w.isupper()))
