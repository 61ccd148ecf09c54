"""Train the models that choose an event's time, place and country, on the gold's own claims and events."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from tollbook.evaluate.training.gold import GoldPage
from tollbook.evaluate.training.ranking import Question, train_choice
from tollbook.model.forms import document_from_json
from tollbook.read.learned import Model, Row, train
from tollbook.read.places_country_rows import country_rows
from tollbook.read.places_rows import PlaceChoice, place_rows
from tollbook.read.times_context import EventContext, context_of
from tollbook.read.times_resolve import Days
from tollbook.read.times_rows import rows_of

SAME_WORDS = 0.5
"""The share of words in common from which two wordings name one place."""

_STOP = frozenset({"the", "a", "an", "of", "and", "in", "at", "for"})


@dataclass(frozen=True, eq=False)
class GoldEvent:
    """One event of the gold with its claims on their page."""

    gold: Mapping[str, Any]
    context: EventContext

    @property
    def weight(self) -> float:
        """How much the event counts: more claims more, but a long list of names must not drown the rest."""
        return math.sqrt(len(self.context.claims))


@cache
def events_of(gold_page: GoldPage) -> list[GoldEvent]:
    """Take each event of one gold document that has claims."""
    claims = document_from_json(gold_page.gold).reading.claims
    found: list[GoldEvent] = []
    for event in gold_page.gold["events"]:
        own = [c for c in claims if c.event == event["id"]]
        others = [c for c in claims if c.event != event["id"]]
        if own:
            found.append(GoldEvent(event, context_of(gold_page.page, own, others)))
    return found


def _first_day(written: str) -> tuple[bool, date]:
    known = not written.startswith("--")
    return known, date.fromisoformat(written if known else f"2000-{written[2:]}")


def same_day(gold: Sequence[str] | None, days: Days | None) -> bool:
    """Tell whether days are the gold's: the first days at most one apart, both with or without a year."""
    if gold is None or days is None:
        return gold is None and days is None
    (gold_known, first), (known, ours) = _first_day(gold[0]), _first_day(days.written()[0])
    return gold_known == known and abs((first - ours).days) <= 1


def _words(name: str | None) -> frozenset[str]:
    return frozenset("".join(c.lower() if c.isalnum() else " " for c in name or "").split()) - _STOP


def same_place(gold: str | None, found: str | None) -> bool:
    """Tell whether two wordings name one place; two Nones agree."""
    a, b = _words(gold), _words(found)
    if not a or not b:
        return not a and not b
    return 2 * len(a & b) >= 2 * SAME_WORDS * (len(a) + len(b)) / 2


def _quote(context: EventContext, choice: PlaceChoice) -> str | None:
    return choice.name.span.of(context.page.text) if choice.name else None


@cache
def day_examples(event: GoldEvent) -> list[tuple[Row, bool]]:
    """Set the days that an event could have had side by side, and tell which are right."""
    rows, choices = rows_of(event.context)
    return [(row, same_day(event.gold["date"], choice.days)) for row, choice in zip(rows, choices, strict=True)]


@cache
def place_question(event: GoldEvent) -> tuple[Question, list[PlaceChoice]]:
    """Ask where an event took place, with the possible answers."""
    rows, choices = place_rows(event.context)
    right = [same_place(event.gold["place"], _quote(event.context, choice)) for choice in choices]
    return Question(rows, right, event.weight), choices


def _time(events: Sequence[GoldEvent]) -> Model:
    examples = [example for event in events for example in day_examples(event)]
    return train([row for row, _ in examples], [right for _, right in examples])


def _country(events: Sequence[GoldEvent], chosen: Sequence[PlaceChoice]) -> Model:
    rows, labels = [], []
    for event, place in zip(events, chosen, strict=True):
        own, codes = country_rows(event.context, place if place.name else None)
        rows += own
        labels += [code == event.gold["country"] for code in codes]
    return train(rows, labels)


def examples(gold_page: GoldPage) -> None:
    """Work out what one page teaches and no other model's scores change, once."""
    for event in events_of(gold_page):
        day_examples(event)
        place_question(event)


def train_all(gold_pages: Sequence[GoldPage]) -> dict[str, Model]:
    """Train the three models. The country is learned beside the place that the place's model chooses."""
    events = [event for g in gold_pages for event in events_of(g)]
    asked = [place_question(event) for event in events]
    place = train_choice([question for question, _ in asked])
    chosen = []
    for question, choices in asked:
        scores = place.scores(question.rows)
        chosen.append(choices[max(range(len(scores)), key=lambda i: (scores[i], -i))])
    return {"time": _time(events), "place": place, "country": _country(events, chosen)}
