"""What stands around a name: its common noun, the preposition that governs it, a title or given name ahead of it."""

from __future__ import annotations

from tollbook.knowledge.countries import of_name, of_people
from tollbook.knowledge.gazetteer import lookup
from tollbook.read.lexicon import words
from tollbook.read.places_runs import Words
from tollbook.read.places_tokens import Token
from tollbook.read.places_words import is_coarse, is_people, place_nouns, word_set

WITHIN_NOUN = frozenset({"police", "refugee", "railway", "sub", "city"})
"""Words that may stand between a name and its noun: "X railway station"."""

NAMING = frozenset({"of", "called", "named"})
ARTICLES = frozenset({"the", "a", "an"})
REACH = 8
"""Words back within which the preposition of a name is looked for."""

FREE = 4
"""Words of any kind that may stand between "of" and the preposition: "in a mostly Christian area of X"."""

LONG_WORD = 9
"""A governing word this long is too rare to be learned by; it stands as "other"."""


def noun_after(w: Words, j: int, *, coarse: bool) -> tuple[int, str | None]:
    """Take a common noun after the name into the phrase; returns where the phrase ends and the noun.

    In "the West Bank town of X" the noun is of the next name, in "X village of Y" of this one: a region is none.
    """
    end, noun = j, None
    for k in (j, j + 1):
        if not w.tight(k):
            break
        if w.plain(k) in place_nouns() or w.plain(k) in word_set("venues"):
            if coarse and w.tight(k + 1) and w.plain(k + 1) in NAMING:
                break
            end, noun = k + 1, w.plain(k)
        elif w.plain(k) not in word_set("compass") and w.plain(k) not in WITHIN_NOUN:
            break
    return end, noun


def noun_before(w: Words, i: int, *, coarse: bool) -> str | None:
    """Give the common noun ahead of a name: "village of X", "town X"; in "Y village of X" it is another name's.

    "Nine towns of X" is no town where X is a region.
    """
    if not w.tight(i):
        return None
    if w.plain(i - 1) != "of" or not w.tight(i - 1):
        noun = w.tokens[i - 1]
        return noun.plain if noun.plain in place_nouns() and not noun.capital else None
    noun_word = w.plain(i - 2).removesuffix("s")
    if coarse and noun_word != w.plain(i - 2):
        return None
    return noun_word if noun_word in place_nouns() and not _is_owned(w, i - 2) else None


def _is_owned(w: Words, noun: int) -> bool:
    """Tell whether a common noun is of the name ahead of it: of "Y" in "Y village", not of "Syrian" or "West Bank"."""
    if not w.tight(noun) or not w.tokens[noun - 1].capital or is_people(w.tokens[noun - 1].text):
        return False
    names = [w.gram(k, noun) for k in (noun - 2, noun - 1) if k >= 0]
    return not any(is_coarse(lookup(name)) for name in names)


def lead(w: Words, i: int) -> tuple[str, str]:
    """Give the two words ahead of a name, past articles and compass words: ("of", "resident")."""
    k = i - 1
    while i - 4 < k and w.tight(k + 1) and (w.plain(k) in ARTICLES or w.plain(k) in word_set("compass")):
        k -= 1
    if k < 0:
        return "start", ""
    if not w.tight(k + 1):
        return "mark", ""
    return w.plain(k), w.plain(k - 1) if w.tight(k) else ""


def _is_skipped(token: Token) -> bool:
    """Tell whether a word may stand between a preposition and its place."""
    plain = token.plain
    genitive = token.text[:-1] if plain.endswith("s") else token.text
    listed = plain in word_set("skipped") or plain in word_set("compass") or plain in place_nouns() or "-" in plain
    return listed or bool(of_people(token.text)) or bool(of_name(genitive))


def preposition(w: Words, i: int) -> str:
    """Give the preposition or verb that governs a name, past what may stand between: "in the rebel-held town of X"."""
    free = 0
    for k in range(i - 1, max(-1, i - 1 - REACH), -1):
        if not w.tight(k + 1):
            return "mark"
        plain = w.plain(k)
        if plain == "of":
            free = FREE
            continue
        if plain in word_set("prepositions"):
            return plain
        if free and (not w.tokens[k].capital or (w.capitals and w.common(k))):
            free -= 1
        elif not _is_skipped(w.tokens[k]):
            return plain if w.common(k) and len(plain) < LONG_WORD else "other"
    return "start"


def is_given(w: Words, i: int, j: int) -> bool:
    """Tell whether a given name opens a name or stands right ahead of its one word."""
    given = words("place_given_names")
    return w.plain(i) in given or (w.tight(i) and w.plain(i - 1) in given and j - i == 1)


def is_titled(w: Words, run: tuple[int, int], i: int) -> bool:
    """Tell whether a title stands ahead of the run of a name, or in it ahead of the name."""
    titles = word_set("titles")
    ahead = w.tight(run[0]) and w.plain(run[0] - 1) in titles
    return ahead or any(w.plain(k) in titles for k in range(run[0], i))


def shape(w: Words, j: int) -> str:
    """Tell by its last word what a name is: street, venue, another noun of places, or plain."""
    last = w.plain(j - 1)
    if last in word_set("streets"):
        return "street"
    if last in word_set("venues"):
        return "venue"
    return "noun" if last in place_nouns() else "plain"
