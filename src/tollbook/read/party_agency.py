"""Name how a party acts in its sentence, and at which word of attack: the anchor that ties it to the harm."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tollbook.read.lexicon import table
from tollbook.read.party_phrases import Party
from tollbook.read.party_words import Words, words_for

ACTING = frozenset({"attributive", "attacks", "by attack", "of attack", "blamed", "accused"})
_REACH = 4


@dataclass(frozen=True, slots=True)
class Agency:
    """How a party acts ("attacks", "by attack", "suffers" …), and the token of the act."""

    name: str
    anchor: int | None = None


@cache
def _families() -> dict[str, str]:
    return {word: family for family, words in table("parties")["families"].items() for word in words.split()}


def family_of(words: Words, at: int | None) -> str | None:
    """Return the family of weapons that a word speaks of: "raid" and "warplane" are of the air."""
    return None if at is None else _families().get(words.lemma[at])


def _attacks(words: Words, i: int) -> bool:
    return words.lemma[i] in words_for("attack_verbs") or words.lemma[i] in words_for("attack_nouns")


def _attributive(words: Words, party: Party) -> Agency | None:
    """Find the attack that a party lends its name: "Russian air [strikes]"."""
    last = None
    for j in range(party.end, min(len(words), party.end + _REACH + 2)):
        if words.names_attack(j):
            last = j
        elif not words.in_noun_run(j):
            break
    if last is not None and (party.cut == "attributive" or last == party.end):
        return Agency("attributive", last)
    return None


def agency(words: Words, party: Party) -> Agency:
    """Name how a party acts, and where."""
    found = _attributive(words, party)
    if found is not None:
        return found
    i = party.head
    dep, up = words.dep[i], words.head[i]
    while dep == "conj" and up != i:
        i, dep, up = up, words.dep[up], words.head[up]
    lemma = words.lemma[up]
    if lemma in words_for("accusing") and (
        dep in {"nsubjpass", "dobj"} or (dep == "nsubj" and lemma in {"face", "plead"})
    ):
        return Agency("accused", up)
    if dep == "nsubj":
        return _subject(words, up)
    if dep == "pobj":
        return _after_preposition(words, up)
    if dep == "nsubjpass":
        return Agency("suffers", up)
    if dep == "dobj":
        name = (
            "blamed" if lemma in words_for("blame") else "suffers" if lemma in words_for("attack_verbs") else "object"
        )
        return Agency(name, up)
    return Agency("none")


def _subject(words: Words, verb: int) -> Agency:
    if _attacks(words, verb):
        return Agency("attacks", verb)
    for j in range(verb + 1, min(len(words), verb + _REACH)):
        if words.dep[j] in {"dobj", "xcomp"} and _attacks(words, j):
            return Agency("attacks", j)
    return Agency("speaks" if words.lemma[verb] in words_for("speech") else "subject", verb)


def _after_preposition(words: Words, preposition: int) -> Agency:
    governor = words.head[preposition]
    low = words.low[preposition]
    if low in {"by", "from"}:
        return Agency(f"{low} attack" if _attacks(words, governor) else f"{low} other", governor)
    if low == "of" and words.lemma[governor] in words_for("attack_nouns"):
        return Agency("of attack", governor)
    if low == "on" and words.lemma[governor] in words_for("blame"):
        return Agency("blamed", governor)
    return Agency("against" if low in {"against", "on", "at", "with", "between"} else "none", governor)
