"""The record that the program makes of the sample reports, beside what a careful reader finds in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.examples.gold import EXAMPLES, GoldFigure, figures, samples, tree
from tollbook.model import Claim, Incident, Reading, Report, Toll
from tollbook.model.nouns import ANY_STATUS
from tollbook.pipeline import build
from tollbook.read.reader import Reader
from tollbook.store import open_store


@dataclass(frozen=True)
class Record:
    """A store's reports, readings and incidents, by id; samples are found by outlet, day and title."""

    reports: Mapping[str, Report]
    readings: Mapping[str, Reading]
    incidents: Mapping[str, Incident]

    def report(self, key: str) -> Report:
        """Find a sample's report."""
        (sample,) = (s for s in samples() if s.key == key)
        wanted = (sample.outlet, sample.published, sample.title)
        return next(r for r in self.reports.values() if (r.outlet, (r.published or "")[:10], r.title) == wanted)

    def claim(self, figure: GoldFigure) -> Claim | None:
        """Find the claim that reads a figure: its words, harm and number; what only a title says, by its number."""
        report = self.report(figure.key)
        span, value = figure.span(report), None if figure.value is None else (figure.value,)
        for claim in self.readings[report.id].claims:
            here = span is None or claim.span.overlaps(span)
            if here and claim.harm == figure.harm and (value is None or claim.value == value):
                return claim
        return None

    @cached_property
    def _home(self) -> dict[tuple[str, str], Incident]:
        return {(ref.report, ref.event): i for i in self.incidents.values() for ref in i.events}

    def incident(self, report: Report, claim: Claim) -> Incident:
        """Find the incident of a claim."""
        return self._home[report.id, claim.event]

    def told(self, event: str) -> Iterator[tuple[GoldFigure, Incident]]:
        """Yield the figures of one incident of the tree that were read, each with the incident that it came into."""
        for figure in figures():
            claim = self.claim(figure)
            if figure.event == event and claim is not None:
                yield figure, self.incident(self.report(figure.key), claim)

    def main(self, event: str) -> Incident:
        """Find the incident that holds most of the figures of one incident of the tree."""
        votes = Counter(incident.id for _, incident in self.told(event))
        return self.incidents[min(votes, key=lambda id_: (-votes[id_], id_))]

    def chain(self, incident: Incident) -> list[str]:
        """Name an incident and the wholes that it is part of."""
        found = [incident.id]
        while incident.whole is not None:
            incident = self.incidents[incident.whole]
            found.append(incident.id)
        return found

    def homes(self, event: str) -> set[str]:
        """Name the incidents in which figures of one incident of the tree are at home: its own, or its whole."""
        gold = tree()["incidents"][event]
        return {self.main(e).id for e in (event, gold["whole"], *gold["may_be_one_with"]) if e}


def toll(incident: Incident, harm: str, status: str = ANY_STATUS) -> Toll | None:
    """Find one toll of an incident."""
    return next((t for t in incident.tolls if (t.harm, t.status) == (harm, status)), None)


def make_record(db: Path, *more: Path) -> Record:
    """Build a store from the samples, and from what else is given, with the reader of the package."""
    with open_store(db) as store:
        build([EXAMPLES, *more], store, reader=Reader())
        read = list(store.readings())
        incidents = {i.id: i for i in store.incidents()}
    return Record({r.id: r for r, _ in read}, {r.id: reading for r, reading in read}, incidents)
