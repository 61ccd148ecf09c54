"""Rows of features by which a model chooses an event's country: one row a possible answer, "not told" among them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tollbook.read.learned import Row
from tollbook.read.places_country import size
from tollbook.read.places_evidence import Evidence
from tollbook.read.places_map import Map, map_of
from tollbook.read.places_rows import PlaceChoice, event_features
from tollbook.read.times_context import EventContext, Features, buckets

MAX_COUNTRIES = 6
"""Countries weighed for one event, those with the most evidence."""

SETTLED_WEIGHT = 0.5
"""What a name adds that was settled as a country's by the other evidence."""

PLACE_WEIGHT = 100.0
"""What the event's own place adds: its country is always weighed."""

MAX_NAMESAKES = 3
"""Countries with a place of the event's place's name that are weighed whatever else the text says."""

NONE_NEAR = 20
"""Stands for the distance in sentences where there is nothing to measure to."""

KINDS = ("name", "people", "body", "unit", "town")
_WITHIN = frozenset({"in", "at", "near"})


def _by_kind(context: EventContext, own: Sequence[Evidence]) -> Features:
    """Count one country's evidence of each kind, and say how near to the claims it stands."""
    row: Features = {}
    for kind in KINDS:
        positions = [e.position for e in own if e.kind == kind]
        gaps = [context.sentence_distance(p)[0] for p in positions]
        characters = min((abs(p - c.span.start) for p in positions for c in context.claims), default=9_999)
        row[f"{kind}.all"] = min(len(positions), 6)
        row[f"{kind}.near"] = min(sum(gap == 0 for gap in gaps), 4)
        row[f"{kind}.gap"] = min(gaps, default=NONE_NEAR)
        row[f"{kind}.chars"] = buckets(characters, (30, 80, 200, 600, 2_000))
    return row


def _settled(context: EventContext, report: Map, country: str) -> Features:
    """Describe the names that were settled as this country's, apart where "in", "at" or "near" leads them."""
    within: list[int] = []
    other: list[int] = []
    shared = 0
    for name, settled in zip(report.names, report.settled, strict=True):
        gap, _ = context.sentence_distance(name.span.start)
        if settled == country and not name.titled:
            (within if name.lead in _WITHIN else other).append(gap)
        shared += gap == 0 and any(c.country == country for c in name.found)
    return {
        "settled.in_gap": min(within, default=NONE_NEAR),
        "settled.in_all": min(len(within), 6),
        "settled.gap": min(other, default=NONE_NEAR),
        "settled.all": min(len(other), 6),
        "shared_near": min(shared, 5),
    }


def _namesakes(place: PlaceChoice | None) -> list[str]:
    """Give the countries that have a place of the event's place's name, the one with the most people first."""
    if place is None or place.name is None:
        return []
    return list(dict.fromkeys(c.country for c in place.name.found))


def _ranked(report: Map, place: PlaceChoice | None) -> list[str]:
    """Name the countries worth weighing."""
    weights = dict(report.nations.weights)
    for settled in report.settled:
        if settled:
            weights[settled] = weights.get(settled, 0.0) + SETTLED_WEIGHT
    if place is not None and place.country:
        weights[place.country] = weights.get(place.country, 0.0) + PLACE_WEIGHT
    for country in _namesakes(place)[:MAX_NAMESAKES]:
        weights[country] = weights.get(country, 0.0) + PLACE_WEIGHT
    return sorted(weights, key=lambda c: (-weights[c], c))[:MAX_COUNTRIES]


def _size(place: PlaceChoice | None, country: str) -> float:
    """Give the order of magnitude of the event's place if it were this country's."""
    return 0.0 if place is None or place.name is None else size([c for c in place.name.found if c.country == country])


def country_rows(context: EventContext, place: PlaceChoice | None) -> tuple[list[Row], list[str | None]]:
    """Describe every possible country of an event, given the place chosen; the last is "not told"."""
    report = map_of(context.page.text)
    near = sum(context.sentence_distance(n.span.start)[0] == 0 for n in report.names)
    weights = report.nations.weights
    ranked, known = _ranked(report, place), sorted(weights, key=lambda c: (-weights[c], c))
    event: Features = {
        **event_features(context, near),
        "e.countries": len(ranked),
        "e.placed": place is not None,
        "e.place_settled": place is not None and place.country is not None,
        "e.weight": round(math.log2(1 + sum(weights.values()))),
    }
    namesakes = _namesakes(place)
    rows: list[Row] = [
        {
            **event,
            "share": round(report.nations.share(country), 2),
            "rank": known.index(country) if country in known else len(KINDS) + MAX_COUNTRIES,
            **_by_kind(context, [e for e in report.nations.evidence if e.country == country]),
            **_settled(context, report, country),
            "is_place": place is not None and place.country == country,
            "may_be_place": country in namesakes,
            "namesake": namesakes.index(country) if country in namesakes else MAX_NAMESAKES,
            "size": round(_size(place, country)),
            "larger": round(
                _size(place, country) - max((_size(place, c) for c in namesakes if c != country), default=0.0)
            ),
        }
        for country in ranked
    ]
    rows.append({**event, "kind": "not told", "top": round(max(weights.values(), default=0.0))})
    return rows, [*ranked, None]
