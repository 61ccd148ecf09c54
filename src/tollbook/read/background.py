"""Tell a report's news from what it mentions as history: an earlier attack, a war's whole toll, an old case in court.

Each claim is asked by itself; an event is background where its claims say so on average.
"""

from __future__ import annotations

import math
import re
from functools import cache
from typing import TYPE_CHECKING

from tollbook.read.lexicon import table

if TYPE_CHECKING:
    from tollbook.read.facets import Facet
    from tollbook.read.moments import Moment
    from tollbook.read.page import Page
    from tollbook.read.pairs import MutableRow
    from tollbook.read.scene import Scene

_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
FAR = 12
"""Positions beyond this say no more."""
CLAUSE_BEFORE, CLAUSE_AFTER = 60, 90
"""How many characters before and after a count make its clause, near enough."""
NOW = 2
"""The news' own sentences: so many at the head of a report."""


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile(
            r"\b(?:" + "|".join(sorted(map(re.escape, cues), key=len, reverse=True)) + r")\b", re.IGNORECASE
        )
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


def _moment(prefix: str, moment: Moment | None, head: Moment | None) -> MutableRow:
    """Say how far back a time lies from the report's day, and from the first time that the report tells."""
    if moment is None:
        return {f"{prefix}_when": "untold"}
    behind = None
    if head is not None and head.days.year_known == moment.days.year_known:
        behind = (head.days.last - moment.days.last).days
    return {
        f"{prefix}_when": moment.kind,
        f"{prefix}_lag": moment.lag,
        f"{prefix}_since": moment.since,
        f"{prefix}_length": moment.length,
        f"{prefix}_behind": behind,
        f"{prefix}_dated": moment.days.year_known,
    }


def _head(scene: Scene) -> Moment | None:
    return next((f.moment for f in scene.facets if f.moment is not None), None)


SUBORDINATE = frozenset({"relcl", "acl", "advcl", "pcomp", "pobj"})
"""Steps of a parse that lead out of a clause or a phrase that only qualifies what is told."""


def _depth(facet: Facet) -> int:
    return sum(link in SUBORDINATE for link in facet.links)


def _clauses(facet: Facet, scene: Scene) -> MutableRow:
    """Say how deep in its sentence a claim stands, and whether another stands nearer to what the sentence tells."""
    beside = [f for f in scene.facets if f.sentence == facet.sentence and f.order != facet.order]
    depth = _depth(facet)
    other_harm = [f for f in beside if f.claim.harm != facet.claim.harm]
    return {
        "depth_clauses": depth,
        "relative": sum(link == "relcl" for link in facet.links),
        "adverbial": sum(link == "advcl" for link in facet.links),
        "reported": "ccomp" in facet.links,
        "below_other": any(_depth(f) < depth for f in beside),
        "below_other_harm": any(_depth(f) < depth for f in other_harm),
        "above_other": any(_depth(f) > depth for f in beside),
        "harms_in_sentence": len({f.claim.harm for f in beside} | {facet.claim.harm}),
        "first_harm": scene.facets[0].claim.harm.value,
        "unlike_first": scene.facets[0].claim.harm != facet.claim.harm,
        "unlike_first_status": scene.facets[0].claim.status != facet.claim.status,
    }


def _by_head(facet: Facet, scene: Scene) -> MutableRow:
    """Say how much a claim's sentence has in common with the head of the report, where the news stands."""
    head = [f for f in scene.facets if f.sentence <= NOW and f.sentence != facet.sentence]
    places = frozenset[str]().union(*(f.places for f in head))
    before = [f for f in scene.facets if f.order < facet.order]
    return {
        "head_places": _shared(facet.places, places),
        "head_figure": any((f.claim.harm, f.claim.value) == (facet.claim.harm, facet.claim.value) for f in head),
        "head_name": any(f.names & facet.names for f in head),
        "head_verb": any(f.verb == facet.verb for f in head),
        "order": min(facet.order, FAR),
        "claims": min(len(scene.facets), 30),
        "larger": bool(before) and all((f.size or 0) < (facet.size or 0) for f in before),
        "same_sentence": sum(f.sentence == facet.sentence for f in scene.facets),
        "behind": facet.sentence - max((f.sentence for f in before), default=facet.sentence),
    }


def _shared(a: frozenset[str], b: frozenset[str]) -> float | None:
    return len(a & b) / len(a) if a and b else None


def background_row(page: Page, facet: Facet, scene: Scene) -> MutableRow:
    """Ask of one claim whether it is background: by the tense, cues and time around it, and where it stands."""
    span = page.sentences[facet.sentence].span
    sentence = page.words_of(span)
    at = facet.claim.span.start - span.start
    clause = sentence[max(0, at - CLAUSE_BEFORE) : at + CLAUSE_AFTER]
    row: MutableRow = {
        "harm": facet.claim.harm.value,
        "hedge": facet.claim.hedge.value,
        "status": facet.claim.status.value,
        "kind": facet.kind,
        "polarity": facet.claim.polarity.value,
        "log": None if facet.size is None else math.log1p(facet.size),
        "helpers": facet.helpers,
        "verb_is_root": facet.verb is not None and facet.verb == facet.root,
        **_clauses(facet, scene),
        "title": facet.title,
        "sentence": min(facet.sentence, FAR),
        "depth": facet.sentence / max(1, scene.sentences - 1),
        "alone": scene.sentences == 1,
        "often": scene.figures[facet.claim.harm, facet.claim.value],
        "places": len(facet.places),
        "fresh": min(facet.fresh, FAR),
        **_year_features(page, sentence),
        **_by_head(facet, scene),
        **_moment("own", facet.moment, _head(scene)),
    }
    for name, cues in _cues().items():
        row[f"sentence_{name}"] = cues.search(sentence) is not None
        row[f"clause_{name}"] = cues.search(clause) is not None
    row.update({f"time_{t}": True for t in facet.times if t.isalpha()})
    return row


def background_rows(page: Page, scene: Scene) -> list[MutableRow]:
    """Ask of each claim of a report whether it is background."""
    return [background_row(page, facet, scene) for facet in scene.facets]
