"""Propose who could be a party: the noun phrases of a sentence that could have spoken, or could have done it."""

from __future__ import annotations

from collections.abc import Iterator

from tollbook.read.party_phrases import Party, left_of, longer, party, right_of
from tollbook.read.party_words import Words, words_for

_NOUNS = {"NOUN", "PROPN"}
_INNER = {"compound", "amod", "poss", "nmod"}
_PLACED = {"in", "at", "near", "on", "around", "outside", "inside", "to", "during", "since"}


def _unique(found: Iterator[Party]) -> list[Party]:
    seen: dict[tuple[int, int], Party] = {}
    for p in found:
        if p.key:
            seen.setdefault((p.start, p.end), p)
    return list(seen.values())


def _continues(words: Words, i: int) -> bool:
    """Tell whether a noun goes on after this token: "Russian [air strikes]"."""
    return i + 1 < len(words) and (words.pos[i + 1] in _NOUNS or (words.low[i + 1] == "-" and i + 2 < len(words)))


def _both_cuts(words: Words, head: int) -> Iterator[Party]:
    start, end = left_of(words, head), right_of(words, head)
    yield party(words, head, start, end, "plain")
    for far in longer(words, end):
        yield party(words, head, start, far, "long")


def _attacked_by(words: Words, i: int) -> bool:
    """Tell whether an attack word follows in the same run of nouns: "Russian air strikes", "regime snipers"."""
    for j in range(i + 1, min(len(words), i + 7)):
        if words.names_attack(j) or words.side[j] == "craft":
            return True
        if not words.in_noun_run(j):
            return False
    return False


def _acts(words: Words, i: int) -> bool:
    dep, head = words.dep[i], words.head[i]
    if dep == "nsubj":
        return words.lemma[head] in words_for("attack_verbs")
    return dep == "pobj" and words.low[head] == "by"


def _could_act(words: Words, i: int) -> bool:
    """Tell whether a noun can stand for somebody who does violence."""
    lemma = words.lemma[i]
    if words.side[i] or words.status[i]:
        return True
    if lemma in words_for("calendar"):
        return False
    if lemma in words_for("attack_nouns"):
        # "the missile" is nobody; "the regime's missiles" are somebody's.
        return any(words.side[left_of(words, i) : i])
    if _acts(words, i):
        return True
    if words.pos[i] == "PROPN":
        before = left_of(words, i) - 1
        return before < 0 or words.low[before] not in _PLACED
    return False


def perpetrator_parties(words: Words) -> list[Party]:
    """Propose whoever could have done it: people, forces, names, and who an attack is called after."""

    def found() -> Iterator[Party]:
        for i, pos in enumerate(words.pos):
            if pos == "PRON" and words.low[i] in {"they", "someone", "somebody", "one"} and words.dep[i] == "nsubj":
                yield party(words, i, i, i + 1, "pronoun")
            elif pos in {"NOUN", "PROPN", "ADJ"} and words.lemma[i] not in words_for("calendar"):
                yield from _agents_at(words, i)

    return _unique(found())


def _agents_at(words: Words, i: int) -> Iterator[Party]:
    """Propose what a noun, or an adjective that names a side, could stand for as an agent."""
    known = bool(words.side[i] or words.status[i])
    adjective = words.pos[i] == "ADJ"
    joined = adjective and i + 1 < len(words) and words.low[i + 1] in {"and", "or"}
    if _continues(words, i):
        named = known or words.pos[i] == "PROPN" or words.parsed.doc[i].text[:1].isupper()
        if named and _attacked_by(words, i):
            yield party(words, i, left_of(words, i), i + 1, "attributive")
        if not known:
            return
    elif joined and words.side[i]:
        for far in longer(words, i + 1):
            yield party(words, i, left_of(words, i), far, "long")
    if (not adjective or words.dep[i] not in _INNER) and _could_act(words, i):
        yield from _both_cuts(words, i)


def after_according(words: Words, i: int) -> bool:
    """Tell whether a noun follows "according to"."""
    to = words.head[i]
    return words.dep[i] == "pobj" and words.low[to] == "to" and words.low[words.head[to]] == "according"


def speaks(words: Words, i: int) -> bool:
    """Tell whether a noun is the subject of a word of speech."""
    return words.dep[i] in {"nsubj", "nsubjpass", "agent"} and words.lemma[words.head[i]] in words_for("speech")


def beside_speech(words: Words, i: int) -> bool:
    """Tell whether a word of speech stands right after, or right before, whatever the parse says: "SANA said"."""
    after = words.lemma[i + 1] if i + 1 < len(words) else ""
    start = left_of(words, i)
    before = words.lemma[start - 1] if start else ""
    return after in words_for("says") or before in words_for("says")


def claimant_parties(words: Words) -> list[Party]:
    """Propose whoever speaks: subjects of speech, "according to …", "citing …", a headline's "…: monitor"."""

    def found() -> Iterator[Party]:
        for i in range(len(words)):
            pos = words.pos[i]
            if pos == "PRON":
                if words.low[i] in {"he", "she", "it", "they"} and speaks(words, i):
                    yield party(words, i, i, i + 1, "pronoun")
                continue
            if pos not in {"NOUN", "PROPN", "ADJ", "X"} or words.lemma[i] in words_for("calendar"):
                continue
            if pos == "ADJ" and words.dep[i] in _INNER:
                continue
            named = words.lemma[i] in words_for("claimant_nouns") or words.low[i] in words_for("claimant_nouns")
            at_edge = i in {0, len(words) - 1} or words.low[min(i + 1, len(words) - 1)] == ":"
            inner = _continues(words, i)
            if inner and not named:
                continue
            cited = words.dep[i] in {"pobj", "dobj"} and words.lemma[words.head[words.head[i]]] in words_for(
                "speech"
            ) | {"by", "from"}
            if speaks(words, i) or cited or after_according(words, i) or named or at_edge or beside_speech(words, i):
                yield from _both_cuts(words, i)
                if named and i - left_of(words, i) > 1:
                    # "… market town Observatory": in a headline the noun may stand by itself
                    yield party(words, i, i, i + 1, "bare")

    return _unique(found())
