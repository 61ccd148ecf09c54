"""One report as the reader sees it: text, sentences, and the parses of those that may hold a claim."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from tollbook.model import Report, Span
from tollbook.read.gate import may_hold_claim
from tollbook.read.parse import Parsed, parse
from tollbook.read.sentences import Sentence, split


@dataclass(frozen=True, slots=True)
class Page:
    """A report ready to be read; `parsed` holds the gated sentences by their index."""

    report: Report
    sentences: tuple[Sentence, ...]
    parsed: Mapping[int, Parsed]

    @property
    def text(self) -> str:
        """The stored text, into which all spans point."""
        return self.report.text

    def sentence_at(self, position: int) -> Sentence:
        """Return the sentence in which, or before which, a position of the text stands."""
        starts = [s.span.start for s in self.sentences]
        return self.sentences[max(0, bisect_right(starts, position) - 1)]

    def words_of(self, span: Span) -> str:
        """Quote a span."""
        return span.of(self.text)


def open_page(report: Report) -> Page:
    """Split a report, gate its sentences, and parse those that may hold a claim."""
    sentences = split(report.text)
    gated = [s for s in sentences if may_hold_claim(s.span.of(report.text))]
    return Page(report, sentences, {p.sentence.index: p for p in parse(report.text, gated)})
