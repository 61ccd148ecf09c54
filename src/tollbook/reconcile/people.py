"""Within one report: which claims are about the same people, which about some of them, which about others."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tollbook.model.codes import Status
from tollbook.reconcile.said import Said
from tollbook.reconcile.settings import Policy, cues

_KNOWN = frozenset({Status.CIVILIAN, Status.STATE_FORCES, Status.ARMED_GROUP})
_NAME = re.compile(r"[A-Z][a-z]+")


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
    if _told_as_others(a, text) or _told_as_others(b, text):
        return a.claim.harm is b.claim.harm
    if _other_names(a, b):
        return True
    return a.sentence == b.sentence and _beside(a, b, text, rules)


def _told_as_others(s: Said, text: str) -> bool:
    """Tell whether "another", "others", "more" stands at the count."""
    before = text[max(0, s.claim.span.start - 12) : s.claim.span.start]
    victims = s.claim.victims
    end = max(s.claim.span.end + 8, victims.span.end if victims else 0)
    return bool(cues().others.search(f"{before} {text[s.claim.span.start : end]}".casefold()))


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
