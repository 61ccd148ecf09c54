"""Rows of features by which a model chooses the place of an event: one row a possible answer, "not told" among them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tollbook.model import Span
from tollbook.read.learned import Row
from tollbook.read.places_among import among, weighed
from tollbook.read.places_features import definite_noun, distances, looks, standing, verbs
from tollbook.read.places_map import Map, map_of
from tollbook.read.places_names import PlaceName
from tollbook.read.times_context import EventContext, Features

MAX_PLACES = 60
"""Names weighed for one event, the nearest first."""

BIG = 1_000
"""A number of people from which a toll is rather of a war than of an act."""


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """One possible place; `name` is None for "not told". `country` is what the name means in this report."""

    name: PlaceName | None
    country: str | None


def event_features(context: EventContext, near: int) -> Features:
    """Describe an event by its claims; `near` is how many names stand in their sentences."""
    claim = context.claims[0] if context.claims else None
    return {
        "e.first": min(context.claim_sentences[0] if context.claim_sentences else 0, 20),
        "e.claims": min(len(context.claims), 9),
        "e.others": min(len(context.others), 9),
        "e.spread": min(len(context.claim_sentences), 6),
        "e.sentences": min(len(context.page.sentences), 40),
        "e.near": min(near, 8),
        "e.definite": definite_noun(context),
        "e.harm": claim.harm.value if claim else None,
        "e.status": claim.status.value if claim else None,
        "e.big": max((v for c in context.claims for v in c.value), default=0) >= BIG,
        "e.vague": all(not c.value for c in context.claims),
    }


def _nearest(context: EventContext, report: Map) -> list[int]:
    """Give the numbers of the names worth weighing: of each wording the occurrence nearest to the claims."""
    best: dict[str, tuple[tuple[int, bool, int], int]] = {}
    barred = [*_outlet_names(context), *context.foreign]
    for i, name in enumerate(report.names):
        if any(span.start <= name.span.start < span.end for span in barred):
            continue
        gap, _ = context.sentence_distance(name.span.start)
        rank = (gap, not report.is_placed(i), context.character_distance(name.span))
        key = name.span.of(context.page.text).lower()
        if key not in best or rank < best[key][0]:
            best[key] = (rank, i)
    return [i for _, i in sorted(best.values())[:MAX_PLACES]]


def _outlet_names(context: EventContext) -> list[Span]:
    """Find where the report names its own outlet: the town in "The X Gazette" is not where anything happened."""
    outlet = context.page.report.outlet
    if not outlet or " " not in outlet:
        return []
    return [Span(*m.span()) for m in re.finditer(re.escape(outlet), context.page.text, re.IGNORECASE)]


def place_rows(context: EventContext) -> tuple[list[Row], list[PlaceChoice]]:
    """Describe every possible place of an event, and name them in the same order; the last is "not told"."""
    report = map_of(context.page.text)
    chosen = _nearest(context, report)
    compared = weighed(report, chosen, context)
    event, definite = event_features(context, len(compared.near)), definite_noun(context)
    rows: list[Row] = []
    for rank, i in enumerate(chosen):
        name = report.names[i]
        rows.append(
            {
                **event,
                **distances(context, name.span.start),
                **verbs(context, name.core.start),
                **looks(name, definite),
                **standing(context.page.text, report, i),
                **among(compared, i),
                "rank": min(rank, 15),
            }
        )
    rows.append({**event, "kind": "not told", "rank": min(len(chosen), 15)})
    return rows, [*(PlaceChoice(report.names[i], report.settled[i]) for i in chosen), PlaceChoice(None, None)]
