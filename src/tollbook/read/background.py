"""Tell a report's news from what it mentions as history: an earlier attack, a war's whole toll, an old case in court.

Each claim of an event is asked, told also of its event's place in the report; the event is background where its claims
say so on average.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from tollbook.read.lexicon import table

if TYPE_CHECKING:
    from tollbook.read.facets import Facet
    from tollbook.read.page import Page
    from tollbook.read.pairs import MutableRow, Scene

_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
FAR = 12
"""Positions beyond this say no more."""
NOW = 2
"""The news' own sentences: so many at the head of a report."""


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, cues), key=len, reverse=True)) + r")\b", re.IGNORECASE)
        for name, cues in table("event_background").items()
    }


def _year_features(page: Page, sentence: str) -> MutableRow:
    """Compare the years that a sentence names with the report's own."""
    years = [int(y) for y in _YEAR.findall(sentence)]
    own = page.report.published
    return {
        "year": bool(years),
        "year_past": bool(own and years and min(years) < int(own[:4])),
        "year_same": bool(own and int(own[:4]) in years),
        "dated": own is not None,
    }


def _own(page: Page, facet: Facet, scene: Scene) -> MutableRow:
    """Describe one claim: the tense and the cues around it, where it stands, how large it is."""
    span = page.sentences[facet.sentence].span
    sentence = page.words_of(span)
    at = facet.claim.span.start - span.start
    clause = sentence[max(0, at - 60) : at + 90]
    row: MutableRow = {
        "harm": facet.claim.harm.value,
        "hedge": facet.claim.hedge.value,
        "status": facet.claim.status.value,
        "kind": facet.kind,
        "polarity": facet.claim.polarity.value,
        "log": None if facet.size is None else math.log1p(facet.size),
        "verb": facet.verb,
        "dep": "|".join(facet.links[:3]),
        "relative": any(link in {"relcl", "acl", "advcl"} for link in facet.links),
        "prev": facet.before[0] if facet.before else "^",
        "next": facet.after[0] if facet.after else "$",
        "title": facet.title,
        "sentence": min(facet.sentence, FAR),
        "depth": facet.sentence / max(1, scene.sentences - 1),
        "alone": scene.sentences == 1,
        "often": scene.figures[facet.claim.harm, facet.claim.value],
        "opens": facet.opening[0] if facet.opening else None,
        "places": len(facet.places),
        "fresh": min(facet.fresh, FAR),
        **_year_features(page, sentence),
    }
    for name, cues in _cues().items():
        row[f"sentence_{name}"] = cues.search(sentence) is not None
        row[f"clause_{name}"] = cues.search(clause) is not None
        row[f"clause_cue_{name}"] = found[0].lower() if (found := cues.search(clause)) else None
    row.update({f"time_{t}": True for t in facet.times if t.isalpha()})
    return row


def _shared(a: frozenset[str], b: frozenset[str]) -> float | None:
    return len(a & b) / len(a) if a and b else None


def _event(members: Sequence[Facet], scene: Scene) -> MutableRow:
    """Describe the event: how much of the report it fills, and how near it is to the head and to the rest."""
    seen = scene.facets
    own = {f.order for f in members}
    others = [f for f in seen if f.order not in own]
    head = [f for f in seen if f.sentence <= NOW]
    words = frozenset[str]().union(*(f.content for f in members))
    places = frozenset[str]().union(*(f.places for f in members))
    return {
        "event_claims": min(len(members), FAR),
        "event_share": len(members) / len(seen),
        "event_first": min(own) == 0,
        "event_last": max(own) == len(seen) - 1,
        "event_order": min(min(own), FAR),
        "event_sentence": min(min(f.sentence for f in members), FAR),
        "event_title": any(f.title for f in members),
        "event_alone": not others,
        "event_sentences": min(len({f.sentence for f in members}), FAR),
        "event_named_by_head": _shared(words, frozenset[str]().union(*(f.content for f in head if f.order not in own))),
        "event_places_by_head": _shared(places, frozenset[str]().union(*(f.places for f in head if f.order not in own))),
        "event_beside_others": any(f.sentence == o.sentence for f in members for o in others),
        "event_is_part": any(f.claim.part_of and f.claim.part_of not in {m.claim.id for m in members} for f in members),
        "event_is_whole": any(o.claim.part_of in {m.claim.id for m in members} for o in others),
        "event_follows_larger": any((o.size or 0) > (f.size or 0) and o.order < f.order for f in members for o in others),
    }


def background_rows(page: Page, members: Sequence[Facet], scene: Scene) -> list[MutableRow]:
    """Ask of each claim of one event whether its event is background."""
    event = _event(members, scene)
    return [{**_own(page, facet, scene), **event} for facet in members]
