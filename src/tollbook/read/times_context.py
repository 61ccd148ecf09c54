"""What surrounds an event's claims in a report: the distances and verbs that times and places are judged by."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tollbook.model import Claim, Span
from tollbook.read.lexicon import table
from tollbook.read.page import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

Features = dict[str, float | str | bool | None]
"""A row of named features while it is put together."""

VERBS = frozenset({"VERB", "AUX"})
FAR = 99
"""The distance that stands for "none"."""


@dataclass(frozen=True)
class EventContext:
    """One event's claims on their page, and the report's other claims where they are known.

    `foreign` are stretches of text that tell of another place than this event's; a `campaign` has no one spot.
    """

    page: Page
    claims: tuple[Claim, ...]
    others: tuple[Claim, ...] = ()
    foreign: tuple[Span, ...] = ()
    campaign: bool = False

    @cached_property
    def claim_sentences(self) -> tuple[int, ...]:
        """The sentences that hold the claims, by index, in order, each once."""
        return tuple(sorted({self.sentence_of(c.span.start) for c in self.claims}))

    @cached_property
    def _other_sentences(self) -> tuple[int, ...]:
        return tuple(sorted({self.sentence_of(c.span.start) for c in self.others}))

    def rivals(self, span: Span) -> tuple[int, bool]:
        """Tell how near the claims of other events are to a span.

        Returns the sentences to the nearest of them, and whether it is nearer than the nearest of this event.
        """
        here = self.sentence_of(span.start)
        gap = min((abs(here - s) for s in self._other_sentences), default=FAR)
        theirs = min((max(span.start - c.span.end, c.span.start - span.end, 0) for c in self.others), default=100 * FAR)
        return gap, theirs < self.character_distance(span)

    @cached_property
    def _starts(self) -> list[int]:
        return [s.span.start for s in self.page.sentences]

    def sentence_of(self, position: int) -> int:
        """Return the index of the sentence in which a position stands."""
        return max(0, bisect_right(self._starts, position) - 1)

    def words_of_sentence(self, index: int) -> str:
        """Quote one sentence."""
        return self.page.words_of(self.page.sentences[index].span) if self.page.sentences else ""

    def sentence_distance(self, position: int) -> tuple[int, int]:
        """Give how many sentences lie between a position and the nearest claim, and to which side.

        The side is 1 where the position comes after that claim's sentence, -1 before it, 0 in it.
        """
        here = self.sentence_of(position)
        nearest = min(self.claim_sentences, key=lambda s: (abs(here - s), s), default=here)
        gap = here - nearest
        return abs(gap), (gap > 0) - (gap < 0)

    def claims_beside(self, position: int) -> list[Claim]:
        """Give the event's claims in the sentence of a position, in text order."""
        here = self.sentence_of(position)
        return [c for c in self.claims if self.sentence_of(c.span.start) == here]

    def character_distance(self, span: Span) -> int:
        """Give the characters between a span and the nearest claim."""
        return min((max(span.start - c.span.end, c.span.start - span.end, 0) for c in self.claims), default=10 * FAR)

    @cached_property
    def _token_starts(self) -> dict[int, list[int]]:
        return {}

    def token_at(self, position: int) -> Token | None:
        """Return the parsed token at a position; None where its sentence was not parsed."""
        index = self.sentence_of(position)
        parsed = self.page.parsed.get(index)
        if parsed is None:
            return None
        starts = self._token_starts.get(index)
        if starts is None:
            starts = self._token_starts[index] = [token.idx for token in parsed.doc]
        offset = position - parsed.sentence.span.start
        found = bisect_right(starts, offset) - 1
        if found < 0 or offset >= starts[found] + max(1, len(parsed.doc[found])):
            return None
        token: Token = parsed.doc[found]
        return token

    @cached_property
    def _claim_verbs(self) -> dict[int, frozenset[int]]:
        found: dict[int, set[int]] = {}
        for claim in self.claims:
            token = self.token_at(claim.span.start)
            verb = governing_verb(token) if token is not None else None
            if verb is not None:
                found.setdefault(self.sentence_of(claim.span.start), set()).add(verb.i)
        return {sentence: frozenset(verbs) for sentence, verbs in found.items()}

    def claim_verbs(self, position: int) -> frozenset[int]:
        """Give the verbs that govern the claims in the sentence of a position, by their number in its parse."""
        return self._claim_verbs.get(self.sentence_of(position), frozenset())


def buckets(number: float, limits: tuple[int, ...]) -> int:
    """Count the limits that a number exceeds: distances matter by their order, not to the letter."""
    return sum(number > limit for limit in limits)


def governing_verb(token: Token) -> Token | None:
    """Return the nearest verb above a token."""
    for above in token.ancestors:
        if above.pos_ in VERBS:
            return above
    return token if token.pos_ in VERBS else None


def is_saying(token: Token | None) -> bool:
    """Tell whether a verb only reports speech: "said on Sunday" dates the words, not the event."""
    return token is not None and token.lemma_.lower() in table("time_words")["saying"]


def context_of(page: Page, claims: Sequence[Claim], others: Sequence[Claim] = ()) -> EventContext:
    """Put an event's claims on their page, beside the claims of the report's other events."""
    return EventContext(page, tuple(sorted(claims, key=lambda c: c.span)), tuple(sorted(others, key=lambda c: c.span)))
