"""Let claims lend their status to those that speak of the same people: a figure told again, a name, a list.

A model weighs each claim by the words around it. A headline's "43 killed" is then what the body's "43 soldiers" are,
and Ram is what the policemen are of whom the sentence before speaks. A second model over these ties learned no more
than this average.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tollbook.read.mentions import Form

if TYPE_CHECKING:
    from tollbook.read.decide import Decided
    from tollbook.read.page import Page

LENT = 0.5
"""How much the mean of the kin's scores adds to a claim's own; anything from 0.3 to 0.6 does as well."""

_NAME_WORD = re.compile(r"[A-Z][\w'-]{2,}")
_COUNTED = frozenset({Form.NUMBER, Form.VAGUE})
_ONE = frozenset({Form.PERSON, Form.NAME, Form.PRONOUN, Form.AGE, Form.HARM_NOUN})


def _same_figure(decided: Sequence[Decided], i: int) -> list[int]:
    """Find the same number with the same harm; one and many are no figures to know again."""
    p = decided[i].proposal
    if p.mention.value in {(), (1,)}:
        return []
    return [
        j
        for j, d in enumerate(decided)
        if j != i and d.proposal.mention.value == p.mention.value and d.proposal.harm is p.harm
    ]


def _listed_under(decided: Sequence[Decided], i: int) -> list[int]:
    """Find the count under which one person of a later sentence falls: "three militants died. They were A, B and C"."""
    p = decided[i].proposal
    if p.mention.form not in _ONE:
        return []
    alike = [d.proposal for d in decided if d.proposal.harm is p.harm]
    mates = sum(q.sentence == p.sentence and q.mention.form is p.mention.form for q in alike)
    earlier = [j for j in range(i) if decided[j].proposal.sentence < p.sentence and decided[j].proposal.harm is p.harm]
    fitting = [j for j in earlier if decided[j].proposal.mention.value == (mates,)]
    counted = [j for j in earlier if decided[j].proposal.mention.form in _COUNTED]
    return (fitting or counted or earlier)[-1:]


def kin(page: Page, decided: Sequence[Decided]) -> list[list[int]]:
    """Find for each claim those that are likely to speak of the same people."""
    names = [
        frozenset(_NAME_WORD.findall(page.words_of(d.span)))
        if d.proposal.mention.form is Form.NAME
        else frozenset[str]()
        for d in decided
    ]
    out = []
    for i in range(len(decided)):
        named = [j for j in range(len(decided)) if j != i and names[i] & names[j]]
        out.append(sorted({*_same_figure(decided, i), *_listed_under(decided, i), *named}))
    return out


def lend(page: Page, decided: Sequence[Decided], scores: Sequence[Sequence[float]]) -> list[list[float]]:
    """Add to each claim's scores of the statuses a share of the mean of its kin's."""
    out = []
    for own, others in zip(scores, kin(page, decided), strict=True):
        lent = [sum(scores[j][k] for j in others) / len(others) if others else 0.0 for k in range(len(own))]
        out.append([score + LENT * more for score, more in zip(own, lent, strict=True)])
    return out
