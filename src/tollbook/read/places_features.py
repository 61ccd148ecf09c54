"""What is told of one name of a report when it is weighed as an event's place."""

from __future__ import annotations

import re

from tollbook.knowledge.names import fold
from tollbook.model import Span
from tollbook.read.places_country import own_evidence, size
from tollbook.read.places_grades import kind_in
from tollbook.read.places_map import Map
from tollbook.read.places_names import PlaceName
from tollbook.read.places_words import place_ends, place_nouns
from tollbook.read.times_context import EventContext, Features, buckets, governing_verb, is_saying

HEAD = 60
"""Characters at the start of a text that are its head."""

ACRONYM = 3
"""Letters up to which a name all in capitals is an acronym."""

_TOLD_AFTER = frozenset({"mark", "said", "and", "in", "of", "s"})
_TOLD_LEAD = frozenset({"of", "in", "at", "to", "from", "near"})
_DATELINE = re.compile(r"[\w\s,.()]{0,40}?(?:\(|--|–|—|\s-\s|,\s+\d{1,2}\s+[A-Z]{3})")
_DEFINITE = re.compile(
    r"\b(?:the|this|that|a|another)\s+(?:\w+[- ]){0,2}?"
    r"(town|city|village|province|district|area|region|country|camp|neighborhood|neighbourhood|capital)\b",
    re.IGNORECASE,
)


def definite_noun(context: EventContext) -> str | None:
    """Give the noun by which the claims' sentences point to a place named elsewhere: "the town"."""
    for sentence in context.claim_sentences[:2]:
        found = _DEFINITE.search(context.words_of_sentence(sentence))
        if found:
            return found[1].lower()
    return None


def distances(context: EventContext, position: int) -> Features:
    """Tell how a position stands to the event's claims, and to those of others."""
    gap, side = context.sentence_distance(position)
    same = context.claims_beside(position)
    between = min((abs(position - c.span.start) for c in same), default=999)
    rival_gap, rival_nearer = context.rivals(Span(position, position + 1))
    return {
        "rival_gap": min(rival_gap, 6),
        "rival_nearer": rival_nearer,
        "gap": min(gap, 12),
        "side": side,
        "claims_with": len(same),
        "claims_share": len(same) / max(1, len(context.claims)),
        "chars": buckets(between, (20, 40, 80, 140, 220, 400)),
        "before_claim": bool(same) and position < same[0].span.start,
        "sentence": min(context.sentence_of(position), 20),
    }


def verbs(context: EventContext, position: int) -> Features:
    """Tell how a name hangs in its sentence, and whether on a verb of the claims."""
    token = context.token_at(position)
    if token is None:
        return {}
    verb, own = governing_verb(token), context.claim_verbs(position)
    return {
        "dep": token.dep_,
        "head_dep": token.head.dep_,
        "head_pos": token.head.pos_,
        "verb": verb.lemma_.lower() if verb is not None else None,
        "saying": is_saying(verb),
        "claim_verb": verb is not None and verb.i in own,
        "above": verb is not None and any(a.i in own for a in verb.ancestors),
        "below": verb is not None and any(d.i in own for d in verb.subtree),
    }


def looks(name: PlaceName, definite: str | None) -> Features:
    """Tell how a name is written, and what stands beside it."""
    parts = name.name.split()
    last = parts[-1].lower()
    return {
        "noun": name.noun,
        "answers": name.noun is not None and name.noun == definite,
        "noun_grade": place_nouns().get(name.noun or "", "none"),
        "lead": name.lead,
        "prep": name.prep,
        "ahead": name.ahead if name.lead in _TOLD_LEAD else None,
        "after": name.after if name.after in _TOLD_AFTER else None,
        "shape": name.shape,
        "run": min(name.run, 8),
        "loose": min(name.loose, 5),
        "words": min(len(parts), 6),
        "last": last if len(parts) > 1 and last in place_ends() else None,
        "compass": name.span.start != name.core.start,
        "given": name.given,
        "titled": name.titled,
        "organisation": name.organisation,
        "capitals": name.name.isupper() and len(name.name) > ACRONYM,
        "hyphen": "-" in name.name,
        "head": name.span.start < HEAD,
    }


def _opens_line(text: str, position: int) -> bool:
    return not text[text.rfind("\n", 0, position) + 1 : position].strip()


def standing(text: str, report: Map, i: int) -> Features:
    """Tell what a name is in its report: how often it occurs, what it means, where in a chain it stands."""
    name, country, key = report.names[i], report.settled[i], report.keys[i]
    own = own_evidence(name)
    linked = report.links[i]
    return {
        "kind": kind_in(name, country),
        "grade": report.grades[i],
        "size": round(size(name.found)),
        "found": min(len(name.found), 5),
        "settled": country is not None,
        "share": round(report.nations.share(country), 2) if country else 0.0,
        "own": own.kind if own else "none",
        "count": min(report.counts[key], 8),
        "placed": min(report.placed[key], 6),
        "placed_share": round(report.placed[key] / max(1, report.counts[key]), 1),
        "person": key in report.people or fold(name.name.split()[-1]) in report.people,
        "chain_at": report.chain[i][0],
        "chain_long": min(report.chain[i][1], 5),
        "chain_best": min(at for (at, _), other in zip(report.chain, report.keys, strict=True) if other == key),
        "has_coarser": any(a == key for a, _ in report.finer),
        "has_finer": any(b == key for _, b in report.finer),
        "chain_in": linked,
        "chain_out": i > 0 and report.links[i - 1],
        "finer_after": linked and report.grades[i + 1] < report.grades[i],
        "dateline": _opens_line(text, name.span.start) and _DATELINE.match(text, name.span.end) is not None,
        "possessive": text[name.span.end : name.span.end + 2] in {"'s", "’s"},
    }
