"""Group a report's claims into the events that it tells of, and describe each: date, place, kind, background.

Claims that count the same people are of one event. Whether an event is the report's news or its history is asked of
each claim first, since the answer also tells events apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import combinations
from math import sqrt
from typing import TYPE_CHECKING

from tollbook.model import Event
from tollbook.read.background import background_rows
from tollbook.read.clusters import partition
from tollbook.read.kinds import kind_of, label_of
from tollbook.read.pairs import event_row
from tollbook.read.places import place_of
from tollbook.read.repeats import scenes
from tollbook.read.scene import Scene, of_other_days
from tollbook.read.sides import camps, stretch_of
from tollbook.read.times import date_of
from tollbook.read.wholes import log_odds

if TYPE_CHECKING:
    from tollbook.model import Claim, Span
    from tollbook.read.facets import Facet
    from tollbook.read.learned import Models, Row
    from tollbook.read.page import Page

Pair = tuple[int, int]

LEANING = 2.0
"""What is won by keeping a part with its whole, in log-odds: mostly they are of one event, but a wave has places."""

OPPOSED = -1000.0
"""What is lost by putting two opposed claims into one event: more than all else could win."""


@dataclass(frozen=True, slots=True)
class Links:
    """How claims are related: each claim's group of repeats, and which groups are directly inside which."""

    group: Sequence[int]
    edges: AbstractSet[Pair]

    def between(self, i: int, j: int) -> str:
        """Name the relation of two claims."""
        a, b = self.group[i], self.group[j]
        if a == b:
            return "same"
        if (a, b) in self.edges or (b, a) in self.edges:
            return "part"
        wholes = {w for p, w in self.edges if p == a} & {w for p, w in self.edges if p == b}
        return "siblings" if wholes else "none"


def links_of(claims: Sequence[Claim]) -> Links:
    """Read the relations off the claims; a group of repeats is named by its first claim."""
    at = {claim.id: i for i, claim in enumerate(claims)}
    group: list[int] = []
    for i, claim in enumerate(claims):
        earlier = at.get(claim.same_as) if claim.same_as else None
        group.append(i if earlier is None or earlier >= i else group[earlier])
    edges = {(group[i], group[at[c.part_of]]) for i, c in enumerate(claims) if c.part_of in at}
    return Links(group, edges)


def shared_past(links: Links, past: Sequence[float]) -> list[float]:
    """Average over repeats how far claims are history: what repeats the news is news, however late it stands."""
    told: dict[int, list[float]] = {}
    for name, score in zip(links.group, past, strict=True):
        told.setdefault(name, []).append(score)
    return [sum(told[name]) / len(told[name]) for name in links.group]


def first_told(links: Links, past: Sequence[float]) -> list[float]:
    """Give repeats the score of their first telling: news told again at the end of a report is still its news."""
    return [past[name] for name in links.group]


def event_rows(scene: Scene, past: Sequence[float], links: Links) -> dict[Pair, Row]:
    """Ask of every two claims, the earlier first, whether they are of one event."""
    seen = scene.facets
    return {
        (i, j): event_row(seen[i], seen[j], scene, (past[i], past[j]), links.between(i, j))
        for j in range(len(seen))
        for i in range(j)
    }


def _nearest_pairs(first: Sequence[int], second: Sequence[int]) -> set[Pair]:
    """Pair each claim of two groups with the other's nearest: where a story is told twice, each telling speaks."""
    pairs = {(i, min(second, key=lambda j: (abs(i - j), j))) for i in first}
    pairs |= {(min(first, key=lambda i: (abs(i - j), i)), j) for j in second}
    return {(min(pair), max(pair)) for pair in pairs}


def event_groups(
    links: Links, scores: Mapping[Pair, float], threshold: float, opposed: AbstractSet[Pair] = frozenset()
) -> list[int]:
    """Group claims into events; those that count the same people move as one, and a part leans to its whole.

    What often repeated figures say of each other weighs more than what two single claims say, but by the root alone.
    Claims that are `opposed` are of different events, whatever their scores.
    """
    least = log_odds(threshold)
    members: dict[int, list[int]] = {}
    for i, name in enumerate(links.group):
        members.setdefault(name, []).append(i)
    gains: dict[Pair, float] = {}
    for (x, first), (y, second) in combinations(enumerate(members.values()), 2):
        won = [log_odds(scores[pair]) - least for pair in _nearest_pairs(first, second)]
        leaning = LEANING if links.between(first[0], second[0]) == "part" else 0.0
        kept = not any((min(i, j), max(i, j)) in opposed for i in first for j in second)
        gains[x, y] = (sum(won) / len(won) + leaning) * sqrt(len(first) * len(second)) if kept else OPPOSED
    found = partition(len(members), gains, default=0.0)
    names = list(members)
    place = {name: at for at, name in enumerate(names)}
    return [names[found[place[name]]] for name in links.group]


def is_background(group: Sequence[int], past: Sequence[float], threshold: float) -> list[bool]:
    """Say of each claim whether its event is background: where the claims of it score high enough on average."""
    own: dict[int, list[float]] = {}
    for name, score in zip(group, past, strict=True):
        own.setdefault(name, []).append(score)
    return [sum(own[name]) > threshold * len(own[name]) for name in group]


@dataclass(frozen=True, slots=True)
class Found:
    """The claims of one event; `elsewhere` are parts of another place than the whole, `foreign` where that is told.

    `campaign`: it is one; `answered`: it is what a campaign answers.
    """

    members: tuple[Facet, ...]
    background: bool
    campaign: bool
    answered: bool
    elsewhere: tuple[Claim, ...]
    foreign: tuple[Span, ...]


def _scene_events(page: Page, scene: Scene, models: Models) -> list[Found]:
    """Group one scene's claims; say of each group whether it is background."""
    history, together = models["background"], models["event"]
    links = links_of([f.claim for f in scene.facets])
    past = history.scores(background_rows(page, scene))
    rows = event_rows(scene, shared_past(links, past), links)
    scores = dict(zip(rows, together.scores(list(rows.values())), strict=True))
    sides = camps(page, scene, links.group, links.edges)
    opposed = sides.apart | _other_days(scene)
    group = event_groups(links, scores, together.threshold, opposed)
    background = is_background(group, first_told(links, past), history.threshold)
    members: dict[int, list[int]] = {}
    for i, name in enumerate(group):
        members.setdefault(name, []).append(i)
    seen = _without_foreign_wholes(scene.facets, sides.apart)
    found = []
    for name, items in members.items():
        placed = _placed_parts(seen, items, sides.campaign)
        found.append(
            Found(
                members=tuple(seen[i] for i in items),
                background=background[name],
                campaign=not sides.campaign.isdisjoint(items),
                answered=any(i in pair for pair in sides.apart for i in items if i not in sides.campaign),
                elsewhere=tuple(f.claim for f in placed),
                foreign=tuple(stretch_of(page, f, seen) for f in placed),
            )
        )
    return found


def _other_days(scene: Scene) -> frozenset[Pair]:
    """Pair what is recalled from earlier days with the news."""
    return frozenset((a.order, b.order) for a, b in combinations(scene.facets, 2) if of_other_days(a, b))


def _without_foreign_wholes(seen: Sequence[Facet], opposed: AbstractSet[Pair]) -> list[Facet]:
    """Take a claim out of a whole whose people are of the other side: soldiers are no part of the militants' dead."""
    at = {f.claim.id: f.order for f in seen}

    def mended(f: Facet) -> Facet:
        whole = at.get(f.claim.part_of) if f.claim.part_of else None
        foreign = whole is not None and (min(f.order, whole), max(f.order, whole)) in opposed
        return replace(f, claim=replace(f.claim, part_of=None)) if foreign else f

    return [mended(f) for f in seen]


def _placed_parts(seen: Sequence[Facet], items: Sequence[int], campaign: AbstractSet[int]) -> list[Facet]:
    """Find the parts of a campaign that the text places by themselves: 216 in the province, of whom 41 in two towns.

    Their towns are not where the whole was.
    """
    at = {seen[i].claim.id: i for i in items}
    parts = [(i, at[seen[i].claim.part_of or ""]) for i in items if seen[i].claim.part_of in at and i in campaign]
    return [seen[i] for i, whole in parts if _is_placed_apart(seen[i], seen[whole])]


def _is_placed_apart(part: Facet, whole: Facet) -> bool:
    """Tell whether a place named beside a part is the part's: one between it and a whole that follows is its own."""
    borrowed = whole.sentence == part.sentence and whole.order == part.order + 1
    return part.where is not None and (borrowed or part.where != whole.where)


def _event(
    page: Page, name: str, found: Found, *, others: Sequence[Claim], foreign: Sequence[Span], models: Models
) -> Event:
    """Describe one event by its claims; `others` are the report's other claims, `foreign` tells of other places."""
    claims = [f.claim for f in found.members]
    own, others = [c for c in claims if c not in found.elsewhere], [*others, *found.elsewhere]
    recalled = all(f.recalled for f in found.members)
    date, precision = date_of(page, own, others, recalled=recalled, models=models)
    place = place_of(page, own, others, foreign=foreign, campaign=found.campaign, models=models)
    kind = kind_of(page, found.members, answered=found.answered)
    event = Event(
        id=name,
        label=label_of(kind, claims, place.phrase.quote if place and place.phrase else None),
        date=date,
        date_precision=precision,
        kind=kind,
        background=found.background,
    )
    if place is None:
        return event
    return replace(
        event,
        place=place.phrase,
        place_precision=place.precision,
        country=place.country,
        admin1=place.admin1,
        lat=place.lat,
        lon=place.lon,
    )


def group(page: Page, claims: Sequence[Claim], models: Models) -> tuple[tuple[Claim, ...], tuple[Event, ...]]:
    """Give a report's claims their events, and describe the events in the order in which the text tells of them."""
    found = [entry for scene in scenes(page, claims) for entry in _scene_events(page, scene, models)]
    found.sort(key=lambda entry: entry.members[0].claim.span)
    foreign = [span for entry in found for span in entry.foreign]
    told: dict[str, Claim] = {}
    events: list[Event] = []
    for number, entry in enumerate(found, start=1):
        own = {f.claim.id: replace(f.claim, event=f"e{number}") for f in entry.members}
        others = [c for c in claims if c.id not in own]
        told |= own
        events.append(_event(page, f"e{number}", entry, others=others, foreign=foreign, models=models))
    return tuple(told[c.id] for c in claims), tuple(events)
