"""Where the sentence around a claim stands in its report."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from tollbook.model import Span
from tollbook.read.sentences import split


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of one text, in text order."""

    text: str
    spans: tuple[Span, ...]

    @classmethod
    def of(cls, text: str) -> Sentences:
        """Split a text."""
        return cls(text, tuple(sentence.span for sentence in split(text)))

    def around(self, span: Span) -> Span:
        """Return the sentence that holds the start of a span, stretched where the span runs beyond it."""
        at = max(0, bisect_right(self.spans, span.start, key=lambda s: s.start) - 1)
        if not self.spans:
            return span
        found = self.spans[at]
        return Span(min(found.start, span.start), max(found.end, span.end))
