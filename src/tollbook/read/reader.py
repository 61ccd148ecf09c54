"""Read one report: the order in which its claims and events are found.

page -> who was harmed, and how -> victims, parties, status, polarity -> repeats and parts -> events with date, place.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tollbook.errors import ReadError
from tollbook.model import Claim, Hedge, Reading, Report, Status
from tollbook.model.forms import check_spans
from tollbook.read.decide import Decided, decide
from tollbook.read.events import group
from tollbook.read.learned import Models
from tollbook.read.mentions import Form
from tollbook.read.page import Page, open_pages
from tollbook.read.parties import CLAIMANT, PERPETRATOR, parties
from tollbook.read.polarity import polarity
from tollbook.read.reasons import reason
from tollbook.read.repeats import relate
from tollbook.read.status import statuses
from tollbook.read.stretches import Stretch, joined, stretches
from tollbook.read.victims import victims_phrase

READER = "tollbook-en-2"
"""The reader's name and version: claims of another version stand beside these, never over them."""

NO_EVENT = "e0"
"""Stands in a claim until its event is known."""


def _shared_hedges(page: Page, decided: Sequence[Decided]) -> list[Hedge]:
    """Give each claim its hedge; one that stands before a list of counts under one verb holds for all of them.

    "At least 18 civilians and 15 soldiers were killed": both at least; "at least 42 killed and 40 wounded":
    the first only.
    """
    hedges = [d.proposal.mention.hedge for d in decided]
    for i in range(1, len(decided)):
        first, second = decided[i - 1].proposal, decided[i].proposal
        shared = first.sentence == second.sentence and first.harm is second.harm and second.mention.form is Form.NUMBER
        if not shared or hedges[i] is not Hedge.EXACT or hedges[i - 1] not in {Hedge.AT_LEAST, Hedge.MORE_THAN}:
            continue
        doc = page.parsed[second.sentence].doc
        noun = doc[second.mention.head]
        if noun.dep_ == "conj" and noun.head.i == first.mention.head:
            hedges[i] = hedges[i - 1]
    return hedges


def _is_self(page: Page, decided: Decided) -> bool:
    """Tell whether the harmed is a bomber who died by his own bomb."""
    p = decided.proposal
    if p.harm.value != "killed" or p.mention.noun is None:
        return False
    doc = page.parsed[p.sentence].doc
    lemma = doc[p.mention.noun].lemma_.lower()
    reflexive = any(t.lower_ in {"himself", "herself", "themselves"} for t in doc)
    return lemma == "bomber" or (reflexive and p.cue is not None and p.cue.lemma in {"blow", "detonate", "explode"})


def draft(page: Page, decided: Sequence[Decided], models: Models) -> tuple[Claim, ...]:
    """Write the claims as far as one claim's own surroundings tell: everything but relations and events."""
    victims = [victims_phrase(page.parsed[d.proposal.sentence], d.proposal.mention) for d in decided]
    claimants = parties(page, decided, CLAIMANT, models)
    perpetrators = parties(page, decided, PERPETRATOR, models)
    told = statuses(page, decided, victims, perpetrators, models)
    hedges = _shared_hedges(page, decided)
    return tuple(
        Claim(
            id=f"c{i + 1}",
            span=d.span,
            quote=page.words_of(d.span),
            value=d.proposal.mention.value,
            hedge=hedges[i],
            harm=d.proposal.harm,
            status=Status.ARMED_GROUP if _is_self(page, d) else told[i],
            event=NO_EVENT,
            victims=victims[i],
            perpetrator=perpetrators[i],
            claimant=claimants[i],
            polarity=polarity(page.parsed[d.proposal.sentence], d.proposal),
            self_inflicted=_is_self(page, d),
            score=round(d.score, 3),
            reason=reason(page, d),
        )
        for i, d in enumerate(decided)
    )


def read_page(page: Page, models: Models) -> Reading:
    """Read a page that is open already."""
    claims = relate(page, draft(page, decide(page, models), models), models)
    claims, events = group(page, claims, models)
    reading = Reading(page.report.id, READER, claims, events)
    check_spans(page.text, reading)
    return reading


@dataclass(frozen=True)
class Reader:
    """Reads reports with the models of the package, or of a folder. Loads what it needs at the first report."""

    models: Models = field(default_factory=Models)
    name: str = READER

    def read(self, report: Report) -> Reading:
        """Read one report into claims and events; same text, same reading."""
        return next(self.read_many([report]))

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Read reports in their order, up to the first that cannot be read: raises its `ReadError`."""
        for reading in self.read_each(reports):
            if isinstance(reading, ReadError):
                raise reading
            yield reading

    def read_each(self, reports: Iterable[Report]) -> Iterator[Reading | ReadError]:
        """Read reports in their order; one that cannot be read gives its error in its place.

        Some reports are taken ahead: their sentences are parsed together, which is faster than one by one.
        """
        ahead: deque[Stretch] = deque()

        def opened() -> Iterator[Report]:
            for stretch in (s for report in reports for s in stretches(report)):
                ahead.append(stretch)
                yield stretch.report

        parts: list[tuple[Stretch, Reading]] = []
        wrong: ReadError | None = None
        for page in open_pages(opened()):
            stretch = ahead.popleft()
            try:
                parts.append((stretch, read_page(page, self.models)))
            except ReadError as error:
                wrong = error
            if stretch.last:
                yield wrong or joined(parts)
                parts, wrong = [], None
