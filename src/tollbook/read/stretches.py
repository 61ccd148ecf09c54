"""Cut a very long report into stretches that are read one by one, and join what was read.

Claims are compared with one another, and events with all names and times of their text. In a report that costs little;
in a book it would grow with the square of the length. No relation and no event reaches over a cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tollbook.model import Claim, Event, Phrase, Reading, Report, Span
from tollbook.read.sentences import split
from tollbook.read.times_dateline import report_day

STRETCH = 20_000
"""Characters after which the next sentence opens a new stretch; reports of news are shorter, nearly all by far."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a report as a report of its own, which begins at `start` of the `whole`."""

    whole: Report
    report: Report
    start: int
    last: bool


def stretches(report: Report) -> Iterator[Stretch]:
    """Cut a report between sentences; what follows the first stretch is told of the same day."""
    if len(report.text) <= STRETCH:
        yield Stretch(report, report, 0, last=True)
        return
    cuts = [0]
    for sentence in split(report.text):
        if sentence.span.end > cuts[-1] + STRETCH and sentence.span.start > cuts[-1]:
            cuts.append(sentence.span.start)
    day = report_day(report)
    dated = replace(report, published=day.isoformat()) if day else report
    for start, end in zip(cuts, [*cuts[1:], len(report.text)], strict=True):
        own = replace(dated if start else report, text=report.text[start:end])
        yield Stretch(report, own, start, last=end == len(report.text))


def joined(parts: Sequence[tuple[Stretch, Reading]]) -> Reading:
    """Join the readings of a report's stretches, in order, into one of the whole; ids count through."""
    if len(parts) == 1:
        return parts[0][1]
    claims: list[Claim] = []
    events: list[Event] = []
    for stretch, reading in parts:
        names: dict[str | None, str] = {c.id: f"c{len(claims) + i}" for i, c in enumerate(reading.claims, start=1)}
        called = {e.id: f"e{len(events) + i}" for i, e in enumerate(reading.events, start=1)}
        claims += [
            replace(
                claim,
                id=names[claim.id],
                span=_moved(claim.span, stretch.start),
                victims=_phrase(claim.victims, stretch.start),
                perpetrator=_phrase(claim.perpetrator, stretch.start),
                claimant=_phrase(claim.claimant, stretch.start),
                same_as=names.get(claim.same_as),
                part_of=names.get(claim.part_of),
                event=called[claim.event],
            )
            for claim in reading.claims
        ]
        events += [replace(e, id=called[e.id], place=_phrase(e.place, stretch.start)) for e in reading.events]
    return replace(parts[0][1], claims=tuple(claims), events=tuple(events))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _phrase(phrase: Phrase | None, by: int) -> Phrase | None:
    return None if phrase is None else replace(phrase, span=_moved(phrase.span, by))
