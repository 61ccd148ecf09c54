"""Rows of features by which a model chooses the time of an event: one row a possible answer, "not told" among them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from tollbook.read.learned import Row
from tollbook.read.times_context import EventContext, governing_verb, is_saying
from tollbook.read.times_dateline import report_anchor
from tollbook.read.times_grammar import TimeMention, find_times
from tollbook.read.times_resolve import Anchor, Days, resolve

MAX_MENTIONS = 60
"""Mentions of time that are weighed in one report: a page of listings must not slow the reader."""

_BEFORE = re.compile(r"(\w+)(?:\s+the)?\W*$")
_SAID = re.compile(
    r"\b(said|says|told|reported|reports|announced|statement|according|confirmed|added|claimed|quoted|citing)\b",
    re.IGNORECASE,
)
_HISTORY = re.compile(
    r"\b(conflict|civil war|war|uprising|revolt|insurgency|anniversary|years?|months?|since|last year|earlier|previous(?:ly)?|so far|total)\b",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"\b(conflict|war|uprising|revolt|insurgency|strikes?|airstrikes?|raids?|bomb(?:ing|s)?|blast|explosion|shelling|massacre|clash(?:es)?|attack|"
    r"ambush|offensive|operation|campaign|shooting|murder|kidnap(?:ping)?|chemical|convoy|camp|arrest|hospital|market|school)\b"
)
_HAVE = re.compile(r"\b(?:has|have|had)\b(?:\s+\w+){0,2}?\s+\w+(?:ed|en|n|t|d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer: `days` is None for "not told"; `mention` is None for the report's own day."""

    days: Days | None
    mention: TimeMention | None
    kind: str


def _bucket(number: int, limits: tuple[int, ...]) -> int:
    return sum(number > limit for limit in limits)


def choices_of(context: EventContext) -> tuple[list[Choice], Anchor | None, tuple[TimeMention, ...]]:
    """Gather the possible times of an event, the report's day, and all mentions of time."""
    anchor = report_anchor(context.page.report)
    mentions = find_times(context.page.text)
    if anchor is not None and anchor.span is not None:
        mentions = tuple(m for m in mentions if m.span.start != anchor.span[0])
    mentions = tuple(
        sorted(mentions, key=lambda m: (context.sentence_distance(m.span.start)[0], m.span))[:MAX_MENTIONS]
    )
    found = [Choice(days, m, m.kind) for m in mentions if (days := resolve(m, anchor))]
    if anchor is not None:
        found.append(Choice(Days(anchor.day, anchor.day, anchor.year_known), None, "anchor"))
    found.append(Choice(None, None, "none"))
    return found, anchor, mentions


def _event_features(
    context: EventContext, anchor: Anchor | None, mentions: tuple[TimeMention, ...]
) -> dict[str, float | str | bool | None]:
    first = context.claim_sentences[0] if context.claim_sentences else 0
    said = " ".join(context.words_of_sentence(i) for i in context.claim_sentences[:3])
    inside = [m for m in mentions if context.sentence_distance(m.span.start)[0] == 0]
    cue = _HISTORY.search(said)
    return {
        "e.anchor": "none" if anchor is None else "dateline" if anchor.span else "published",
        "e.year_known": anchor is not None and anchor.year_known,
        "e.first": min(first, 20),
        "e.first_share": first / max(1, len(context.page.sentences)),
        "e.sentences": min(len(context.page.sentences), 40),
        "e.others": min(len(context.others), 9),
        "e.claims": min(len(context.claims), 9),
        "e.claim_sentences": min(len(context.claim_sentences), 6),
        "e.harm": context.claims[0].harm.value if context.claims else None,
        "e.polarity": context.claims[0].polarity.value if context.claims else None,
        "e.mentions_inside": len(inside),
        "e.unresolved_inside": sum(resolve(m, anchor) is None for m in inside),
        "e.history": cue[0].lower() if cue else None,
        "e.perfect": _HAVE.search(said) is not None,
        "e.big": max((v for c in context.claims for v in c.value), default=0) >= 1000,
        "e.vague": all(not c.value for c in context.claims),
    }


def _around(context: EventContext, mention: TimeMention) -> dict[str, float | str | bool | None]:
    """Describe the words beside a mention."""
    text, span = context.page.text, mention.span
    sentence = context.page.sentences[context.sentence_of(span.start)].span if context.page.sentences else span
    left, right = (
        text[max(sentence.start, span.start - 40) : span.start],
        text[span.end : min(sentence.end, span.end + 40)],
    )
    word = _BEFORE.search(left)
    token = context.token_at(span.start)
    verb = governing_verb(token) if token is not None else None
    claim_verbs = context.claim_verbs(span.start)
    return {
        "m.before": word[1].lower() if word else "start",
        "m.said_left": _SAID.search(left[-25:]) is not None,
        "m.said_right": _SAID.search(right[:25]) is not None,
        "m.saying": is_saying(verb),
        "m.verb": verb.lemma_.lower() if verb is not None else None,
        "m.claim_verb": verb is not None and verb.i in claim_verbs,
        "m.above": verb is not None and any(a.i in claim_verbs for a in verb.ancestors),
        "m.below": verb is not None and any(d.i in claim_verbs for d in verb.subtree),
        "m.opens": span.start - sentence.start < 8,
        "m.ends": sentence.end - span.end < 3,
    }


def _place_features(context: EventContext, choice: Choice) -> dict[str, float | str | bool | None]:
    mention = choice.mention
    if mention is None:
        return {}
    gap, side = context.sentence_distance(mention.span.start)
    same = [c for c in context.claims if context.sentence_of(c.span.start) == context.sentence_of(mention.span.start)]
    between = min((abs(mention.span.start - c.span.start) for c in same), default=999)
    rival_gap, rival_nearer = context.rivals(mention.span)
    return {
        "m.rival_gap": min(rival_gap, 6),
        "m.rival_nearer": rival_nearer,
        "m.gap": min(gap, 12),
        "m.side": side,
        "m.claims_with": len(same),
        "m.claims_share": len(same) / max(1, len(context.claims)),
        "m.chars": _bucket(between, (20, 40, 80, 140, 220, 400)),
        "m.follows_claim": bool(same) and mention.span.start > same[0].span.start,
        "m.index": min(context.sentence_of(mention.span.start), 20),
        "m.modifier": mention.modifier or None,
        "m.unit": mention.unit,
        "m.since": mention.since,
        "m.year": mention.year is not None,
        "m.range": mention.until is not None,
        **_around(context, mention),
    }


def _topics(words: str) -> frozenset[str]:
    return frozenset(w.rstrip("s") for w in _TOPIC.findall(words.lower()))


def _shares(context: EventContext, choice: Choice, said: frozenset[str]) -> int:
    """Count the telling words that a mention's sentence has in common with the claims' sentences."""
    if choice.mention is None:
        return 0
    sentence = context.words_of_sentence(context.sentence_of(choice.mention.span.start))
    return min(3, len(said & _topics(sentence)))


def rows_of(context: EventContext) -> tuple[list[Row], list[Choice]]:
    """Describe every possible time of an event, in the order of the choices."""
    choices, anchor, mentions = choices_of(context)
    event = _event_features(context, anchor, mentions)
    votes = Counter(c.days.first for c in choices if c.days)
    said = _topics(" ".join(context.words_of_sentence(i) for i in context.claim_sentences[:3]))
    near = [c for c in choices if c.mention and context.sentence_distance(c.mention.span.start)[0] == 0]
    rows: list[Row] = []
    for choice in choices:
        row: dict[str, float | str | bool | None] = {**event, "kind": choice.kind, **_place_features(context, choice)}
        if choice.days is not None:
            row["votes"] = votes[choice.days.first]
            row["length"] = _bucket((choice.days.last - choice.days.first).days, (0, 2, 7, 31, 400))
            row["only_near"] = len(near) == 1 and near[0] is choice
            row["first_near"] = bool(near) and near[0] is choice
            row["all_near_agree"] = len({c.days.first for c in near if c.days}) == 1
            row["shares"] = _shares(context, choice, said)
            if anchor is not None:
                row["anchor_day"] = choice.mention is not None and choice.days.first == anchor.day
                row["back"] = _bucket((anchor.day - choice.days.first).days, (-1, 0, 1, 2, 4, 7, 14, 31, 92, 366, 1500))
        row["near"] = len(near)
        row["choices"] = min(len(choices), 12)
        rows.append(row)
    return rows, choices
