"""Rows of features by which models choose the place and the country of an event: one row a possible answer."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from tollbook.knowledge.names import fold
from tollbook.model import Span
from tollbook.read.learned import Row
from tollbook.read.lexicon import table, words
from tollbook.read.places_country import Evidence, Nations, country_of, own_evidence, size, weigh
from tollbook.read.places_names import PlaceName, Token, find_names, place_ends, place_nouns, tokens_of
from tollbook.read.times_context import EventContext, governing_verb, is_saying

Features = dict[str, float | str | bool | None]

MAX_PLACES = 60
"""Names weighed for one event, the nearest first."""

MAX_COUNTRIES = 6
"""Countries weighed for one event, those with the most evidence."""

_CHAIN = re.compile(
    r"[\s,()]*(?:\s(?:in|of|under|within|at|on|near)\s+(?:the\s+|a\s+)?(?:[\w-]+\s+){0,3}(?:(?:of|in|under)\s+(?:the\s+)?(?:[\w-]+\s+)?)?)?",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"[\w\s,.()]{0,40}?(?:\(|--|–|—|\s-\s|,\s+\d{1,2}\s+[A-Z]{3})")
_PLACING: frozenset[str] = frozenset(table("place_words")["placing"])
_SAYS = frozenset({"said", "says", "told", "was", "alias"})
_GRADES = {"point": 0, "area": 1, "admin2": 2, "admin1": 3}


@dataclass(frozen=True)
class Map:
    """The places of one report: names, their settled countries, and the weight of each country."""

    names: tuple[PlaceName, ...]
    nations: Nations
    settled: tuple[str | None, ...]
    counts: Counter[str]
    placed: Counter[str]
    finer: frozenset[tuple[str, str]]
    chain: tuple[tuple[int, int], ...]
    parts: frozenset[str]
    keys: tuple[str, ...]

    def key(self, i: int) -> str:
        """Return the folded name by which occurrences of one place meet."""
        return self.keys[i]


@lru_cache(maxsize=4)
def map_of(text: str) -> Map:
    """Read the places of a text once; its events are asked for one after another."""
    tokens = tokens_of(text)
    names = find_names(text, tokens)
    nations = weigh(text, tokens, names)
    settled = tuple(country_of(n.found, nations) for n in names)
    keys = [fold(n.name) for n in names]
    chains = {(keys[i], keys[i + 1]) for i in range(len(names) - 1) if _chained(text, names[i], names[i + 1])}
    placed = Counter(key for key, n in zip(keys, names, strict=True) if n.prep in _PLACING or n.shape == "block")
    return Map(
        names,
        nations,
        settled,
        Counter(keys),
        placed,
        frozenset(chains),
        _positions(text, names),
        _parts(tokens),
        tuple(keys),
    )


def _positions(text: str, names: Sequence[PlaceName]) -> tuple[tuple[int, int], ...]:
    """Give each name's place in its chain, from 0 for the finest, and how long the chain is."""
    links = [i for i in range(len(names) - 1) if _chained(text, names[i], names[i + 1])]
    position = [0] * len(names)
    for i in links:
        position[i + 1] = position[i] + 1
    length = [p + 1 for p in position]
    for i in reversed(links):
        length[i] = length[i + 1]
    return tuple(zip(position, length, strict=True))


def _parts(tokens: Sequence[Token]) -> frozenset[str]:
    """Gather the last names of people: the last of two or three capitalised words that say, or that an age follows."""
    out: set[str] = set()
    for i in range(2, len(tokens) - 1):
        here, before, after = tokens[i], tokens[i - 1], tokens[i + 1]
        if not (here.capital and before.capital and here.tight):
            continue
        if before.plain in words("place_given_names") or (
            after.text[:1].isdigit() or after.plain in _SAYS or before.plain in _titles()
        ):
            out.add(fold(here.text))
    return frozenset(out)


@cache
def _titles() -> frozenset[str]:
    return frozenset(table("place_words")["titles"])


def _best_kind(name: PlaceName, country: str | None) -> str:
    kinds = [c.kind for c in name.found if country is None or c.country == country]
    for kind in ("country", "admin1", "region", "place", "site", "admin2"):
        if kind in kinds:
            return kind
    return "none"


def grade(name: PlaceName, country: str | None) -> int:
    """Tell how coarse a name is: 0 a village or site, 1 an area, 2 a district, 3 a province, 4 a country."""
    if name.noun in place_nouns():
        return _GRADES[place_nouns()[name.noun]]
    kind = _best_kind(name, country)
    # A province and its capital share a name; without a noun the capital is meant.
    if kind == "admin1" and any(c.kind == "place" and c.population for c in name.found):
        return 0
    return {"country": 4, "admin1": 3, "region": 2, "admin2": 2}.get(kind, 0)


def _chained(text: str, here: PlaceName, after: PlaceName) -> bool:
    """Tell whether two names stand in one chain, the finer first: "X village of Y in Z district"."""
    gap = text[here.span.end : after.span.start]
    if not 0 < len(gap) <= 45 or "." in gap or _CHAIN.fullmatch(gap) is None:
        return False
    fine, coarse = grade(here, None), grade(after, None)
    if not gap.strip():
        return coarse > fine and bool(after.found)
    return coarse >= fine


def _event_features(context: EventContext, near: Sequence[PlaceName]) -> Features:
    first = context.claim_sentences[0] if context.claim_sentences else 0
    claim = context.claims[0] if context.claims else None
    return {
        "e.first": min(first, 20),
        "e.claims": min(len(context.claims), 9),
        "e.others": min(len(context.others), 9),
        "e.spread": min(len(context.claim_sentences), 6),
        "e.sentences": min(len(context.page.sentences), 40),
        "e.near": min(len(near), 8),
        "e.definite": _definite(context),
        "e.harm": claim.harm.value if claim else None,
        "e.status": claim.status.value if claim else None,
        "e.big": max((v for c in context.claims for v in c.value), default=0) >= 1000,
        "e.vague": all(not c.value for c in context.claims),
    }


_DEFINITE = re.compile(
    r"\b(?:the|this|that|a|another)\s+(?:\w+[- ]){0,2}?(town|city|village|province|district|area|region|country|camp|neighborhood|neighbourhood|capital)\b",
    re.IGNORECASE,
)


def _definite(context: EventContext) -> str | None:
    """Give the noun by which the claims' sentence points to a place named elsewhere: "the town"."""
    for sentence in context.claim_sentences[:2]:
        found = _DEFINITE.search(context.words_of_sentence(sentence))
        if found:
            return found[1].lower()
    return None


def _distances(context: EventContext, position: int) -> Features:
    gap, side = context.sentence_distance(position)
    here = context.sentence_of(position)
    same = [c for c in context.claims if context.sentence_of(c.span.start) == here]
    between = min((abs(position - c.span.start) for c in same), default=999)
    rival_gap, rival_nearer = context.rivals(Span(position, position + 1))
    return {
        "rival_gap": min(rival_gap, 6),
        "rival_nearer": rival_nearer,
        "gap": min(gap, 12),
        "side": side,
        "claims_with": len(same),
        "claims_share": len(same) / max(1, len(context.claims)),
        "chars": sum(between > limit for limit in (20, 40, 80, 140, 220, 400)),
        "before_claim": bool(same) and position < same[0].span.start,
        "sentence": min(here, 20),
    }


def _verbs(context: EventContext, position: int) -> Features:
    token = context.token_at(position)
    if token is None:
        return {}
    verb = governing_verb(token)
    own = context.claim_verbs(position)
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


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """One possible place; `name` is None for "not told". `country` is what the name means in this report."""

    name: PlaceName | None
    country: str | None


def _nearest(context: EventContext, report: Map) -> list[int]:
    """Give the numbers of the names worth weighing: of each name where it stands nearest to the claims."""
    best: dict[str, tuple[tuple[int, bool, int], int]] = {}
    for i, name in enumerate(report.names):
        gap, _ = context.sentence_distance(name.span.start)
        rank = (gap, name.prep not in _PLACING, context.character_distance(name.span))
        key = name.span.of(context.page.text).lower()
        if key not in best or rank < best[key][0]:
            best[key] = (rank, i)
    return [i for _, i in sorted(best.values())[:MAX_PLACES]]


def _name_features(context: EventContext, report: Map, i: int, definite: str | None) -> Features:
    name, country = report.names[i], report.settled[i]
    text = context.page.text
    before = report.names[i - 1] if i else None
    after = report.names[i + 1] if i + 1 < len(report.names) else None
    kind = _best_kind(name, country)
    parts = name.name.split()
    key = report.key(i)
    return {
        "kind": kind,
        "noun": name.noun,
        "answers": name.noun is not None and name.noun == definite,
        "noun_grade": place_nouns().get(name.noun or "", "none"),
        "grade": grade(name, country),
        "lead": name.lead,
        "prep": name.prep,
        "given": name.given,
        "loose": min(name.loose, 5),
        "ahead": name.ahead if name.lead in {"of", "in", "at", "to", "from", "near"} else None,
        "after": name.after if name.after in {"mark", "said", "and", "in", "of", "s"} else None,
        "shape": name.shape,
        "run": min(name.run, 8),
        "words": min(len(parts), 6),
        "compass": name.span.start != name.core.start,
        "titled": name.titled,
        "organisation": name.organisation,
        "size": round(size(name.found)),
        "found": min(len(name.found), 5),
        "settled": country is not None,
        "share": round(report.nations.share(country), 2) if country else 0.0,
        "own": (own_evidence(name) or ("", "none"))[1],
        "count": min(report.counts[fold(name.name)], 8),
        "placed": min(report.placed[key], 6),
        "placed_share": round(report.placed[key] / max(1, report.counts[key]), 1),
        "chain_at": report.chain[i][0],
        "chain_long": min(report.chain[i][1], 5),
        "chain_best": min(report.chain[j][0] for j in range(len(report.names)) if report.key(j) == key),
        "dateline": _DATELINE.match(text, name.span.end) is not None and _line_start(text, name.span.start),
        "last": parts[-1].lower() if len(parts) > 1 and parts[-1].lower() in place_ends() else None,
        "person": key in report.parts or (len(parts) > 1 and fold(parts[-1]) in report.parts),
        "has_coarser": any(a == key for a, _ in report.finer),
        "has_finer": any(b == key for _, b in report.finer),
        "chain_in": after is not None and _chained(text, name, after),
        "chain_out": before is not None and _chained(text, before, name),
        "finer_after": after is not None
        and _chained(text, name, after)
        and grade(after, report.settled[i + 1]) < grade(name, country),
        "head": name.span.start < 60,
        "capitals": name.name.isupper() and len(name.name) > 3,
        "hyphen": "-" in name.name,
        "possessive": text[name.span.end : name.span.end + 2] in {"'s", "’s"},
    }


def _admin(report: Map, i: int) -> set[str]:
    """Give the provinces in which a name's places of the settled country lie."""
    return {c.admin1 for c in report.names[i].found if c.admin1 and c.country == report.settled[i]}


@dataclass(frozen=True)
class _Weighed:
    """The names weighed for one event, with what each needs to know of all."""

    chosen: tuple[int, ...]
    near: frozenset[int]
    grades: dict[int, int]
    sentences: dict[int, int]
    most: int
    most_placed: int


def _weigh(report: Map, chosen: Sequence[int], context: EventContext) -> _Weighed:
    starts = {j: report.names[j].span.start for j in chosen}
    return _Weighed(
        tuple(chosen),
        frozenset(j for j in chosen if context.sentence_distance(starts[j])[0] == 0),
        {j: grade(report.names[j], report.settled[j]) for j in chosen},
        {j: context.sentence_of(starts[j]) for j in chosen},
        max((report.counts[report.key(j)] for j in chosen), default=0),
        max((report.placed[report.key(j)] for j in chosen), default=0),
    )


def _among(report: Map, i: int, weighed: _Weighed, context: EventContext) -> Features:
    """Compare a name with the others: which is finer, which lies in which, which comes first."""
    key, grades, chosen = report.key(i), weighed.grades, weighed.chosen
    own = grades[i]
    near = [j for j in chosen if j in weighed.near and j != i]
    mine = _admin(report, i)
    same = [j for j in chosen if weighed.sentences[j] == weighed.sentences[i]]
    placed = [j for j in same if report.names[j].prep in _PLACING]
    following = _next_placed(report, i, context)
    return {
        "refines": any((key, report.key(j)) in report.finer for j in near),
        "refined": any((report.key(j), key) in report.finer for j in near),
        "refined_far": any(b == key != a for a, b in report.finer),
        "inside_near": bool(mine) and any(grades[j] > own and mine & _admin(report, j) for j in near),
        "finer_near": sum(grades[j] < own for j in near),
        "coarser_near": sum(grades[j] > own for j in near),
        "finer_all": sum(grades[j] < own for j in chosen),
        "first_placed": bool(placed) and min(placed) == i,
        "placed_near": sum(report.names[j].prep in _PLACING for j in near),
        "most": report.counts[key] == weighed.most,
        "most_placed": report.placed[key] == weighed.most_placed,
        "next_placed": following == 1,
        "last_placed": following == -1,
        "in_sentence": min(len(same), 6),
        "order": min(chosen.index(i), 10),
    }


def _next_placed(report: Map, i: int, context: EventContext) -> int:
    """Give 1 for the first placed name after the claims' sentences, -1 for the last before, else 0."""
    if not context.claim_sentences or report.names[i].prep not in _PLACING:
        return 0
    sentence = context.sentence_of(report.names[i].span.start)
    first, last = context.claim_sentences[0], context.claim_sentences[-1]
    between = [n for n in report.names if n.prep in _PLACING and n is not report.names[i]]
    others = [context.sentence_of(n.span.start) for n in between]
    if sentence > last:
        return int(not any(last < s < sentence for s in others))
    return -int(sentence < first and not any(sentence < s < first for s in others))


def place_rows(context: EventContext) -> tuple[list[Row], list[PlaceChoice]]:
    """Describe every possible place of an event; the last row stands for "not told"."""
    report = map_of(context.page.text)
    chosen = _nearest(context, report)
    near = [report.names[i] for i in chosen if context.sentence_distance(report.names[i].span.start)[0] == 0]
    event = _event_features(context, near)
    definite = _definite(context)
    rows: list[Row] = []
    choices: list[PlaceChoice] = []
    weighed = _weigh(report, chosen, context)
    finest = min((weighed.grades[i] for i in weighed.near), default=9)
    for rank, i in enumerate(chosen):
        name = report.names[i]
        row: Features = {
            **event,
            **_distances(context, name.span.start),
            **_verbs(context, name.core.start),
            **_name_features(context, report, i, definite),
        }
        row["rank"] = min(rank, 15)
        row.update(_among(report, i, weighed, context))
        row["finest_near"] = row["gap"] == 0 and row["grade"] == finest
        row["alone_near"] = len(near) == 1 and row["gap"] == 0
        rows.append(row)
        choices.append(PlaceChoice(name, report.settled[i]))
    rows.append({**event, "kind": "not told", "rank": min(len(chosen), 15)})
    return rows, [*choices, PlaceChoice(None, None)]


def _country_features(context: EventContext, report: Map, country: str, evidence: Sequence[Evidence]) -> Features:
    row: Features = {"share": round(report.nations.share(country), 2)}
    rank = sorted(report.nations.weights, key=lambda c: (-report.nations.weights[c], c))
    row["rank"] = rank.index(country) if country in rank else 9
    for kind in ("name", "people", "body", "unit", "town"):
        own = [e for e in evidence if e.country == country and e.kind == kind]
        gaps = [context.sentence_distance(e.position)[0] for e in own]
        row[f"{kind}.all"] = min(len(own), 6)
        row[f"{kind}.near"] = min(sum(g == 0 for g in gaps), 4)
        row[f"{kind}.gap"] = min(gaps, default=20)
        row[f"{kind}.chars"] = sum(
            min((_characters(context, e) for e in own), default=9999) > limit for limit in (30, 80, 200, 600, 2000)
        )
    return row


def _characters(context: EventContext, evidence: Evidence) -> int:
    return min((abs(evidence.position - c.span.start) for c in context.claims), default=9999)


def _line_start(text: str, position: int) -> bool:
    """Tell whether a line opens with the words at a position."""
    return not text[text.rfind("\n", 0, position) + 1 : position].strip()


def _settled_features(context: EventContext, report: Map, country: str) -> Features:
    """Describe the places near the claims that the names with several namesakes were settled as."""
    near: dict[str, list[int]] = defaultdict(list)
    for name, settled in zip(report.names, report.settled, strict=True):
        if settled == country and not name.titled:
            near["in" if name.lead in table("place_words")["before"][:3] else "other"].append(
                context.sentence_distance(name.span.start)[0]
            )
    shared = sum(
        country in {c.country for c in n.found} for n in report.names if context.sentence_distance(n.span.start)[0] == 0
    )
    return {
        "settled.in_gap": min(near["in"], default=20),
        "settled.in_all": min(len(near["in"]), 6),
        "settled.gap": min(near["other"], default=20),
        "settled.all": min(len(near["other"]), 6),
        "shared_near": min(shared, 5),
    }


def country_rows(context: EventContext, place: PlaceChoice | None) -> tuple[list[Row], list[str | None]]:
    """Describe every possible country of an event, given the place chosen; the last row stands for "not told"."""
    report = map_of(context.page.text)
    weights = dict(report.nations.weights)
    for settled in report.settled:
        if settled:
            weights[settled] = weights.get(settled, 0.0) + 0.5
    if place is not None and place.country:
        weights[place.country] = weights.get(place.country, 0.0) + 100
    ranked: list[str] = sorted(weights, key=lambda c: (-weights[c], c))[:MAX_COUNTRIES]
    near = [n for n in report.names if context.sentence_distance(n.span.start)[0] == 0]
    event = _event_features(context, near)
    event["e.countries"] = len(ranked)
    event["e.placed"] = place is not None and place.name is not None
    event["e.place_settled"] = place is not None and place.country is not None
    event["e.weight"] = round(math.log2(1 + sum(report.nations.weights.values())))
    rows: list[Row] = []
    for country in ranked:
        row: Features = {
            **event,
            **_country_features(context, report, country, report.nations.evidence),
            **_settled_features(context, report, country),
        }
        row["is_place"] = place is not None and place.country == country
        row["may_be_place"] = (
            place is not None and place.name is not None and country in {c.country for c in place.name.found}
        )
        rows.append(row)
    rows.append({**event, "kind": "not told", "top": round(max(report.nations.weights.values(), default=0.0))})
    return rows, [*ranked, None]
