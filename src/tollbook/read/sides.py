"""Tell a campaign against an armed group from the attacks that it answers, where one report counts the dead of both.

"Troops killed 145 militants in 40 hours. The attacks had killed 17 soldiers and 31 civilians": two events, each with
victims of its own, however near they stand. A fight in which both sides lose people is one event, and so is whatever
one clause counts side by side.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from tollbook.model import Harm, Span, Status
from tollbook.read.lexicon import table

if TYPE_CHECKING:
    from tollbook.read.facets import Facet
    from tollbook.read.page import Page
    from tollbook.read.scene import Scene

Pair = tuple[int, int]

NEAR = 6
"""In so many sentences before a claim the attacks may be named in which its people died."""
CLAUSES = frozenset({"acl", "advcl", "ccomp", "parataxis", "relcl"})
"""Steps of a parse that lead out of a clause."""
ARGUMENTS = frozenset({"agent", "dobj", "nsubj", "nsubjpass"})
"""Steps that lead from a phrase to its verb: a conjunction above them joins clauses, one below them only nouns."""
NOT_HARM = frozenset({Harm.DISPLACED, Harm.DETAINED})
"""Who fled or was arrested tells neither side."""


class Side(Enum):
    """Whose people a claim counts: the armed group's, or those whom it attacked."""

    GROUP = "group"
    ATTACKED = "attacked"


_OF_STATUS = {
    Status.ARMED_GROUP: Side.GROUP,
    Status.CIVILIAN: Side.ATTACKED,
    Status.STATE_FORCES: Side.ATTACKED,
}


@cache
def _cue(name: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, table("event_sides")[name])) + r")\b", re.IGNORECASE)


@cache
def _stretch() -> re.Pattern[str]:
    """Match a counted stretch of time: "in 48 hours", "three days of"; not "two days ago"."""
    raw = table("event_sides")
    numbers = "|".join(sorted((n for n in table("time_words")["numbers"] if len(n) > 2), key=len, reverse=True))
    units, distance = "|".join(raw["stretch_units"]), "|".join(raw["not_stretch"])
    return re.compile(rf"\b(?:\d+|{numbers})[\s-]+(?:{units})\b(?!\s+(?:{distance})\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Camps:
    """What a report's sides tell: claims that count the dead of a campaign, and pairs that are of different events.

    Both name claims by their order; a pair names the earlier first.
    """

    campaign: frozenset[int]
    apart: frozenset[Pair]


def camps(page: Page, scene: Scene, group: Sequence[int], edges: AbstractSet[Pair]) -> Camps:
    """Set the dead of a campaign against those of the attacks.

    `group` names each claim's group of repeats, `edges` say which group is inside which.
    """
    seen = scene.facets
    sides = _sides(page, seen, group, edges)
    campaign = _campaign(page, seen, sides, group, edges)
    attacked = [f for f in seen if sides[f.order] is Side.ATTACKED and _is_attack(page, f, seen)]
    pairs = ((m, f) for m in campaign for f in attacked if not _one_clause(page, seen[m], f))
    return Camps(frozenset(campaign), frozenset((min(m, f.order), max(m, f.order)) for m, f in pairs))


def _sides(page: Page, seen: Sequence[Facet], group: Sequence[int], edges: AbstractSet[Pair]) -> dict[int, Side | None]:
    """Say each claim's side: by its status, else by who is among its people, a campaign, or whom they are part of."""
    told: dict[int, Side | None] = {}
    for f in seen:
        side = None if f.claim.harm in NOT_HARM else _OF_STATUS.get(f.claim.status)
        told[group[f.order]] = told.get(group[f.order]) or side
    told |= _by_parts(seen, told, group, edges)
    if Side.GROUP in told.values():
        hunted = (f for f in seen if told[group[f.order]] is None and _is_campaign(page, f, seen))
        told |= {group[f.order]: Side.GROUP for f in hunted if f.claim.harm not in NOT_HARM}
    by_wholes = {part: told[whole] for part, whole in sorted(edges) if told[part] is None}
    told |= by_wholes
    return {f.order: told[group[f.order]] for f in seen}


def _by_parts(
    seen: Sequence[Facet], told: Mapping[int, Side | None], group: Sequence[int], edges: AbstractSet[Pair]
) -> dict[int, Side | None]:
    """Say the side of wholes that nothing else tells, by the parts that fit into them."""
    size = {group[f.order]: f.low or 0 for f in reversed(seen)}
    parts: dict[int, list[int]] = {}
    for part, whole in sorted(edges):
        if told[whole] is None and told[part] is not None:
            parts.setdefault(whole, []).append(part)
    fitting = {w: ps for w, ps in parts.items() if sum(size[p] for p in ps) <= size[w]}
    return {whole: told[found[0]] for whole, found in fitting.items()}


def stretch_of(page: Page, facet: Facet, seen: Sequence[Facet]) -> Span:
    """Give what a sentence says of one claim: up to the next claim, and from the start where it is the first."""
    span = page.sentences[facet.sentence].span
    beside = [f.claim.span for f in seen if f.sentence == facet.sentence and f.order != facet.order]
    start = facet.claim.span.start if any(s.start < facet.claim.span.start for s in beside) else span.start
    stop = min((s.start for s in beside if s.start > facet.claim.span.start), default=span.end)
    return Span(start, stop)


def _campaign(
    page: Page,
    seen: Sequence[Facet],
    sides: Mapping[int, Side | None],
    group: Sequence[int],
    edges: AbstractSet[Pair],
) -> list[int]:
    """Find the claims of the group's dead that a campaign cost; repeats, parts and wholes are of one campaign."""
    own = [f for f in seen if sides[f.order] is Side.GROUP]
    named = {group[f.order] for f in own if _is_campaign(page, f, seen)}
    for _ in own:  # a chain of parts is no longer than the claims are many
        named |= {other for pair in edges for other in pair if named & set(pair)}
    return [f.order for f in own if group[f.order] in named]


def _is_campaign(page: Page, facet: Facet, seen: Sequence[Facet]) -> bool:
    """Tell whether a count is that of a campaign: several acts, or a stretch of time, and no one fight."""
    said = page.words_of(stretch_of(page, facet, seen))
    if facet.claim.value == (1,) or _cue("fight").search(said):
        return False
    long = facet.moment is not None and (facet.moment.since or facet.moment.length > 1)
    return long or bool(_cue("campaign").search(said) or _stretch().search(said))


def _is_attack(page: Page, facet: Facet, seen: Sequence[Facet]) -> bool:
    """Tell whether people died in attacks that the text names as such, and not in the campaign itself."""
    said = page.words_of(stretch_of(page, facet, seen))
    if _cue("campaign").search(said) and not _cue("attack").search(said):
        return False
    first = page.sentences[max(0, facet.sentence - NEAR)].span.start
    return bool(_cue("attack").search(page.text[first : page.sentences[facet.sentence].span.end]))


def _one_clause(page: Page, a: Facet, b: Facet) -> bool:
    """Tell whether one clause counts both: "two militants and a soldier were killed", not "ten against four"."""
    first, second = sorted((a.claim.span, b.claim.span))
    if a.sentence != b.sentence or _cue("contrast").search(page.text, first.end, second.start):
        return False
    ups = next((i for i, t in enumerate(b.path) if t in a.path), None)
    if ups is None:
        return True
    return not (_leads_out(b.links[:ups]) or _leads_out(a.links[: a.path.index(b.path[ups])]))


def _leads_out(links: Sequence[str]) -> bool:
    """Tell whether steps up the parse leave their clause."""
    argued = False
    for link in links:
        if link in CLAUSES or (argued and link == "conj"):
            return True
        argued = argued or link in ARGUMENTS
    return False
