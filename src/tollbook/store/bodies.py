"""Incidents and tolls read back from the JSON that `tollbook.model.forms` writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tollbook.model import (
    DatePrecision,
    Dispute,
    EventRef,
    Figure,
    Grade,
    Harm,
    Incident,
    Kind,
    PlacePrecision,
    State,
    Toll,
)
from tollbook.model.forms import Json, incident_to_json


def incident_body(made: Incident) -> Json:
    """Write an incident without its tolls and events, which have tables of their own."""
    body = incident_to_json(made)
    del body["tolls"], body["events"]
    return body


def incident_from_body(body: Mapping[str, Any], events: Sequence[EventRef], tolls: Sequence[Toll]) -> Incident:
    """Put an incident together again."""
    date = body["date"]
    return Incident(
        id=body["id"],
        title=body["title"],
        events=tuple(events),
        date=(date[0], date[1]) if date else None,
        date_precision=DatePrecision(body["date_precision"]),
        place=body["place"],
        place_precision=PlacePrecision(body["place_precision"]),
        country=body["country"],
        lat=body["lat"],
        lon=body["lon"],
        kind=Kind(body["kind"]) if body["kind"] else None,
        background=body["background"],
        state=State(body["state"]),
        tolls=tuple(tolls),
        parts=tuple(body["parts"]),
        whole=body["whole"],
        links=tuple(body["links"]),
    )


def toll_from_body(body: Mapping[str, Any]) -> Toll:
    """Read one toll with its history and disagreements."""
    return Toll(
        harm=Harm(body["harm"]),
        status=body["status"],
        low=body["low"],
        best=body["best"],
        high=body["high"],
        policy=body["policy"],
        grade=Grade(body["grade"]),
        claims=tuple(body["claims"]),
        history=tuple(Figure(**figure) for figure in body["history"]),
        disputes=tuple(Dispute(d["text"], tuple(d["claims"])) for d in body["disputes"]),
        reason=body["reason"],
    )
