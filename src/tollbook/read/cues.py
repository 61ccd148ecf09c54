"""Find the words of a sentence that speak of harm; which harms a word can tell of is data (`harm.json`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tollbook.model import Harm
from tollbook.read.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from tollbook.read.parse import Forms

SHORTEST_GERUND = 6
"""A shorter word in -ing ("king", "ring") is no verb's noun."""
SHORTEST_DOUBLED = 5
PAIR_REACH = 2
"""Two harm words this near may share one number: "killed and wounded"."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that speaks of harm: its token, its lemma, the harms it can tell of."""

    at: int
    lemma: str
    harms: tuple[Harm, ...]
    strong: bool


@cache
def _harm_table() -> tuple[dict[str, tuple[Harm, ...]], frozenset[str]]:
    raw = table("harm")
    return {lemma: tuple(Harm(h) for h in harms) for lemma, harms in raw["lemmas"].items()}, frozenset(raw["strong"])


def _verb_forms(word: str) -> tuple[str, ...]:
    """Guess the verbs of which a word in -ing could be the noun: "beheading" is "behead", "slaying" is "slay"."""
    if not word.endswith("ing") or len(word) < SHORTEST_GERUND:
        return ()
    stem = word[:-3]
    return (stem, stem + "e", stem[:-1]) if stem[-1] == stem[-2] else (stem, stem + "e")


def find_cues(forms: Forms) -> list[Cue]:
    """Find the words of a sentence that speak of harm."""
    known, strong = _harm_table()
    out = []
    for at, (lemma, low) in enumerate(zip(forms.lemma, forms.low, strict=True)):
        for form in (lemma, low, *_verb_forms(low)):
            harms = known.get(form)
            if harms:
                out.append(Cue(at, form, harms, form in strong))
                break
    return out


def paired(doc: Doc, cue: Cue, cues: Sequence[Cue]) -> str | None:
    """Tell which other harm word stands right beside a cue: "killed and wounded" share one number."""
    for other in cues:
        if (
            other.strong
            and other.at != cue.at
            and abs(other.at - cue.at) <= PAIR_REACH
            and not set(other.harms) & set(cue.harms)
        ):
            between = doc[min(other.at, cue.at) + 1 : max(other.at, cue.at)].text.lower()
            if between in {"", "and", "or", "/", ",", "&"}:
                return f"{'after' if other.at > cue.at else 'before'} {between}"
    return None
