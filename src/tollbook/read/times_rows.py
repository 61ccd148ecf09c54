"""Rows of features by which a model chooses the time of an event: one row a possible answer, "not told" among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tollbook.read.learned import Row
from tollbook.read.times_context import EventContext, Features, buckets
from tollbook.read.times_dateline import report_anchor
from tollbook.read.times_features import claims_say, event_features, mention_features, topics
from tollbook.read.times_grammar import find_times
from tollbook.read.times_mentions import TimeMention
from tollbook.read.times_resolve import Anchor, Days, resolve

MAX_MENTIONS = 60
"""Mentions of time that are weighed for one event, the nearest first: a page of listings must not slow the reader."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer: `days` is None for "not told"; `mention` is None for the report's own day."""

    days: Days | None
    mention: TimeMention | None
    kind: str


def _near(context: EventContext, choice: Choice) -> bool:
    return choice.mention is not None and context.sentence_distance(choice.mention.span.start)[0] == 0


def _mentions(context: EventContext, anchor: Anchor | None) -> tuple[TimeMention, ...]:
    """Give the mentions worth weighing; the dateline is none."""
    own = anchor.span[0] if anchor is not None and anchor.span is not None else None
    found = [m for m in find_times(context.page.text) if m.span.start != own]
    found.sort(key=lambda m: (context.sentence_distance(m.span.start)[0], m.span))
    return tuple(found[:MAX_MENTIONS])


def _choices(anchor: Anchor | None, mentions: Sequence[TimeMention]) -> list[Choice]:
    found = [Choice(days, m, m.kind) for m in mentions if (days := resolve(m, anchor))]
    if anchor is not None:
        found.append(Choice(Days(anchor.day, anchor.day, anchor.year_known), None, "anchor"))
    return [*found, Choice(None, None, "none")]


def _shared_topics(context: EventContext, choice: Choice, said: frozenset[str]) -> int:
    """Count the telling words that a mention's sentence has in common with the claims' sentences."""
    if choice.mention is None:
        return 0
    sentence = context.words_of_sentence(context.sentence_of(choice.mention.span.start))
    return min(3, len(said & topics(sentence)))


def _days_features(days: Days, choice: Choice, anchor: Anchor | None) -> Features:
    row: Features = {"length": buckets((days.last - days.first).days, (0, 2, 7, 31, 400))}
    if anchor is not None:
        back = (anchor.day - days.first).days
        row["back"] = buckets(back, (-1, 0, 1, 2, 4, 7, 14, 31, 92, 366, 1_500))
        row["anchor_day"] = choice.mention is not None and back == 0
    return row


def rows_of(context: EventContext) -> tuple[list[Row], list[Choice]]:
    """Describe every possible time of an event, and name them in the same order."""
    anchor = report_anchor(context.page.report)
    mentions = _mentions(context, anchor)
    choices = _choices(anchor, mentions)
    event = event_features(context, anchor, mentions)
    votes = Counter(c.days.first for c in choices if c.days)
    near = [c for c in choices if _near(context, c)]
    agree = len({c.days.first for c in near if c.days}) == 1
    said = topics(claims_say(context))
    rows: list[Row] = []
    for choice in choices:
        row: Features = {**event, "kind": choice.kind, "near": len(near), "choices": min(len(choices), 12)}
        if choice.mention is not None:
            row |= mention_features(context, choice.mention)
        if choice.days is not None:
            row |= _days_features(choice.days, choice, anchor)
            row["votes"] = votes[choice.days.first]
            row["only_near"] = near == [choice]
            row["first_near"] = near[:1] == [choice]
            row["all_near_agree"] = agree
            row["shares"] = _shared_topics(context, choice, said)
        rows.append(row)
    return rows, choices
