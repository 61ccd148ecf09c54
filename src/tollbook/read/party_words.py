"""One parsed sentence as plain lists, with what each word is in a fight: side, attack word, word of speech.

The parties of every claim are weighed against every sentence around it; asking the parser's tokens each time would cost
more than the parse did.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from tollbook.read.lexicon import table
from tollbook.read.mentions import noun_status, person_nouns
from tollbook.read.parse import Forms

if TYPE_CHECKING:
    from tollbook.read.parse import Parsed

MAX_PATH = 6
FAR = 99
_MISTAKEN = {"AUX", "PRON", "VERB", "ADP", "INTJ"}


@cache
def words_for(name: str) -> frozenset[str]:
    """Return one list of the table of parties."""
    return frozenset(table("parties")[name].split())


@cache
def _sides() -> Mapping[str, str]:
    """Map a word to the side that it speaks of: state, armed, attacker, nation, craft."""
    return {word: side for side, words in table("parties")["sides"].items() for word in words.split()}


def _side(low: str, lemma: str) -> str | None:
    sides = _sides()
    for form in (low, lemma, low.removesuffix("s")):
        if form in sides:
            return sides[form]
    if low.endswith(("-led", "-backed")):
        return "nation"
    status = person_nouns().get(lemma) or person_nouns().get(low)
    return {"armed_group": "armed", "state_forces": "state"}.get(status or "")


NOUN_JOINTS = frozenset({"-", "'s", "’s", "and", "or", "/", "’"})
"""What may stand between the nouns of one run."""


@dataclass(frozen=True, slots=True)
class Words(Forms):
    """A parsed sentence: for each token its forms, its place in the parse, its side."""

    parsed: Parsed
    side: list[str | None]
    status: list[str | None]
    _up: dict[int, list[int]] = field(default_factory=dict)

    def __len__(self) -> int:
        """Count the tokens."""
        return len(self.low)

    def ancestors(self, at: int) -> list[int]:
        """Climb from a token to the root, the token first."""
        found = self._up.get(at)
        if found is None:
            found = [at]
            while self.head[found[-1]] != found[-1]:
                found.append(self.head[found[-1]])
            self._up[at] = found
        return found

    def path(self, start: int, end: int) -> tuple[str, int]:
        """Describe the way through the parse from one token to another, and its length."""
        up, down = self.ancestors(start), self.ancestors(end)
        below = set(down)
        common = next((i for i in up if i in below), None)
        if common is None:
            return "none", FAR
        rise = [f"{self.dep[i]}^" for i in up[: up.index(common)]]
        fall = [f"{self.dep[i]}_" for i in down[: down.index(common)]][::-1]
        length = len(rise) + len(fall)
        return (" ".join(rise + fall) if length <= MAX_PATH else "long"), length

    def in_noun_run(self, i: int) -> bool:
        """Tell whether a word goes on a run of nouns: "the army and police's air strikes"."""
        return self.pos[i] in {"NOUN", "PROPN", "ADJ"} or self.low[i] in NOUN_JOINTS

    def names_attack(self, i: int) -> bool:
        """Tell whether a token is a noun of attack ("shelling" also where the parser takes it for a verb)."""
        return self.lemma[i] in words_for("attack_nouns") and (self.pos[i] in {"NOUN", "PROPN"} or self.tag[i] == "VBG")

    def at(self, i: int) -> str:
        """Return a token's lemma, "#" outside the sentence."""
        return self.lemma[i] if 0 <= i < len(self.low) else "#"


def words_of(parsed: Parsed) -> Words:
    """Lay a parsed sentence out as lists."""
    forms = parsed.forms
    low, lemma, pos = forms.low, forms.lemma, list(forms.pos)
    written = parsed.sentence.span.of(parsed.text)
    if not written.isupper():
        # "IS attacks", "US raid": the parser takes them for a verb and a pronoun.
        for i, t in enumerate(parsed.doc):
            if pos[i] in _MISTAKEN and written[t.idx : t.idx + len(t)] in words_for("acronyms"):
                pos[i] = "PROPN"
    named = {"NOUN", "PROPN", "ADJ"}
    return Words(
        parsed=parsed,
        low=low,
        lemma=lemma,
        pos=pos,
        tag=forms.tag,
        dep=forms.dep,
        head=forms.head,
        children=forms.children,
        side=[_side(a, b) if p in named else None for a, b, p in zip(low, lemma, pos, strict=True)],
        status=[noun_status(t) if p in named else None for t, p in zip(parsed.doc, pos, strict=True)],
    )
