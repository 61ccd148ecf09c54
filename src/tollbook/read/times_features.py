"""What is told of one mention of time, and of an event, when the event's time is chosen."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tollbook.read.times_context import EventContext, Features, buckets, governing_verb, is_saying
from tollbook.read.times_mentions import TimeMention
from tollbook.read.times_resolve import Anchor, resolve

FAR_CHARACTERS = 999
"""Stands for the distance where no claim shares the sentence."""

BESIDE = 40
"""Characters on either side of a mention that are looked at."""

CLOSE = 25
"""Characters within which a word of saying stands beside a mention."""

OPENING, ENDING = 8, 3
"""Characters from the start or the end of its sentence within which a mention opens or ends it."""

BIG = 1_000
"""A number of people from which a toll is rather of a war than of an act."""

_BEFORE = re.compile(r"(\w+)(?:\s+the)?\W*$")
_SAID = re.compile(
    r"\b(?:said|says|told|reported|reports|announced|statement|according|confirmed|added|claimed|quoted|citing)\b",
    re.IGNORECASE,
)
_HISTORY = re.compile(
    r"\b(conflict|civil war|war|uprising|revolt|insurgency|anniversary|years?|months?|since|last year|earlier"
    r"|previous(?:ly)?|so far|total)\b",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"\b(?:conflict|war|uprising|revolt|insurgency|strikes?|airstrikes?|raids?|bomb(?:ing|s)?|blast|explosion|shelling"
    r"|massacre|clash(?:es)?|attack|ambush|offensive|operation|campaign|shooting|murder|kidnap(?:ping)?|chemical"
    r"|convoy|camp|arrest|hospital|market|school)\b"
)
_PERFECT = re.compile(r"\b(?:has|have|had)\b(?:\s+\w+){0,2}?\s+\w+(?:ed|en|n|t|d)\b", re.IGNORECASE)


def topics(words: str) -> frozenset[str]:
    """Gather the telling words of a stretch of text, by which two sentences are known to speak of one thing."""
    return frozenset(word.rstrip("s") for word in _TOPIC.findall(words.lower()))


def claims_say(context: EventContext) -> str:
    """Quote the first sentences with claims of an event."""
    return " ".join(context.words_of_sentence(i) for i in context.claim_sentences[:3])


def event_features(context: EventContext, anchor: Anchor | None, mentions: Sequence[TimeMention]) -> Features:
    """Describe an event by its claims and the words of time in their sentences."""
    first = context.claim_sentences[0] if context.claim_sentences else 0
    said = claims_say(context)
    inside = [m for m in mentions if context.sentence_distance(m.span.start)[0] == 0]
    history = _HISTORY.search(said)
    claim = context.claims[0] if context.claims else None
    return {
        "e.anchor": "none" if anchor is None else "dateline" if anchor.span else "published",
        "e.year_known": anchor is not None and anchor.year_known,
        "e.first": min(first, 20),
        "e.first_share": first / max(1, len(context.page.sentences)),
        "e.sentences": min(len(context.page.sentences), 40),
        "e.others": min(len(context.others), 9),
        "e.claims": min(len(context.claims), 9),
        "e.claim_sentences": min(len(context.claim_sentences), 6),
        "e.harm": claim.harm.value if claim else None,
        "e.polarity": claim.polarity.value if claim else None,
        "e.mentions_inside": len(inside),
        "e.unresolved_inside": sum(resolve(m, anchor) is None for m in inside),
        "e.history": history[0].lower() if history else None,
        "e.perfect": _PERFECT.search(said) is not None,
        "e.big": max((v for c in context.claims for v in c.value), default=0) >= BIG,
        "e.vague": all(not c.value for c in context.claims),
    }


def _around(context: EventContext, mention: TimeMention) -> Features:
    """Describe the words beside a mention, and the verb on which it hangs."""
    text, span = context.page.text, mention.span
    sentence = context.page.sentences[context.sentence_of(span.start)].span if context.page.sentences else span
    left = text[max(sentence.start, span.start - BESIDE) : span.start]
    right = text[span.end : min(sentence.end, span.end + BESIDE)]
    word = _BEFORE.search(left)
    token = context.token_at(span.start)
    verb = governing_verb(token) if token is not None else None
    own = context.claim_verbs(span.start)
    return {
        "m.before": word[1].lower() if word else "start",
        "m.said_left": _SAID.search(left[-CLOSE:]) is not None,
        "m.said_right": _SAID.search(right[:CLOSE]) is not None,
        "m.saying": is_saying(verb),
        "m.verb": verb.lemma_.lower() if verb is not None else None,
        "m.claim_verb": verb is not None and verb.i in own,
        "m.above": verb is not None and any(a.i in own for a in verb.ancestors),
        "m.below": verb is not None and any(d.i in own for d in verb.subtree),
        "m.opens": span.start - sentence.start < OPENING,
        "m.ends": sentence.end - span.end < ENDING,
    }


def mention_features(context: EventContext, mention: TimeMention) -> Features:
    """Describe a mention: its words, and how it stands to the event's claims and to those of others."""
    position = mention.span.start
    gap, side = context.sentence_distance(position)
    same = context.claims_beside(position)
    between = min((abs(position - c.span.start) for c in same), default=FAR_CHARACTERS)
    rival_gap, rival_nearer = context.rivals(mention.span)
    return {
        "m.rival_gap": min(rival_gap, 6),
        "m.rival_nearer": rival_nearer,
        "m.gap": min(gap, 12),
        "m.side": side,
        "m.claims_with": len(same),
        "m.claims_share": len(same) / max(1, len(context.claims)),
        "m.chars": buckets(between, (20, 40, 80, 140, 220, 400)),
        "m.follows_claim": bool(same) and position > same[0].span.start,
        "m.index": min(context.sentence_of(position), 20),
        "m.modifier": mention.modifier or None,
        "m.unit": mention.unit,
        "m.since": mention.since,
        "m.year": mention.year is not None,
        "m.range": mention.until is not None,
        **_around(context, mention),
    }
