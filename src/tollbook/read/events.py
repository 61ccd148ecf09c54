"""Group a report's claims into the events that it tells of, and describe each: date, place, kind, background.

Claims that count the same people are of one event. Whether an event is the report's news or its history is asked of
each claim first, since the answer also tells events apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tollbook.model import Event
from tollbook.read.background import background_rows
from tollbook.read.clusters import partition
from tollbook.read.kinds import kind_of, label_of
from tollbook.read.pairs import event_row
from tollbook.read.places import place_of
from tollbook.read.repeats import scenes
from tollbook.read.scene import Scene
from tollbook.read.times import date_of
from tollbook.read.wholes import log_odds

if TYPE_CHECKING:
    from tollbook.model import Claim
    from tollbook.read.facets import Facet
    from tollbook.read.learned import Models, Row
    from tollbook.read.page import Page

Pair = tuple[int, int]

BOUND = 1000.0
"""What is won by keeping together claims that count the same people: more than any pairs can win by parting them."""


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


def event_rows(scene: Scene, past: Sequence[float], links: Links) -> dict[Pair, Row]:
    """Ask of every two claims, the earlier first, whether they are of one event."""
    seen = scene.facets
    return {
        (i, j): event_row(seen[i], seen[j], scene, (past[i], past[j]), links.between(i, j))
        for j in range(len(seen))
        for i in range(j)
    }


def event_groups(same: Sequence[int], scores: Mapping[Pair, float], threshold: float) -> list[int]:
    """Group claims into events; those that count the same people stay together."""
    least = log_odds(threshold)
    gains = {
        (i, j): log_odds(score) - least + (BOUND if same[i] == same[j] else 0.0) for (i, j), score in scores.items()
    }
    return partition(len(same), gains, default=0.0)


def is_background(group: Sequence[int], past: Sequence[float], threshold: float) -> list[bool]:
    """Say of each claim whether its event is background: where the claims of it score high enough on average."""
    own: dict[int, list[float]] = {}
    for name, score in zip(group, past, strict=True):
        own.setdefault(name, []).append(score)
    return [sum(own[name]) > threshold * len(own[name]) for name in group]


def _scene_events(page: Page, scene: Scene, models: Models) -> list[tuple[list[Facet], bool]]:
    """Group one scene's claims; say of each group whether it is background."""
    history, together = models["background"], models["event"]
    past = history.scores(background_rows(page, scene))
    links = links_of([f.claim for f in scene.facets])
    rows = event_rows(scene, past, links)
    scores = dict(zip(rows, together.scores(list(rows.values())), strict=True))
    group = event_groups(links.group, scores, together.threshold)
    background = is_background(group, past, history.threshold)
    members: dict[int, list[int]] = {}
    for i, name in enumerate(group):
        members.setdefault(name, []).append(i)
    return [([scene.facets[i] for i in items], background[name]) for name, items in members.items()]


def _event(
    page: Page, name: str, members: Sequence[Facet], others: Sequence[Claim], models: Models, *, background: bool
) -> Event:
    """Describe one event by its claims; `others` are the report's other claims."""
    claims = [f.claim for f in members]
    date, precision = date_of(page, claims, others, models=models)
    place = place_of(page, claims, others, models=models)
    kind = kind_of(page, members)
    event = Event(
        id=name,
        label=label_of(kind, claims, place.phrase.quote if place and place.phrase else None),
        date=date,
        date_precision=precision,
        kind=kind,
        background=background,
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
    found.sort(key=lambda entry: entry[0][0].claim.span)
    names: dict[str, str] = {}
    events: list[Event] = []
    for number, (members, background) in enumerate(found, start=1):
        own = dict.fromkeys((f.claim.id for f in members), f"e{number}")
        others = [c for c in claims if c.id not in own]
        names |= own
        events.append(_event(page, f"e{number}", members, others, models, background=background))
    return tuple(replace(c, event=names[c.id]) for c in claims), tuple(events)
