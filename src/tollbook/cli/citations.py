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


def cited(store: Store, incident: Incident) -> Mapping[str, Citation]:
    """Find the claims that an incident's tolls and their histories rest on, by their citation.

    They mostly stand in the reports that tell of the incident; what a part or a whole lends is looked up by its
    `doc_id`, and left out where several reports bear that one.
    """
    found = _of_reports(store, {ref.report for ref in incident.events})
    told = {claim for toll in incident.tolls for claim in (*toll.claims, *(figure.claim for figure in toll.history))}
    missing = {claim.rpartition("#")[0] for claim in told if claim not in found}
    lenders = [store.reports_named(doc_id) for doc_id in sorted(missing)]
    return {**_of_reports(store, {named[0].id for named in lenders if len(named) == 1}), **found}


def _of_reports(store: Store, report_ids: Iterable[str]) -> dict[str, Citation]:
    """Cite every claim of some reports; one that nobody has read has none."""
    out: dict[str, Citation] = {}
    for report_id in sorted(report_ids):
        reading = store.reading(report_id)
        if reading is not None:
            out |= {found.cite: found for found in of_reading(store.report(report_id), reading)}
    return out
