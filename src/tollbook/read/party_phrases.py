"""Cut noun phrases for parties by their words' kinds, not by the parse alone.

Headlines and texts without commas are parsed badly; a run of nouns and adjectives that ends in "terrorists" is a party
all the same. A phrase keeps its modifiers, brackets ("(PLFI)") and "of …"; "from …", "positioned in …" make a longer
variant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tollbook.read.party_words import Words, words_for

if TYPE_CHECKING:
    from tollbook.model import Phrase

MAX_LEFT = 12
MAX_RIGHT = 10
MAX_BRACKET = 8
_NOUNLIKE = {"ADJ", "NOUN", "PROPN", "NUM", "X"}
_GLUE = {"-", "–", "'s", "’s", "’", "'", "/", "al"}
_OPEN, _CLOSE = {"(", "["}, {")", "]"}


@dataclass(frozen=True, slots=True)
class Party:
    """A noun phrase that could be a party: sentence, head token, words, and how it was cut."""

    sentence: int
    head: int
    start: int
    end: int
    phrase: Phrase
    cut: str
    key: frozenset[str]


def key_of(quote: str) -> frozenset[str]:
    """Take the telling words of a quote, lower case, plurals brought down: one party has one key wherever it stands."""
    found = "".join(c.lower() if c.isalnum() else " " for c in quote).split()
    return frozenset(w[:-1] if len(w) > 3 and w.endswith("s") else w for w in found if w not in words_for("stop"))


def _closed(words: Words, start: int, end: int) -> int:
    """Take in the closing bracket of one that is open at the end: "Baloch Liberation Army (BLA" [")"]."""
    low = words.low[start:end]
    is_open = sum(w in _OPEN for w in low) > sum(w in _CLOSE for w in low)
    return end + 1 if is_open and end < len(words) and words.low[end] in _CLOSE else end


def party(words: Words, head: int, start: int, end: int, cut: str) -> Party:
    """Make a party of tokens `start` to `end` (exclusive)."""
    end = _closed(words, start, end)
    phrase = words.parsed.phrase(start, end)
    return Party(words.parsed.sentence.index, head, start, end, phrase, cut, key_of(phrase.quote))


def _modifies(words: Words, i: int) -> bool:
    if words.lemma[i] in words_for("calendar") or (len(words.low[i]) == 4 and words.low[i].isdigit()):
        return False
    if words.pos[i] in _NOUNLIKE:
        return True
    low = words.low[i]
    if low in _GLUE or low.endswith("-led") or low in words_for("modifiers"):
        return True
    return words.pos[i] in {"VERB", "ADV"} and words.dep[i] in {"amod", "compound"}


def left_of(words: Words, head: int) -> int:
    """Walk left from a head over what belongs to its phrase."""
    start = head
    while start > 0 and head - start < MAX_LEFT:
        i = start - 1
        if words.low[i] in _CLOSE:
            opened = next((j for j in range(i - 1, max(-1, i - MAX_BRACKET), -1) if words.low[j] in _OPEN), None)
            if opened is None or opened == 0 or words.pos[opened - 1] not in {"NOUN", "PROPN"}:
                break
            start = opened
        elif (words.low[i] == "of" and words.pos[start] == "PROPN" and i > 0 and words.pos[i - 1] == "PROPN") or (
            _modifies(words, i)
            and not (words.status[i] and words.status[i] == words.status[head] and words.tag[i] == "NNS")
        ):
            start = i
        elif words.pos[i] == "DET" or words.low[i] in {"its", "his", "their", "her"}:
            return i
        else:
            break
    while start < head and (words.low[start] in _GLUE or words.low[start] == "of"):
        start += 1
    return start


def _bracket(words: Words, end: int) -> int:
    """Step over an acronym in brackets."""
    if end < len(words) and words.low[end] in _OPEN:
        closed = next((j for j in range(end + 1, min(len(words), end + MAX_BRACKET)) if words.low[j] in _CLOSE), None)
        if closed is not None:
            return closed + 1
    return end


def _run(words: Words, start: int, limit: int) -> int:
    """Walk right over one plain noun phrase; return its end, `start` where there is none."""
    end = start
    while end < limit and (
        words.pos[end] in _NOUNLIKE | {"DET"} or words.low[end] in _GLUE or words.low[end] in words_for("modifiers")
    ):
        end += 1
        end = _bracket(words, end)
    while end > start and (words.pos[end - 1] == "DET" or words.low[end - 1] in _GLUE):
        end -= 1
    return end


def right_of(words: Words, head: int) -> int:
    """Walk right from a head over a bracket, "of …" and nothing else."""
    end = _bracket(words, head + 1)
    limit = min(len(words), head + 1 + MAX_RIGHT)
    while end < limit - 1 and words.low[end] == "of":
        found = _run(words, end + 1, limit)
        if found == end + 1:
            break
        end = found
    return end


def longer(words: Words, end: int) -> Iterator[int]:
    """Yield where the phrase's longer variants end: "from …", "positioned in …", "armed with …", "and its allies"."""
    if end >= len(words):
        return
    limit = min(len(words), end + MAX_RIGHT)
    low = words.low[end]
    if low in {"and", "or", "&"}:
        found = _run(words, end + 1, limit)
        if found > end + 1 and any(
            words.side[j] or words.status[j] or words.low[j] in words_for("joined") for j in range(end + 1, found)
        ):
            yield right_of(words, found - 1)
    elif low in words_for("extending"):
        after = end + 1
        while after < limit and words.pos[after] in {"ADP", "SCONJ", "VERB", "ADV", "PART"}:
            after += 1
        found = _run(words, after, limit)
        if found > after:
            yield found
