"""Flat rows: claims, incidents, tolls and figures as a spreadsheet takes them. Column order is fixed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from tollbook.cli.citations import Citation, of_reading
from tollbook.cli.forms import Row
from tollbook.model import ANY_STATUS, Claim, Harm, Incident, Reading, Report, Status, Toll

CLAIM_COLUMNS: Final = (
    "claim_id", "doc_id", "report_id", "outlet", "url", "published", "language", "event", "harm", "status",
    "value_low", "value_high", "hedge", "quote", "start", "end", "victims", "perpetrator", "claimant", "polarity",
    "self", "same_as", "part_of", "sentence", "sentence_start", "sentence_end", "reader", "score", "reason",
)  # fmt: skip
INCIDENT_COLUMNS: Final = (
    "incident_id", "state", "date_start", "date_end", "date_precision", "country_iso3", "place", "latitude",
    "longitude", "place_precision", "kind", "background", "whole", "parts",
    "killed_low", "killed_best", "killed_high",
    "killed_civilian_low", "killed_civilian_best", "killed_civilian_high",
    "injured_low", "injured_best", "injured_high", "missing_low", "missing_best", "missing_high",
    "grade", "policy", "n_reports", "summary", "disagreements", "claims",
)  # fmt: skip
TOLL_COLUMNS: Final = (
    "incident_id", "harm", "status", "policy", "low", "best", "high", "grade", "n_claims", "claims", "reason",
    "disagreements",
)  # fmt: skip
FIGURE_COLUMNS: Final = (
    "incident_id", "harm", "status", "policy", "claim_id", "as_of", "claimant", "outlet", "words", "low", "high",
    "relation", "contained_in", "sentence",
)  # fmt: skip

SEPARATOR: Final = "; "
"""Between several things in one cell."""


def claim_row(citation: Citation, reading: Reading) -> Row:
    """Lay one claim out flat; `value_low` and `value_high` are empty for a vague word."""
    claim, report = citation.claim, citation.report
    return {
        "claim_id": citation.cite,
        "doc_id": report.doc_id,
        "report_id": report.id,
        "outlet": report.outlet,
        "url": report.url,
        "published": report.published,
        "language": report.language,
        "reader": reading.reader,
        "sentence": citation.sentence.of(report.text),
        "sentence_start": citation.sentence.start,
        "sentence_end": citation.sentence.end,
        **_claim_cells(claim),
    }


def _claim_cells(claim: Claim) -> Row:
    return {
        "event": claim.event,
        "harm": claim.harm.value,
        "status": claim.status.value,
        "value_low": claim.value[0] if claim.value else None,
        "value_high": claim.value[-1] if claim.value else None,
        "hedge": claim.hedge.value,
        "quote": claim.quote,
        "start": claim.span.start,
        "end": claim.span.end,
        "victims": claim.victims.quote if claim.victims else None,
        "perpetrator": claim.perpetrator.quote if claim.perpetrator else None,
        "claimant": claim.claimant.quote if claim.claimant else None,
        "polarity": claim.polarity.value,
        "self": claim.self_inflicted,
        "same_as": claim.same_as,
        "part_of": claim.part_of,
        "score": claim.score,
        "reason": claim.reason,
    }


def claim_rows(report: Report, reading: Reading) -> Iterator[Row]:
    """Lay out all claims of one reading."""
    return (claim_row(citation, reading) for citation in of_reading(report, reading))


def toll_of(incident: Incident, harm: Harm, status: str) -> Toll | None:
    """Return one toll of an incident, None where nobody gives it."""
    return next((toll for toll in incident.tolls if toll.harm is harm and toll.status == status), None)


def _ends(name: str, toll: Toll | None) -> Row:
    return {
        f"{name}_low": toll.low if toll else None,
        f"{name}_best": toll.best if toll else None,
        f"{name}_high": toll.high if toll else None,
    }


def incident_row(incident: Incident) -> Row:
    """Lay one incident out flat; a number that nobody gave is empty, not 0. Other tolls are in the long table."""
    killed = toll_of(incident, Harm.KILLED, ANY_STATUS)
    first = killed or next(iter(incident.tolls), None)
    disputes = [dispute.text for toll in incident.tolls for dispute in toll.disputes]
    claims = sorted({claim for toll in incident.tolls for claim in toll.claims})
    return {
        "incident_id": incident.id,
        "state": incident.state.value,
        "date_start": incident.date[0] if incident.date else None,
        "date_end": incident.date[1] if incident.date else None,
        "date_precision": incident.date_precision.value,
        "country_iso3": incident.country,
        "place": incident.place,
        "latitude": incident.lat,
        "longitude": incident.lon,
        "place_precision": incident.place_precision.value,
        "kind": incident.kind.value if incident.kind else None,
        "background": incident.background,
        "whole": incident.whole,
        "parts": SEPARATOR.join(incident.parts),
        "grade": first.grade.value if first else None,
        "policy": first.policy if first else None,
        "n_reports": len({ref.report for ref in incident.events}),
        "summary": incident.title,
        "disagreements": SEPARATOR.join(dict.fromkeys(disputes)),
        "claims": SEPARATOR.join(claims),
        **_ends("killed", killed),
        **_ends("killed_civilian", toll_of(incident, Harm.KILLED, Status.CIVILIAN.value)),
        **_ends("injured", toll_of(incident, Harm.INJURED, ANY_STATUS)),
        **_ends("missing", toll_of(incident, Harm.MISSING, ANY_STATUS)),
    }


def toll_rows(incident: Incident) -> Iterator[Row]:
    """Lay the tolls of one incident out in long form: one row for each harm, status and policy."""
    for toll in incident.tolls:
        yield {
            "incident_id": incident.id,
            "harm": toll.harm.value,
            "status": toll.status,
            "policy": toll.policy,
            "low": toll.low,
            "best": toll.best,
            "high": toll.high,
            "grade": toll.grade.value,
            "n_claims": len(toll.claims),
            "claims": SEPARATOR.join(toll.claims),
            "reason": toll.reason,
            "disagreements": SEPARATOR.join(dispute.text for dispute in toll.disputes),
        }


def figure_rows(incident: Incident, citations: Mapping[str, Citation]) -> Iterator[Row]:
    """Lay the histories of one incident's tolls out, each figure with the sentence that says it."""
    for toll in incident.tolls:
        for figure in toll.history:
            citation = citations.get(figure.claim)
            yield {
                "incident_id": incident.id,
                "harm": toll.harm.value,
                "status": toll.status,
                "policy": toll.policy,
                "claim_id": figure.claim,
                "as_of": figure.as_of,
                "claimant": figure.claimant,
                "outlet": figure.outlet,
                "words": figure.words,
                "low": figure.low,
                "high": figure.high,
                "relation": figure.relation,
                "contained_in": figure.contained_in,
                "sentence": citation.sentence.of(citation.report.text) if citation else None,
            }
