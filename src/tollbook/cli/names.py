"""Victims' names stay out of what is published (do no harm). No policy that allows one exists yet, so none gets out.

A claim of one person whose count words are capitalised and no common nouns is taken for a name, for a name withheld
in error costs less than one published in error. In an export
- such a claim's quote, victims, sentence and reason are withheld; its place in the report (start, end) stays, so that
  whoever has the report can check it;
- the sentence of any claim of one person is withheld if it holds a capitalised word that is neither its first word nor
  part of a known party or place, since that word may be the name;
- the sentence of any claim is withheld if words such as "identified as" stand before a capitalised word;
- a name that some claim gives is blotted out wherever else it stands: in titles, disputes, reasons, sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from tollbook.cli.citations import Citation
from tollbook.cli.forms import Row
from tollbook.cli.labels import table
from tollbook.model import Claim, Phrase, Reading
from tollbook.read import lexicon

LEAST_NAME_CHARS: Final = 3
"""A shorter part of a name ("Al", "Md") stands in too many other words to be blotted out alone."""

WORDED: Final = frozenset({"summary", "disagreements", "reason", "victims", "sentence"})
"""The columns that hold words of a text or of ours, in which a name may stand."""

_PIECE: Final = re.compile(r"[^\W\d_]+")
_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")


def _withheld(what: str) -> str:
    words: str = table("names")[f"{what}_withheld"]
    return words


@cache
def _common_words() -> frozenset[str]:
    """Return the words that name people by what they are or do, and other common words of headlines."""
    persons = frozenset(word for words in lexicon.table("persons").values() for word in words)
    return persons | lexicon.words("headline_common")


def _is_common(word: str) -> bool:
    return word.lower() in _common_words() or word.lower().removesuffix("s") in _common_words()


def is_name(words: str) -> bool:
    """Tell whether words may be a personal name: capitalised throughout, particles aside, and not all common nouns."""
    pieces = _PIECE.findall(words)
    telling = [piece for piece in pieces if piece[0].isupper() or piece not in table("names")["particles"]]
    return bool(telling) and all(piece[0].isupper() for piece in telling) and not all(map(_is_common, telling))


def names_one(claim: Claim) -> bool:
    """Tell whether a claim counts one person by name."""
    return claim.value == (1,) and is_name(claim.quote)


def names_in(reading: Reading) -> frozenset[str]:
    """Collect the names that a reading's claims give, and their parts by which a text names the same people again.

    A part that is also a word of a place or a known party is left out: it would blot out more than the name.
    """
    known = _known_words(reading)
    names = {claim.quote for claim in reading.claims if names_one(claim)}
    parts = {word for name in names for word in _WORD.findall(name) if len(word) >= LEAST_NAME_CHARS}
    return frozenset(
        names | {word for word in parts if word[0].isupper() and word not in known and not _is_common(word)}
    )


@dataclass(frozen=True, slots=True)
class Blotter:
    """Takes names out of the words that go out with one incident, or with one report that belongs to none."""

    pattern: re.Pattern[str] | None

    @classmethod
    def of(cls, names: Iterable[str]) -> Blotter:
        """Prepare to blot out these names, the longest first."""
        longest_first = sorted(set(names), key=lambda name: (-len(name), name))
        return cls(re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b") if longest_first else None)

    def blot(self, text: str) -> str:
        """Write a text without the names."""
        return text if self.pattern is None else self.pattern.sub(_withheld("name"), text)

    def row(self, row: Row) -> Row:
        """Write a row without the names in what it says in words; ids, codes, places and addresses stay."""
        return {name: self.blot(v) if name in WORDED and isinstance(v, str) else v for name, v in row.items()}

    def claim_row(self, row: Row, citation: Citation, reading: Reading) -> Row:
        """Write a claim's row as it may be published."""
        out = dict(row)
        claim = citation.claim
        if names_one(claim):
            out |= {"quote": _withheld("name"), "reason": None}
        if claim.victims and (names_one(claim) or _holds_name(claim.victims, claim)):
            out["victims"] = _withheld("name")
        if may_name(citation, reading):
            out["sentence"] = _withheld("sentence")
        return self.row(out)


def _holds_name(victims: Phrase, claim: Claim) -> bool:
    """Tell whether the words for one victim hold a name beside what they were: "a policeman, Ali Khan"."""
    return claim.value == (1,) and any(
        word[0].isupper() and not _is_common(word) for word in _WORD.findall(victims.quote)
    )


def may_name(citation: Citation, reading: Reading) -> bool:
    """Tell whether a claim's sentence may name somebody who was harmed."""
    if names_one(citation.claim):
        return True
    known = _known_words(reading)
    words = _WORD.findall(citation.sentence.of(citation.report.text))
    if citation.claim.value == (1,) and _has_strange_capital(words[1:], known):
        return True
    cues = "|".join(map(re.escape, table("names")["naming_cues"]))
    lists = re.split(rf"(?i)\b(?:{cues})\b", citation.sentence.of(citation.report.text))[1:]
    return any(_has_strange_capital(_WORD.findall(names), known) for names in lists)


def _known_words(reading: Reading) -> frozenset[str]:
    """Return the words of those who did it or said it and of the places: they name no victim."""
    parties = [party for claim in reading.claims for party in (claim.perpetrator, claim.claimant) if party]
    places = [event.place for event in reading.events if event.place]
    return frozenset(word for phrase in (*parties, *places) for word in _WORD.findall(phrase.quote))


def _has_strange_capital(words: Iterable[str], known: frozenset[str]) -> bool:
    """Tell whether there is a capitalised word that is neither common, nor known, nor of the calendar."""
    usual = known | {word.capitalize() for word in table("names")["calendar"]}
    return any(word[0].isupper() and word not in usual and not _is_common(word) for word in words)
