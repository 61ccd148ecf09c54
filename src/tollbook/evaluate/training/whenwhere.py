"""Train the models that choose an event's time, place and country, on the gold's own claims and events."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tollbook.evaluate.training.gold import GoldPage
from tollbook.evaluate.training.ranking import Question, train_choice
from tollbook.model.forms import document_from_json
from tollbook.read.learned import Model, train
from tollbook.read.places_country_rows import country_rows
from tollbook.read.places_rows import PlaceChoice, place_rows
from tollbook.read.times_context import EventContext, context_of
from tollbook.read.times_resolve import Days
from tollbook.read.times_rows import rows_of

SAME_WORDS = 0.5
"""The share of words in common from which two wordings name one place."""

_STOP = frozenset({"the", "a", "an", "of", "and", "in", "at", "for"})


@dataclass(frozen=True)
class GoldEvent:
    """One event of the gold with its claims on their page."""

    gold: Mapping[str, Any]
    context: EventContext

    @property
    def weight(self) -> float:
        """How much the event counts: more claims more, but a long list of names must not drown the rest."""
        return math.sqrt(len(self.context.claims))


def events_of(gold_pages: Sequence[GoldPage]) -> Iterator[GoldEvent]:
    """Take each event of the gold that has claims."""
    for g in gold_pages:
        claims = document_from_json(g.gold).reading.claims
        for event in g.gold["events"]:
            own = [c for c in claims if c.event == event["id"]]
            others = [c for c in claims if c.event != event["id"]]
            if own:
                yield GoldEvent(event, context_of(g.page, own, others))


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


def _time(events: Sequence[GoldEvent]) -> Model:
    rows, labels = [], []
    for event in events:
        own, choices = rows_of(event.context)
        rows += own
        labels += [same_day(event.gold["date"], choice.days) for choice in choices]
    return train(rows, labels)


def _questions(events: Sequence[GoldEvent]) -> tuple[list[Question], list[list[PlaceChoice]]]:
    questions, answers = [], []
    for event in events:
        rows, choices = place_rows(event.context)
        right = [same_place(event.gold["place"], _quote(event.context, choice)) for choice in choices]
        questions.append(Question(rows, right, event.weight))
        answers.append(choices)
    return questions, answers


def _country(events: Sequence[GoldEvent], chosen: Sequence[PlaceChoice]) -> Model:
    rows, labels = [], []
    for event, place in zip(events, chosen, strict=True):
        own, codes = country_rows(event.context, place if place.name else None)
        rows += own
        labels += [code == event.gold["country"] for code in codes]
    return train(rows, labels)


def train_all(gold_pages: Sequence[GoldPage]) -> dict[str, Model]:
    """Train the three models. The country is learned beside the place that the place's model chooses."""
    events = list(events_of(gold_pages))
    questions, answers = _questions(events)
    place = train_choice(questions)
    chosen = []
    for question, choices in zip(questions, answers, strict=True):
        scores = place.scores(question.rows)
        chosen.append(choices[max(range(len(scores)), key=lambda i: (scores[i], -i))])
    return {"time": _time(events), "place": place, "country": _country(events, chosen)}
