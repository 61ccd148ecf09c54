"""Say where an event was: the most exact place that its report names, and what place on earth that is.

The rules propose the names that may be places; models that were trained on the gold choose among them, and then among
the countries that the text speaks of. The gazetteer gives coordinates only where the country settles which place is
meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from tollbook.knowledge.gazetteer import Candidate
from tollbook.model import Claim, Phrase, PlacePrecision, Span
from tollbook.read.learned import Models
from tollbook.read.page import Page
from tollbook.read.places_country_rows import country_rows
from tollbook.read.places_grades import PROVINCE
from tollbook.read.places_grades import grade as grade_of
from tollbook.read.places_names import PlaceName
from tollbook.read.places_rows import PlaceChoice, place_rows
from tollbook.read.places_words import place_nouns
from tollbook.read.times_context import EventContext, context_of

PLACE_MODEL = "place"
COUNTRY_MODEL = "country"

CLEARLY_LARGER = 5.0
"""How many times more people a place must have than its namesake in the same country to be the one that is meant."""

_NEAR = frozenset({"near", "outside", "around"})
_OF_NOUN = {
    "point": PlacePrecision.POINT,
    "area": PlacePrecision.REGION,
    "admin2": PlacePrecision.ADMIN2,
    "admin1": PlacePrecision.ADMIN1,
}
_OF_KIND = {
    "place": PlacePrecision.POINT,
    "site": PlacePrecision.POINT,
    "region": PlacePrecision.REGION,
    "admin2": PlacePrecision.ADMIN2,
    "admin1": PlacePrecision.ADMIN1,
    "country": PlacePrecision.COUNTRY,
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event was. `phrase` is None where only the country is told, coordinates where a name stays open."""

    phrase: Phrase | None
    precision: PlacePrecision
    country: str | None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None


@cache
def _packaged() -> Models:
    return Models()


def choose_place(context: EventContext, models: Models) -> PlaceChoice | None:
    """Choose an event's place among the names of its report; None where the text gives it none."""
    rows, choices = place_rows(context)
    scores = models[PLACE_MODEL].scores(rows)
    best = max(range(len(scores)), key=lambda i: (scores[i], -i))
    if context.campaign and not _is_told_of(context, choices[best]):
        best = max(_provinces(context, choices) or [best], key=lambda i: (scores[i], -i))
    chosen = choices[best]
    return chosen if chosen.name is not None else None


def _is_told_of(context: EventContext, choice: PlaceChoice) -> bool:
    """Tell whether a sentence with a claim names a place, there or elsewhere in the report more exactly."""
    said = " ".join(context.words_of_sentence(i) for i in context.claim_sentences)
    return choice.name is not None and choice.name.name in said


def _provinces(context: EventContext, choices: Sequence[PlaceChoice]) -> list[int]:
    """Find the provinces that an event's own sentences name, by number."""
    named = ((i, c.name, c.country) for i, c in enumerate(choices))
    return [
        i
        for i, name, country in named
        if name and grade_of(name, country) == PROVINCE and context.sentence_distance(name.span.start)[0] == 0
    ]


def choose_country(context: EventContext, place: PlaceChoice | None, models: Models) -> str | None:
    """Choose an event's country, given its place."""
    rows, codes = country_rows(context, place)
    scores = models[COUNTRY_MODEL].scores(rows)
    return codes[max(range(len(scores)), key=lambda i: (scores[i], -i))]


def _wanted(name: PlaceName) -> tuple[str, ...]:
    """Give the kinds of places that a name's common noun allows, the likeliest first."""
    grade = place_nouns().get(name.noun or "")
    if grade in {"admin1", "admin2"}:
        return (grade, "admin2" if grade == "admin1" else "admin1", "region")
    if grade == "area":
        return ("region", "place", "site", "admin2", "admin1")
    return ("country", "place", "site", "region", "admin1", "admin2")


def settle(name: PlaceName, country: str | None) -> Candidate | None:
    """Say which place a name means within its country; None where the gazetteer has none or two are as likely."""
    own = [c for c in name.found if c.country == country]
    for kind in _wanted(name):
        group = sorted((c for c in own if c.kind == kind), key=lambda c: -(c.population or 0))
        if not group:
            continue
        here = {(c.admin1, c.lat, c.lon) for c in group}
        if len(here) == 1 or (group[0].population or 0) > CLEARLY_LARGER * max(1, group[1].population or 0):
            return group[0]
        located = [c for c in group if c.population]
        return located[0] if len(located) == 1 else None
    return None


def precision_of(name: PlaceName, place: Candidate | None) -> PlacePrecision:
    """Tell how exact a place is: by the noun beside its name, else by what the gazetteer takes it for."""
    grade = place_nouns().get(name.noun or "")
    found = _OF_NOUN[grade] if grade else _OF_KIND[place.kind] if place else PlacePrecision.POINT
    return PlacePrecision.NEAR if name.prep in _NEAR and found is PlacePrecision.POINT else found


def place_of(
    page: Page,
    claims: Sequence[Claim],
    others: Sequence[Claim] = (),
    *,
    foreign: Sequence[Span] = (),
    campaign: bool = False,
    models: Models | None = None,
) -> Place | None:
    """Give the most exact place of the event that these claims tell of, as written; None where nothing is told.

    `others` are the report's claims of other events; they tell which names are theirs. Names in `foreign` stretches
    are not asked; a `campaign` was in the province that is told, rather than in one town of it.
    """
    if not claims:
        return None
    told = context_of(page, claims, others)
    context, chosen_by = replace(told, foreign=tuple(foreign), campaign=campaign), models or _packaged()
    choice = choose_place(context, chosen_by)
    country = choose_country(context, choice, chosen_by)
    if choice is None or choice.name is None:
        return Place(None, PlacePrecision.COUNTRY, country) if country else None
    name = choice.name
    found = settle(name, country)
    phrase = Phrase(name.span, name.span.of(page.text))
    if found is None:
        return Place(phrase, precision_of(name, None), country)
    return Place(phrase, precision_of(name, found), country, found.admin1, found.lat, found.lon)
