"""Say what kind of event some claims tell of, and name the event in at most six words.

The words around the counts decide: the kind whose cues stand in the most claims' clauses, the more exact kind where
two are level. Where no cue stands, the kind stays None: nothing is guessed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from tollbook.model import Harm, Kind
from tollbook.read.lexicon import table

if TYPE_CHECKING:
    from tollbook.model import Claim
    from tollbook.read.facets import Facet
    from tollbook.read.page import Page

MAX_WORDS = 6
"""The longest label, in words."""
CLAUSE = 80
"""How many characters on either side of a count are its clause, near enough."""
CLAUSE_WEIGHT, SENTENCE_WEIGHT = 3, 1
"""A cue beside the count says more than one elsewhere in its sentence."""
PERIOD_DAYS = 28
"""A toll counted "since" a day this far back, or "in the past" so many days, is the toll of a period."""


@cache
def _cues() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    """Compile the kinds' cues, each matched at the start of a word, the most exact kind first."""
    return tuple((Kind(kind), _pattern(tuple(cues))) for kind, cues in table("event_kinds")["cues"])


@cache
def _pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, cues), key=len, reverse=True)) + ")", re.IGNORECASE)


def _around(page: Page, facet: Facet) -> tuple[str, str]:
    """Quote a count's clause and its sentence."""
    span = page.sentences[facet.sentence].span
    claim = facet.claim.span
    clause = page.text[max(span.start, claim.start - CLAUSE) : min(span.end, claim.end + CLAUSE)]
    return clause, page.words_of(span)


def _is_period(page: Page, facet: Facet) -> bool:
    moment = facet.moment
    if moment is not None and moment.length >= PERIOD_DAYS and (moment.since or moment.kind == "past"):
        return True
    return _pattern(tuple(table("event_kinds")["period"])).search(_around(page, facet)[0]) is not None


def _by_harm(members: Sequence[Facet]) -> Kind | None:
    """Name the kind that the harm itself says: whoever is detained was arrested."""
    harms = {f.claim.harm.value for f in members}
    kinds = {table("event_kinds")["by_harm"].get(h) for h in harms}
    only = kinds.pop() if len(kinds) == 1 else None
    return Kind(only) if only else None


def kind_of(page: Page, members: Sequence[Facet], *, answered: bool = False) -> Kind | None:
    """Say what happened, or None where the words do not tell.

    Attacks that were `answered` by an operation are none themselves, however near its name stands.
    """
    if 2 * sum(_is_period(page, f) for f in members) > len(members):
        return Kind.PERIOD
    if (named := _by_harm(members)) is not None:
        return named
    votes: Counter[Kind] = Counter()
    for facet in members:
        clause, sentence = _around(page, facet)
        for kind, pattern in _cues():
            if answered and kind is Kind.OPERATION:
                continue
            weight = CLAUSE_WEIGHT if pattern.search(clause) else SENTENCE_WEIGHT if pattern.search(sentence) else 0
            votes[kind] += weight
    if any(votes[kind] for kind in votes if kind is not Kind.ATTACK):
        votes[Kind.ATTACK] = 0  # a bare "attack" says nothing that a bomb in the same words does not say better
    best = max((v for _, v in votes.items()), default=0)
    return next((kind for kind, _ in _cues() if votes[kind] == best), None) if best else None


def label_of(kind: Kind | None, claims: Sequence[Claim], place: str | None) -> str:
    """Name an event: what happened, and where; never who."""
    words = table("event_kinds")
    harms = Counter(c.harm for c in claims)
    main = max(Harm, key=lambda h: (harms[h], h is Harm.KILLED))
    what = words["labels"][kind.value] if kind else words["harm_labels"][main.value]
    if not place:
        return str(what)
    room = MAX_WORDS - len(what.split()) - 1
    where = place.split()
    return f"{what} in {' '.join(where)}" if len(where) <= room else f"{what} in {' '.join(where[:room])}"
