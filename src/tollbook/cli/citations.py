"""The sentence behind a figure: from a claim as it is cited (`doc_id#c1`) to the words of the stored report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tollbook.cli.sentences import Sentences
from tollbook.model import Claim, Incident, Reading, Report, Span

if TYPE_CHECKING:
    from tollbook.store import Store


@dataclass(frozen=True, slots=True)
class Citation:
    """One claim with the report that makes it and the sentence that holds it."""

    cite: str
    report: Report
    claim: Claim
    sentence: Span


def cite(report: Report, claim: Claim) -> str:
    """Name a claim across the store, as tolls and histories do."""
    return f"{report.doc_id}#{claim.id}"


def of_reading(report: Report, reading: Reading) -> Iterator[Citation]:
    """Cite every claim of one reading, in text order."""
    if not reading.claims:
        return
    sentences = Sentences.of(report.text)
    for claim in reading.claims:
        yield Citation(cite(report, claim), report, claim, sentences.around(claim.span))


def read_pairs(store: Store, report_ids: Iterable[str]) -> Iterator[tuple[Report, Reading]]:
    """Read reports with their current readings from the store, in the order of their ids; unread ones are left out."""
    for report_id in sorted(set(report_ids)):
        reading = store.reading(report_id)
        if reading is not None:
            yield store.report(report_id), reading


def of_incident(store: Store, incident: Incident) -> Mapping[str, Citation]:
    """Cite every claim of the reports that tell of an incident, by its citation."""
    pairs = read_pairs(store, (ref.report for ref in incident.events))
    return {found.cite: found for report, reading in pairs for found in of_reading(report, reading)}
