"""Gains and losses as sentences: what one set of predictions gets right and another does not.

A score that stands still may hide as many losses as gains; the sentences show what a change really did.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tollbook.evaluate.outcomes import Judged, Outcome, Standing, judge, standing
from tollbook.evaluate.records import ScoredDocument
from tollbook.model import Span

SENTENCE_END: Final = re.compile(r"[.!?][\"')\]\u2019\u201d]*\s+|\n+")
LONGEST_SIDE: Final = 160
"""Code points shown on either side of a claim at most: some texts have no full stop at all."""

WORTH: Final = {Outcome.WRONG: -1, Outcome.MISSED: 0, Outcome.FOUND: 1, Outcome.RIGHT: 2}
"""Which outcome is better than which; a wrong claim is worse than none."""


@dataclass(frozen=True, slots=True)
class Change:
    """One claim that fares otherwise than before. A wrong claim that was not made is `missed` on that side."""

    judged: Judged
    before: Outcome
    after: Outcome

    @property
    def is_gain(self) -> bool:
        """Tell a gain from a loss."""
        return WORTH[self.after] > WORTH[self.before]


def changes_since(before: Standing, after: Iterable[Judged]) -> list[Change]:
    """List the claims that fare otherwise than they did; wrong claims that are gone are not among them."""
    changes = []
    for one in after:
        then = before.get(one.doc_id, {}).get(one.key, Outcome.MISSED)
        if then is not one.outcome:
            changes.append(Change(one, then, one.outcome))
    return changes


def compare(
    gold: Mapping[str, ScoredDocument],
    before: Mapping[str, ScoredDocument],
    after: Mapping[str, ScoredDocument],
) -> list[Change]:
    """List all gains and losses between two sets of predictions, wrong claims that are gone last."""
    old, new = list(judge(gold, before)), list(judge(gold, after))
    gone = [change for change in changes_since(standing(new), old) if change.after is Outcome.WRONG]
    return changes_since(standing(old), new) + [Change(c.judged, c.after, c.before) for c in gone]


def gone_since(before: Standing, after: Sequence[Judged]) -> int:
    """Count the wrong claims of before that are made no longer."""
    now = standing(after)
    return sum(
        outcome is Outcome.WRONG and key not in now.get(doc_id, {})
        for doc_id, claims in before.items()
        for key, outcome in claims.items()
    )


def sentence_around(text: str, span: Span) -> str:
    """Quote the sentence around a span on one line, the span in double brackets."""
    first = max(0, span.start - LONGEST_SIDE)
    last = min(len(text), span.end + LONGEST_SIDE)
    for end in SENTENCE_END.finditer(text, first, span.start):
        first = end.end()
    following = SENTENCE_END.search(text, span.end, last)
    last = following.end() if following else last
    marked = f"{text[first : span.start]}[[{span.of(text)}]]{text[span.end : last]}"
    return " ".join(marked.split())


def judged_line(judged: Judged, text: str | None) -> str:
    """Write one claim on a line: where, what, and the sentence where the text is at hand."""
    claim = judged.claim
    count = "vague" if claim.value is None else "-".join(map(str, claim.value))
    words = f": {sentence_around(text, claim.span)}" if text is not None else ""
    return f"{judged.doc_id} {claim.harm.value} {count} {claim.hedge.value}{words}"


def change_line(change: Change, text: str | None) -> str:
    """Write one gain or loss on a line."""
    sign = "gain" if change.is_gain else "loss"
    return f"{sign} ({change.before} -> {change.after}) {judged_line(change.judged, text)}"
