"""Who speaks for whom: the camp of a claimant, and the voice that is counted as one.

Ten outlets that quote one army are one voice, the army's. A voice is the camp of a party to the conflict, the
role of a claimant without a side (the monitor, the hospital), or the outlet that says it in its own voice.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from tollbook.reconcile.settings import camps

NEUTRAL: Final = "no side"
_CAPITALISED = re.compile(r"\b[A-Z][a-z]{2,}\b")
_BEFORE, _AFTER = 60, 40


@dataclass(frozen=True, slots=True)
class Camp:
    """A side of the conflict, or none; `voice` is who is heard.

    `outlet` is true where a report speaks in its own voice. Of parties, only those that `outgrow` may give a later
    figure that takes the place of a neutral voice's: an armed group's count of its victims never does.
    """

    name: str
    voice: str
    party: bool
    outlet: bool = False
    outgrows: bool = True


def camp_of(words: str, country: str | None) -> Camp | None:
    """Tell the camp from a claimant's words; None where they tell nothing ("a spokesman", a bare name)."""
    said = words.casefold().replace("’", "'").replace("'s", "")
    for role in camps().roles:
        short = camps().acronyms.get(role.name)
        if role.cues.search(said) or (short and short.search(words)):
            if not role.party:
                return Camp(NEUTRAL, role.name, party=False)
            name = f"the state ({_nation(said, country)})" if role.name == "state" else role.name
            return Camp(name, name, party=True, outgrows=role.outgrows)
    return None


def _nation(said: str, country: str | None) -> str:
    """Name the state that speaks: the one that is named, else the country where it happened."""
    return next((code for code, names in camps().nations.items() if names.search(said)), country or "here")


def own_voice(outlet: str) -> Camp:
    """Make the camp of a report that says something in its own voice."""
    return Camp(NEUTRAL, f"{outlet} itself", party=False, outlet=True)


@dataclass(frozen=True, slots=True)
class Names:
    """Names of people whose camp some report tells, so that "Bugti" speaks for whom "minister Bugti" does."""

    camps: Mapping[str, Camp]

    def find(self, words: str) -> Camp | None:
        """Look up the first name in a claimant's words that is known."""
        return next((self.camps[n] for n in _CAPITALISED.findall(words) if n in self.camps), None)


def names_in(claimants: Iterable[tuple[str, str, str | None]]) -> Names:
    """Learn names from claimants (words, the text they stand in, country); names that two camps share are dropped.

    A bare name is looked for in its text: the words about its first mention often say who it is.
    """
    votes: dict[str, set[Camp]] = defaultdict(set)
    for words, text, country in sorted(set(claimants), key=lambda c: (c[0], c[1], c[2] or "")):
        camp = camp_of(words, country) or camp_of(_about(words, text), country)
        for name in _CAPITALISED.findall(words) if camp else ():
            if camp and camp_of(name, country) is None:
                votes[name].add(camp)
    return Names({name: next(iter(found)) for name, found in sorted(votes.items()) if len(found) == 1})


def _about(words: str, text: str) -> str:
    """Take the words about the first mention of a name in its text, up to the ends of the clause."""
    names = _CAPITALISED.findall(words)
    at = text.find(names[-1]) if names else -1
    if at < 0:
        return ""
    before = re.split(r"[.;:\n]", text[max(0, at - _BEFORE) : at])[-1]
    after = text[at + len(names[-1]) : at + _AFTER]
    return f"{before} {after[1:].split(',')[0]}" if after.startswith(",") else before
