"""Describe each claim by what a first look makes of the others: "nine others" are what the eight before them are.

The same figure told again, a name told again, the parts of a number, the claim before: each lends its status.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tollbook.read.mentions import Form
from tollbook.read.status_rows import STATUSES, Cells

if TYPE_CHECKING:
    from tollbook.model import Phrase
    from tollbook.read.decide import Decided
    from tollbook.read.learned import Row
    from tollbook.read.page import Page

Scores = Sequence[Sequence[float]]
"""Of each claim, the score of each status in the order of `STATUSES`."""
_NAME_WORD = re.compile(r"[A-Z][\w'-]{2,}")
_KEPT = ("told", "form", "noun", "harm", "cue", "value", "last_word", "others", "more", "title", "perpetrator", "named", "before", "after", "after1", "before1", "sentence_before", "after_all", "claims")
_TOLD_BY = ("previous", "next", "previous_here", "next_here", "figure", "name", "listed_under", "list_mates", "whole", "parts", "one", "antecedent", "same_harm_before", "sentence_before")
_ONE = frozenset({Form.PERSON, Form.NAME, Form.PRONOUN, Form.AGE, Form.HARM_NOUN})
_COUNTED = frozenset({Form.NUMBER, Form.VAGUE})


@dataclass(frozen=True)
class Telling:
    """The claims of one page with what a first look gave them."""

    page: Page
    decided: Sequence[Decided]
    victims: Sequence[Phrase | None]
    scores: Scores

    def names(self, i: int) -> frozenset[str]:
        """Return the words of a claim's name, none where it is not told by name."""
        if self.decided[i].proposal.mention.form is not Form.NAME:
            return frozenset()
        return frozenset(_NAME_WORD.findall(self.page.words_of(self.decided[i].span)))

    def between(self, i: int, j: int) -> str:
        """Return the words between two claims."""
        return self.page.text[self.decided[i].span.end : self.decided[j].span.start].lower()


def _value(d: Decided) -> tuple[int, ...]:
    return d.proposal.mention.value


def _parts(t: Telling, i: int) -> list[int]:
    """Find the claims that the sentence counts out of a number: "12 people, five of them soldiers"."""
    whole = t.decided[i].proposal
    if whole.mention.form not in _COUNTED and whole.mention.value == (1,):
        return []
    out = []
    for j in range(i + 1, len(t.decided)):
        p = t.decided[j].proposal
        if p.sentence != whole.sentence:
            break
        size, total = (p.mention.value or (0,))[0], (whole.mention.value or (10**9,))[0]
        opened = re.search(r"\b(?:includ\w+|among (?:them|whom)|of (?:them|whom|which))\b|[-–—:(]", t.between(i, j) + t.page.words_of(t.decided[j].span) + t.page.text[t.decided[j].span.end :][:12].lower())
        if p.harm is whole.harm and size < total and opened:
            out.append(j)
    return out


def _listed_under(t: Telling, i: int) -> list[int]:
    """Find the count that names in a sentence of their own are told under: "three militants died. They were A, B and C"."""
    p = t.decided[i].proposal
    if p.mention.form not in _ONE:
        return []
    earlier = [j for j in range(i) if t.decided[j].proposal.sentence < p.sentence and t.decided[j].proposal.harm is p.harm]
    mates = sum(d.proposal.sentence == p.sentence and d.proposal.mention.form is p.mention.form and d.proposal.harm is p.harm for d in t.decided)
    fitting = [j for j in earlier if _value(t.decided[j]) == (mates,)]
    return fitting[-1:] or [j for j in earlier if t.decided[j].proposal.mention.form in _COUNTED][-1:] or earlier[-1:]


def _kin(t: Telling) -> list[dict[str, list[int]]]:
    """Find the claims that bear on each claim, by how they do."""
    n = len(t.decided)
    parts = [_parts(t, i) for i in range(n)]
    names = [t.names(i) for i in range(n)]
    out: list[dict[str, list[int]]] = []
    for i, d in enumerate(t.decided):
        p = d.proposal
        others = [j for j in range(n) if j != i]
        here = [j for j in others if t.decided[j].proposal.sentence == p.sentence]
        figure = [j for j in others if _value(t.decided[j]) == _value(d) and t.decided[j].proposal.harm is p.harm]
        single = p.mention.form in _ONE
        out.append(
            {
                "previous": [i - 1] if i else [],
                "next": [i + 1] if i + 1 < n else [],
                "previous_here": [j for j in here if j < i][-1:],
                "next_here": [j for j in here if j > i][:1],
                "previous_counted": [j for j in here if j < i and t.decided[j].proposal.mention.form in _COUNTED | {Form.PERSON}][-1:],
                "same_harm_before": [j for j in others if j < i and t.decided[j].proposal.harm is p.harm][-1:],
                "figure": figure if _value(d) not in {(), (1,)} else [],
                "figure_sure": [j for j in figure if _value(d) not in {(), (1,)} and t.decided[j].proposal.row.get("noun")],
                "one_like_it": [j for j in figure if _value(d) == (1,) and t.decided[j].proposal.mention.form is p.mention.form],
                "one": [j for j in figure if _value(d) == (1,)],
                "name": [j for j in others if names[i] & names[j]],
                "antecedent": [j for j in others if j < i and single and _value(t.decided[j]) in {(1,), _value(d)}][-1:] if p.mention.form is Form.PRONOUN else [],
                "parts": parts[i],
                "whole": [j for j in others if i in parts[j]][:1],
                "sentence_before": [j for j in others if t.decided[j].proposal.sentence == p.sentence - 1],
                "here": here,
                "all": others,
                "same_harm": [j for j in others if t.decided[j].proposal.harm is p.harm],
                "listed_under": _listed_under(t, i),
                "list_mates": [j for j in here if p.mention.form is Form.NAME and t.decided[j].proposal.mention.form is Form.NAME and t.decided[j].proposal.harm is p.harm],
                "same_word": [j for j in others if t.victims[i] and t.victims[j] and t.victims[i].quote.lower() == t.victims[j].quote.lower()],
            }
        )
    return out


def _best(scores: Sequence[float]) -> str:
    return STATUSES[max(range(len(STATUSES)), key=lambda k: scores[k])].value


def _shared(t: Telling, found: Sequence[int]) -> list[float]:
    """Average the scores of some claims."""
    return [sum(t.scores[j][k] for j in found) / len(found) for k in range(len(STATUSES))]


def _sum_of_parts(t: Telling, i: int, parts: Sequence[int]) -> str:
    whole = (_value(t.decided[i]) or (0,))[0]
    sizes = [(_value(t.decided[j]) or (0,))[0] for j in parts]
    armed = {_best(t.scores[j]) for j in parts}
    return f"{'all' if sum(sizes) == whole else 'more' if whole - sum(sizes) > 0 else 'less'}|{'+'.join(sorted(armed))}"


def context_rows(t: Telling, first: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """Describe each claim with each status, in the order of `STATUSES`, by the first scores of all."""
    out: list[list[Row]] = []
    for i, kin in enumerate(_kin(t)):
        base: Cells = {key: first[i][0].get(key) for key in _KEPT}
        own = t.scores[i]
        base["best"] = _best(own)
        base["margin"] = sorted(own)[-1] - sorted(own)[-2]
        shared = {name: _shared(t, found) for name, found in kin.items() if found}
        for name, scores in shared.items():
            base[f"{name}_best"] = _best(scores)
        for name in _TOLD_BY:
            told = [x for j in kin[name] if (x := first[j][0].get("told")) != "nothing"]
            base[f"{name}_told"] = str(told[0]) if told else ("nothing" if kin[name] else "none")
        base["figures"] = len(kin["figure"])
        base["parts"] = _sum_of_parts(t, i, kin["parts"]) if kin["parts"] else "none"
        for name in ("previous_here", "whole"):
            if kin[name]:
                j = kin[name][0]
                base[f"{name}_same_harm"] = t.decided[j].proposal.harm is t.decided[i].proposal.harm
                base[f"{name}_form"] = t.decided[j].proposal.mention.form.value
        group: list[Row] = []
        for k, status in enumerate(STATUSES):
            s = status.value
            row = dict(base)
            row |= {"is": s, "score": own[k], "lead": own[k] - max(x for m, x in enumerate(own) if m != k), "agrees": base["told"] == s}
            for name, scores in shared.items():
                row[name] = scores[k]
                if name in {"figure", "name", "one_like_it", "one", "parts", "figure_sure", "same_word"}:
                    row[f"{name}_top"] = max(t.scores[j][k] for j in kin[name])
            row["is_best"] = f"{s}|{base['best']}"
            for key in ("previous_here_best", "parts", "figure_best", "name_best", "told", "form", "last_word", "antecedent_best", "whole_best", "previous_counted_best", "one_best", "listed_under_best", "listed_under_told", "previous_here_told", "figure_told", "name_told", "list_mates_told"):
                row[f"is_{key}"] = f"{s}|{base.get(key)}"
            row["is_others"] = f"{s}|{base.get('others') or base.get('more')}|{base.get('previous_here_best')}"
            group.append(row)
        out.append(group)
    return out
