"""Within one report: which claims are about the same people, which about some of them, which about others."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tollbook.model.codes import Hedge, Status
from tollbook.reconcile.said import Said
from tollbook.reconcile.settings import Policy, cues

_KNOWN = frozenset({Status.CIVILIAN, Status.STATE_FORCES, Status.ARMED_GROUP})
_NAME = re.compile(r"[A-Z][a-z]+")
_BEFORE, _AFTER = 12, 8


@dataclass(frozen=True, slots=True)
class People:
    """Claims of one report about one and the same people; `inside` are the groups whose count includes them."""

    number: int
    claims: tuple[Said, ...]
    inside: frozenset[int]


def groups(sayings: Sequence[Said]) -> tuple[People, ...]:
    """Group one report's claims of one harm by `same_as`, and order the groups by `part_of`."""
    ids = {s.claim.id: n for n, s in enumerate(sayings)}
    root = list(range(len(sayings)))

    def find(n: int) -> int:
        while root[n] != n:
            n = root[n]
        return n

    for n, s in enumerate(sayings):
        if s.claim.same_as in ids:
            a, b = sorted((find(n), find(ids[s.claim.same_as])))
            root[b] = a
    members: dict[int, list[Said]] = {}
    for n, s in enumerate(sayings):
        members.setdefault(find(n), []).append(s)
    parents = {
        top: {find(ids[s.claim.part_of]) for s in claims if s.claim.part_of in ids} - {top}
        for top, claims in members.items()
    }
    return tuple(People(top, tuple(claims), _ancestors(top, parents)) for top, claims in sorted(members.items()))


def _ancestors(start: int, parents: Mapping[int, set[int]]) -> frozenset[int]:
    """Every group above; a circle of parts (a reader's slip) holds nothing."""
    seen: set[int] = set()
    waiting = list(parents[start])
    while waiting:
        at = waiting.pop()
        if at not in seen:
            seen.add(at)
            waiting += parents[at]
    return frozenset() if start in seen else frozenset(seen)


def outermost(found: Sequence[People], numbered: Collection[int]) -> tuple[People, ...]:
    """Keep the groups that no numbered group includes; what lies inside a vague count may still be counted."""
    wanted = set(numbered)
    return tuple(p for p in found if p.number in wanted and not p.inside & wanted)


def different(a: Said, b: Said, text: str, rules: Policy) -> bool:
    """Tell whether a report's words make two counts the counts of different people."""
    if {a.claim.status, b.claim.status} <= _KNOWN and a.claim.status is not b.claim.status:
        return True
    if _other_names(a, b):
        return True
    if a.sentence != b.sentence or cues().totals.search(text[slice(*a.sentence)].casefold()):
        return False
    return _told_as_others(a, text) or _told_as_others(b, text) or _beside(a, b, text, rules)


def _told_as_others(s: Said, text: str) -> bool:
    """Tell whether "another" or "others" stands at the count."""
    return bool(cues().others.search(words_about(s, text)))


def is_increment(s: Said, text: str) -> bool:
    """Tell whether a count is said to come on top of an earlier one ("22 more")."""
    return s.claim.hedge is not Hedge.MORE_THAN and bool(cues().increments.search(words_about(s, text)))


def words_about(s: Said, text: str) -> str:
    """Give the count with the word before it and its victims."""
    end = max(s.claim.span.end + _AFTER, s.claim.victims.span.end if s.claim.victims else 0)
    start, last = max(s.sentence[0], s.claim.span.start - _BEFORE), min(s.sentence[1], end)
    return text[start : max(last, s.claim.span.end)].casefold()


def _other_names(a: Said, b: Said) -> bool:
    """Tell whether two single people are named, with no name in common."""
    first, second = (set(_NAME.findall(s.claim.quote)) for s in (a, b))
    return bool(first) and bool(second) and not first & second


def _beside(a: Said, b: Said, text: str, rules: Policy) -> bool:
    """Tell whether two counts of one sentence stand side by side ("a man and his son"), neither in the other."""
    first, second = sorted((a, b), key=lambda s: s.claim.span)
    between = text[first.claim.span.end : second.claim.span.start].casefold()
    small = all(s.bounds is not None and s.bounds.size <= rules.small_count for s in (a, b))
    return small and bool(cues().beside.search(between)) and not cues().inside.search(between)
