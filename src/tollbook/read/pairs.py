"""Compare two claims of one report: rows of named features for the models that relate claims.

The same rows serve training and reading.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

from tollbook.read.facets import Facet
from tollbook.read.lexicon import table
from tollbook.read.scene import Scene

MutableRow = dict[str, float | str | bool | None]

FAR = 12
"""Distances beyond this many sentences or claims say no more."""
CUE_REACH = 5
"""A cue so many words from the count belongs to it."""


@cache
def _cues() -> dict[str, tuple[frozenset[str], tuple[str, ...]]]:
    """Split each list of cues into single words, looked up, and phrases, searched for."""
    return {
        name: (frozenset(c for c in cues if " " not in c), tuple(f" {c} " for c in cues if " " in c))
        for name, cues in table("repeat_cues").items()
    }


def _cued(name: str, tokens: Sequence[str], joined: str) -> bool:
    single, phrases = _cues()[name]
    return not single.isdisjoint(tokens) or any(p in joined for p in phrases)


def is_cued(name: str, facet: Facet) -> bool:
    """Tell whether a cue of one list stands beside a claim's count."""
    words = (*facet.before[:CUE_REACH][::-1], *facet.after[:CUE_REACH])
    return _cued(name, words, f" {' '.join(words)} ")


def _cue_features(prefix: str, facet: Facet) -> dict[str, bool]:
    """Say which cues stand before and after a count, and whether its sentence opens with one of another event."""
    before, after, opening = facet.before[:CUE_REACH][::-1], facet.after[:CUE_REACH], facet.opening
    said_before, said_after = f" {' '.join(before)} ", f" {' '.join(after)} "
    row = {f"{prefix}_apart_opens": _cued("apart", opening, f" {' '.join(opening)} ")}
    for name in _cues():
        row[f"{prefix}_{name}_before"] = _cued(name, before, said_before)
        row[f"{prefix}_{name}_after"] = _cued(name, after, said_after)
    return row


def own_features(prefix: str, f: Facet, scene: Scene) -> MutableRow:
    """Describe one claim of a pair; once for all of its pairs."""
    if (prefix, f.order) not in scene.compared:
        scene.compared[prefix, f.order] = _own_features(prefix, f, scene)
    return scene.compared[prefix, f.order]


def _own_features(prefix: str, f: Facet, scene: Scene) -> MutableRow:
    row: MutableRow = {
        f"{prefix}_kind": f.kind,
        f"{prefix}_hedge": f.claim.hedge.value,
        f"{prefix}_status": f.claim.status.value,
        f"{prefix}_prev": f.before[0] if f.before else "^",
        f"{prefix}_prev2": f.before[1] if len(f.before) > 1 else "^",
        f"{prefix}_next": f.after[0] if f.after else "$",
        f"{prefix}_verb": f.verb,
        f"{prefix}_dep": f.links[0] if f.links else None,
        f"{prefix}_title": f.title,
        f"{prefix}_order": min(f.order, FAR),
        f"{prefix}_sentence": min(f.sentence, FAR),
        f"{prefix}_log": None if f.size is None else math.log1p(f.size),
        f"{prefix}_word": f.claim.quote.lower() if f.kind in {"vague", "quantifier", "pronoun"} else None,
        f"{prefix}_polarity": f.claim.polarity.value,
        f"{prefix}_often": scene.figures[f.claim.harm, f.claim.value],
    }
    row.update(_cue_features(prefix, f))
    row.update({f"{prefix}_is_{c}": True for c in f.classes})
    return row


def _overlap(a: frozenset[str], b: frozenset[str]) -> float | None:
    """Give the shared part of two sets; None where one is empty and nothing can be told."""
    return len(a & b) / len(a | b) if a and b else None


def _inside(a: frozenset[str], b: frozenset[str]) -> float | None:
    return len(a & b) / min(len(a), len(b)) if a and b else None


def _ratio(first: float | None, second: float | None) -> float | None:
    """Compare two sizes, the second against the first: nought where they are equal."""
    return None if first is None or second is None else math.log((second + 0.5) / (first + 0.5))


def _figures(a: Facet, b: Facet) -> str:
    """Say how two counts compare, the second against the first."""
    if a.low is None or b.low is None:
        return "vague" if a.low is None and b.low is None else "first vague" if a.low is None else "second vague"
    if a.claim.value == b.claim.value:
        return "one" if a.claim.value == (1,) else "equal"
    return "more" if b.low > a.low else "less"


_SORTS = (
    "child",
    "woman",
    "militant",
    "police",
    "soldier",
    "man",
    "civilian",
    "leader",
    "foreign",
    "person",
    "pronoun",
)


def _sort(facet: Facet) -> str:
    """Name the first class that fits the harmed, the most telling first."""
    return next((name for name in _SORTS if name in facet.classes), "named" if facet.names else "none")


def _parse_features(a: Facet, b: Facet) -> MutableRow:
    """Say how the parse joins two claims of one sentence."""
    if a.sentence != b.sentence or not a.path or not b.path:
        return {}
    ups = next((i for i, t in enumerate(b.path) if t in a.path), None)
    if ups is None:
        return {"parse": "far"}
    downs = a.path.index(b.path[ups])
    return {
        "parse": f"{'>'.join(b.links[:ups][:3])}|{'>'.join(a.links[:downs][:3])}",
        "parse_second_below": downs <= 1,
        "parse_first_below": ups <= 1,
        "parse_conj": "conj" in b.links[:ups],
        "parse_same_verb": a.verb == b.verb,
        "parse_steps": ups + downs,
    }


def _where(a: Facet, b: Facet) -> str:
    """Compare the places named beside two claims."""
    if a.where is None or b.where is None:
        return "neither" if a.where is b.where else "first" if a.where else "second"
    if a.where == b.where:
        return "same"
    return "known" if b.where in a.content or a.where in b.content else "apart"


def _when(a: Facet, b: Facet) -> MutableRow:
    """Compare the times told nearest to two claims."""
    first, second = a.moment, b.moment
    if first is None or second is None:
        told = "second" if second else "first" if first else "none"
        known = first or second
        return {"when": told, "when_lag": None if known is None else known.lag}
    apart = max((second.days.first - first.days.last).days, (first.days.first - second.days.last).days, 0)
    same = (first.days.first, first.days.last) == (second.days.first, second.days.last)
    within = second.length < first.length if apart == 0 else False
    return {
        "when": "same" if same else "apart" if apart else "within" if within else "around",
        "when_apart": min(apart, 400),
        "when_kinds": f"{first.kind}|{second.kind}",
        "when_since": first.since or second.since,
        "when_long": max(first.length, second.length),
    }


def _between(a: Facet, b: Facet, scene: Scene) -> MutableRow:
    """Count the claims that stand between two."""
    inner = scene.facets[a.order + 1 : b.order]
    kin = [f for f in inner if f.claim.harm == b.claim.harm]
    return {
        "between": min(len(inner), FAR),
        "between_harm": min(len(kin), FAR),
        "between_status": min(sum(f.claim.status == b.claim.status for f in kin), FAR),
        "between_figure": min(sum(f.claim.value == b.claim.value for f in kin), FAR),
        "between_first_figure": min(sum(f.claim.value == a.claim.value for f in kin), FAR),
        "between_name": any(f.names & b.names for f in kin),
        "between_head": any(f.head == b.head for f in kin),
    }


def pair_features(a: Facet, b: Facet, scene: Scene) -> MutableRow:
    """Compare two claims, the first of which stands earlier in the text; told of both relations and of events."""
    if (a.order, b.order) not in scene.compared:
        scene.compared[a.order, b.order] = _pair_features(a, b, scene)
    return dict(scene.compared[a.order, b.order])


def _pair_features(a: Facet, b: Facet, scene: Scene) -> MutableRow:
    status = (a.claim.status.value, b.claim.status.value)
    sizes = (a.size, b.size)
    row: MutableRow = {
        "harms": f"{a.claim.harm.value}|{b.claim.harm.value}",
        "kinds": f"{a.kind}|{b.kind}",
        "statuses": f"{status[0]}|{status[1]}",
        "same_status": status[0] == status[1],
        "unsure_status": "unknown" in status or "mixed" in status,
        "figures": _figures(a, b),
        "ratio": _ratio(*sizes),
        "sentences": min(b.sentence - a.sentence, FAR),
        "paragraphs": min(b.paragraph - a.paragraph, FAR),
        "same_sentence": a.sentence == b.sentence,
        "same_head": a.head == b.head,
        "victims": _overlap(a.victims, b.victims),
        "class_shared": len(a.classes & b.classes),
        "class_overlap": _overlap(a.classes, b.classes),
        "named_both": bool(a.names and b.names),
        "named_first": bool(a.names) and not b.names,
        "named_second": bool(b.names) and not a.names,
        "names": _inside(a.names, b.names),
        "first_told_name": bool(b.names and b.names & (a.content | a.places)),
        "second_told_name": bool(a.names and a.names & (b.content | b.places)),
        "content": _overlap(a.content, b.content),
        "content_inside": _inside(a.content, b.content),
        "places": _overlap(a.places, b.places),
        "places_inside": _inside(a.places, b.places),
        "where": _where(a, b),
        "times": _overlap(a.times, b.times),
        "times_differ": bool(a.times and b.times and not a.times & b.times),
        "near": _overlap(a.near, b.near),
        "subject": _overlap(a.subject, b.subject),
        "ages_differ": bool(a.ages and b.ages and not a.ages & b.ages),
        "ages_shared": bool(a.ages & b.ages),
        "class_pair": "|".join((_sort(a), _sort(b))),
        "first_fresh": min(a.fresh, 5),
        "second_fresh": min(b.fresh, 5),
        "fresh_between": min(sum(fresh for _, fresh in scene.fresh[a.order + 1 : b.order + 1]), 9),
        "same_verb": a.verb is not None and a.verb == b.verb,
        "verbs": f"{a.verb}|{b.verb}" if a.verb and b.verb else None,
        "near_words": len(set(a.before[:3] + a.after[:3]) & set(b.before[:3] + b.after[:3])),
        "claims": min(len(scene.facets), 30),
        "text": min(scene.sentences, 40),
    }
    row.update(_when(a, b))
    row.update(_between(a, b, scene))
    row.update(_parse_features(a, b))
    return row


def same_row(a: Facet, b: Facet, scene: Scene) -> MutableRow:
    """Ask whether `b` counts the very same people as the earlier `a`."""
    row = pair_features(a, b, scene)
    row.update(own_features("first", a, scene))
    row.update(own_features("second", b, scene))
    row["sum_of_second"] = scene.sums.get((a.order, b.low)) if b.low is not None else None
    row["sum_of_first"] = scene.sums.get((b.order, a.low)) if a.low is not None else None
    return row


def part_row(part: Facet, whole: Facet, scene: Scene) -> MutableRow:
    """Ask whether the people of `part` are among those of `whole`, wherever either stands."""
    first, second = (whole, part) if whole.order < part.order else (part, whole)
    row = pair_features(first, second, scene)
    row.update(own_features("part", part, scene))
    row.update(own_features("whole", whole, scene))
    row["whole_first"] = whole.order < part.order
    row["adds_up"] = scene.sums.get((part.order, whole.low)) if whole.low is not None else None
    row["share"] = part.size / whole.size if part.size is not None and whole.size else None
    return row


def event_row(a: Facet, b: Facet, scene: Scene, past: tuple[float, float], link: str) -> MutableRow:
    """Ask whether two claims, `a` the earlier, belong to one event.

    `past` says how far each is history, 0 to 1; `link` how they are related: "same", "part", "siblings", "none".
    """
    row = pair_features(a, b, scene)
    row.update(own_features("first", a, scene))
    row.update(own_features("second", b, scene))
    row["past_first"], row["past_second"] = past
    row["past_gap"] = abs(past[0] - past[1])
    row["past_most"] = max(past)
    row["link"] = link
    return row
