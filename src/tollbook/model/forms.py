"""JSON in and out, in the form of the annotation guidelines.

One shape for gold files, the reader's JSONL, exports and the API: what is written here can be read back
(`from_json(to_json(x)) == x`), and a gold line can be read though it lacks the fields that only our reader writes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tollbook.errors import SpanMismatch
from tollbook.model.codes import DatePrecision, Harm, Hedge, Kind, PlacePrecision, Polarity, Status
from tollbook.model.nouns import Claim, Dispute, Event, Figure, Incident, Phrase, Reading, Report, Span, Toll

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Document:
    """One line of a gold file or of the reader's JSONL: a text's claims and events, without the text."""

    doc_id: str
    sha256: str
    published: str | None
    reading: Reading


def _span_in(pair: list[int] | None) -> Span | None:
    return None if pair is None else Span(*pair)


def _phrase_in(quote: str | None, span: list[int] | None) -> Phrase | None:
    """Read a party; gold files give its words without their place, then the span is unknown and there is no phrase."""
    found = _span_in(span)
    return None if quote is None or found is None else Phrase(found, quote)


def claim_to_json(claim: Claim) -> Json:
    """Write one claim; `self` only where true, as in the gold files."""
    v, p, c = claim.victims, claim.perpetrator, claim.claimant
    out: Json = {
        "id": claim.id,
        "span": [claim.span.start, claim.span.end],
        "quote": claim.quote,
        "value": list(claim.value) or None,
        "hedge": claim.hedge.value,
        "harm": claim.harm.value,
        "victims": None if v is None else {"span": [v.span.start, v.span.end], "quote": v.quote},
        "status": claim.status.value,
        "perpetrator": p.quote if p else None,
        "perpetrator_span": [p.span.start, p.span.end] if p else None,
        "claimant": c.quote if c else None,
        "claimant_span": [c.span.start, c.span.end] if c else None,
        "polarity": claim.polarity.value,
        "same_as": claim.same_as,
        "part_of": claim.part_of,
        "event": claim.event,
        "score": claim.score,
        "reason": claim.reason,
    }
    if claim.self_inflicted:
        out["self"] = True
    return out


def claim_from_json(raw: Mapping[str, Any]) -> Claim:
    """Read one claim, of ours or of a gold file."""
    victims = raw.get("victims")
    return Claim(
        id=raw["id"],
        span=Span(*raw["span"]),
        quote=raw["quote"],
        value=tuple(raw["value"] or ()),
        hedge=Hedge(raw["hedge"]),
        harm=Harm(raw["harm"]),
        status=Status(raw["status"]),
        event=raw["event"],
        victims=Phrase(Span(*victims["span"]), victims["quote"]) if victims else None,
        perpetrator=_phrase_in(raw.get("perpetrator"), raw.get("perpetrator_span")),
        claimant=_phrase_in(raw.get("claimant"), raw.get("claimant_span")),
        polarity=Polarity(raw["polarity"]),
        same_as=raw.get("same_as"),
        part_of=raw.get("part_of"),
        self_inflicted=bool(raw.get("self")),
        score=raw.get("score"),
        reason=raw.get("reason", ""),
    )


def event_to_json(event: Event) -> Json:
    """Write one event: the guidelines' fields first, then what only our reader knows."""
    place = event.place
    return {
        "id": event.id,
        "label": event.label,
        "date": list(event.date) if event.date else None,
        "place": place.quote if place else None,
        "country": event.country,
        "background": event.background,
        "date_precision": event.date_precision.value,
        "place_span": [place.span.start, place.span.end] if place else None,
        "place_precision": event.place_precision.value,
        "admin1": event.admin1,
        "lat": event.lat,
        "lon": event.lon,
        "kind": event.kind.value if event.kind else None,
    }


def event_from_json(raw: Mapping[str, Any]) -> Event:
    """Read one event, of ours or of a gold file."""
    date = raw.get("date")
    return Event(
        id=raw["id"],
        label=raw.get("label", ""),
        date=(date[0], date[1]) if date else None,
        date_precision=DatePrecision(raw.get("date_precision", "unknown")),
        place=_phrase_in(raw.get("place"), raw.get("place_span")),
        place_precision=PlacePrecision(raw.get("place_precision", "unknown")),
        country=raw.get("country"),
        admin1=raw.get("admin1"),
        lat=raw.get("lat"),
        lon=raw.get("lon"),
        kind=Kind(raw["kind"]) if raw.get("kind") else None,
        background=bool(raw.get("background")),
    )


def reading_to_json(report: Report, reading: Reading) -> Json:
    """Write one line of the reader's JSONL."""
    return {
        "doc_id": report.doc_id,
        "sha256": report.sha256,
        "published": report.published,
        "reader": reading.reader,
        "claims": [claim_to_json(c) for c in reading.claims],
        "events": [event_to_json(e) for e in reading.events],
        "notes": list(reading.notes),
    }


def document_from_json(raw: Mapping[str, Any]) -> Document:
    """Read one line of a gold file or of the reader's JSONL."""
    reading = Reading(
        report=raw["doc_id"],
        reader=raw.get("reader", "gold"),
        claims=tuple(claim_from_json(c) for c in raw["claims"]),
        events=tuple(event_from_json(e) for e in raw["events"]),
        notes=tuple(raw.get("notes", ())),
    )
    return Document(raw["doc_id"], raw.get("sha256", ""), raw.get("published"), reading)


def check_spans(text: str, reading: Reading) -> None:
    """Hold a reading to its text: every span must quote the words that stand there.

    Raises `SpanMismatch` naming the claim or event and both wordings.
    """
    phrases = [(c.id, Phrase(c.span, c.quote)) for c in reading.claims]
    phrases += [(c.id, p) for c in reading.claims for p in (c.victims, c.perpetrator, c.claimant) if p]
    phrases += [(e.id, e.place) for e in reading.events if e.place]
    for owner, phrase in phrases:
        found = phrase.span.of(text)
        if found != phrase.quote:
            where = f"[{phrase.span.start}, {phrase.span.end}]"
            raise SpanMismatch(f"{reading.report} {owner}: {where} reads {found!r}, not {phrase.quote!r}")


def figure_to_json(figure: Figure) -> Json:
    """Write one entry of a toll's history."""
    return {
        "as_of": figure.as_of,
        "claimant": figure.claimant,
        "outlet": figure.outlet,
        "words": figure.words,
        "low": figure.low,
        "high": figure.high,
        "relation": figure.relation,
        "contained_in": figure.contained_in,
        "claim": figure.claim,
    }


def dispute_to_json(dispute: Dispute) -> Json:
    """Write one disagreement."""
    return {"text": dispute.text, "claims": list(dispute.claims)}


def toll_to_json(toll: Toll) -> Json:
    """Write one toll with its history and disagreements."""
    return {
        "harm": toll.harm.value,
        "status": toll.status,
        "low": toll.low,
        "best": toll.best,
        "high": toll.high,
        "policy": toll.policy,
        "grade": toll.grade.value,
        "claims": list(toll.claims),
        "history": [figure_to_json(f) for f in toll.history],
        "disputes": [dispute_to_json(d) for d in toll.disputes],
        "reason": toll.reason,
    }


def incident_to_json(incident: Incident) -> Json:
    """Write one incident, the form that `tollbook incidents`, exports and the API share."""
    return {
        "id": incident.id,
        "title": incident.title,
        "date": list(incident.date) if incident.date else None,
        "date_precision": incident.date_precision.value,
        "place": incident.place,
        "country": incident.country,
        "lat": incident.lat,
        "lon": incident.lon,
        "place_precision": incident.place_precision.value,
        "kind": incident.kind.value if incident.kind else None,
        "state": incident.state.value,
        "events": [{"doc_id": e.doc_id, "event": e.event} for e in incident.events],
        "background": incident.background,
        "tolls": [toll_to_json(t) for t in incident.tolls],
        "parts": list(incident.parts),
        "whole": incident.whole,
        "links": list(incident.links),
    }
