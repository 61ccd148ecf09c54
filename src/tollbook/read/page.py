"""One report as the reader sees it: text, sentences, and the parses of those that may hold a claim."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from tollbook.model import Report, Span
from tollbook.read.gate import may_hold_claim
from tollbook.read.parse import BATCH, Parsed, parse
from tollbook.read.sentences import Sentence, split


@dataclass(frozen=True)
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
        return self.sentences[max(0, bisect_right(self._starts, position) - 1)]

    @cached_property
    def _starts(self) -> list[int]:
        return [s.span.start for s in self.sentences]

    def words_of(self, span: Span) -> str:
        """Quote a span."""
        return span.of(self.text)


def open_page(report: Report) -> Page:
    """Split a report, gate its sentences, and parse those that may hold a claim."""
    return next(open_pages([report]))


def open_pages(reports: Iterable[Report]) -> Iterator[Page]:
    """Open reports in their order, the sentences of several parsed together: up to `BATCH` reports are read ahead."""
    waiting: list[tuple[Report, tuple[Sentence, ...], list[Sentence]]] = []
    for report in reports:
        sentences = split(report.text)
        waiting.append((report, sentences, [s for s in sentences if may_hold_claim(s.span.of(report.text))]))
        if len(waiting) == BATCH or sum(len(gated) for _, _, gated in waiting) >= BATCH:
            yield from _parsed(waiting)
            waiting = []
    yield from _parsed(waiting)


def _parsed(waiting: Sequence[tuple[Report, tuple[Sentence, ...], list[Sentence]]]) -> Iterator[Page]:
    parses = parse([(report.text, sentence) for report, _, gated in waiting for sentence in gated])
    for report, sentences, gated in waiting:
        yield Page(report, sentences, {p.sentence.index: p for p in islice(parses, len(gated))})
