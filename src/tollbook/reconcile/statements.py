"""One side's figure in one report: the counts of different people added, what overlaps never."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tollbook.reconcile.bounds import Bounds, added
from tollbook.reconcile.claimants import Camp
from tollbook.reconcile.people import People, different, groups, is_increment, outermost
from tollbook.reconcile.said import Said
from tollbook.reconcile.settings import Policy


@dataclass(frozen=True, slots=True)
class Statement:
    """What one camp says in one report of one toll.

    `claims` make the figure (several only where they are of different people); `again` say the same once more.
    `increment` is true where the figure is said to come on top of an earlier one.
    """

    camp: Camp
    report: str
    as_of: str | None
    when: str
    bounds: Bounds
    claims: tuple[Said, ...]
    again: tuple[Said, ...] = ()
    correction: bool = False
    increment: bool = False

    @property
    def order(self) -> tuple[str, int, str, str]:
        """Sort by time, within a moment by size, then by report."""
        return self.when, self.bounds.size, self.report, self.camp.voice


@dataclass(frozen=True, slots=True)
class Telling:
    """One report's part in one toll: its statements, and which of its claims lie inside which other claim."""

    statements: tuple[Statement, ...]
    contained: dict[str, str]


def telling(sayings: Sequence[Said], in_scope: Callable[[Said], bool], text: str, rules: Policy) -> Telling:
    """Read one report's claims of one harm as statements on one toll (the claims in scope)."""
    found = groups(sayings)
    scoped = [replace(p, claims=tuple(s for s in p.claims if in_scope(s))) for p in found]
    scoped = [p for p in scoped if p.claims]
    numbered = {p.number for p in scoped if any(s.bounds for s in p.claims)}
    tops = outermost(scoped, numbered)
    by_voice: dict[Camp, list[People]] = {}
    for people in tops:
        for camp in sorted({s.camp for s in _credited(people)}, key=lambda c: c.voice):
            by_voice.setdefault(camp, []).append(people)
    statements = tuple(_statement(camp, people, text, rules) for camp, people in by_voice.items())
    return Telling(statements, _inner(scoped, tops, statements))


def _credited(people: People) -> list[Said]:
    """Lend a figure said in the report's own voice to the claimant who is credited with it elsewhere in the report."""
    sources = [s for s in people.claims if s.claim.claimant and s.bounds]
    lent = []
    for s in people.claims:
        if not s.bounds:
            continue
        source = next((o for o in sources if o.bounds and s.bounds and o.bounds.size == s.bounds.size), None)
        lent.append(replace(s, camp=source.camp) if source and s.claim.claimant is None else s)
    return lent


def _statement(camp: Camp, tops: Sequence[People], text: str, rules: Policy) -> Statement:
    """Add up, from the largest on, what is told of people different from all that are in already."""
    chosen: list[Said] = []
    again: list[Said] = []
    figures = {p.number: _figure([s for s in _credited(p) if s.camp == camp]) for p in tops}
    ordered = sorted(tops, key=lambda p: (-_size(figures[p.number]), p.claims[0].claim.span))
    for people in ordered[:1] if _is_breakdown([_size(figures[p.number]) for p in ordered]) else ordered:
        figure = figures[people.number]
        if all(different(figure, other, text, rules) for other in chosen):
            chosen.append(figure)
            again += [s for s in _credited(people) if s.camp == camp and s.ref != figure.ref]
    first = chosen[0]
    return Statement(
        camp=camp,
        report=first.report,
        as_of=first.as_of,
        when=first.when,
        bounds=added(tuple(s.bounds for s in chosen if s.bounds)),
        claims=tuple(chosen),
        again=tuple(again),
        correction=any(s.correction for s in chosen),
        increment=all(is_increment(s, text) for s in chosen),
    )


def _size(s: Said) -> int:
    return s.bounds.size if s.bounds else 0


def _is_breakdown(sizes: Sequence[int]) -> bool:
    """Tell whether the first count is just the sum of the rest: 33 people, 18 of these and 15 of those."""
    return len(sizes) > 2 and sizes[0] == sum(sizes[1:])  # noqa: PLR2004 - a breakdown has at least two parts


def _figure(claims: Sequence[Said]) -> Said:
    """Choose the figure of one group: a correction, else an exact number before a rough one, else the highest."""

    def rank(s: Said) -> tuple[bool, bool, int, bool, int]:
        b = s.bounds or Bounds(None, None, None)
        return not s.correction, b.rough or b.point is None, -b.size, b.high is None, s.claim.span.start

    return min(claims, key=rank)


def _outer_claim(outer: People, s: Said) -> Said:
    """Choose the claim of the including group that a claim lies in: its own side's, else the first with a number."""
    numbered = [o for o in outer.claims if o.bounds] or list(outer.claims)
    return next((o for o in numbered if o.camp == s.camp), numbered[0])


def _inner(scoped: Sequence[People], tops: Sequence[People], statements: Sequence[Statement]) -> dict[str, str]:
    """For each claim that lies inside another, that other: the group that includes it, or the figure it is part of."""
    by_number = {p.number: p for p in scoped}
    outer = {p.number for p in tops}
    used = {s.ref for st in statements for s in (*st.claims, *st.again)}
    contained: dict[str, str] = {}
    for people in scoped:
        over = [by_number[n] for n in sorted(people.inside) if n in by_number and n in outer]
        if people.number not in outer and over:
            contained |= {s.ref: _outer_claim(over[0], s).ref for s in people.claims}
        if people.number in outer:
            home = {st.camp.voice: st.claims[0].ref for st in statements}
            loose = [s for s in _credited(people) if s.ref not in used and s.camp.voice in home]
            contained |= {s.ref: home[s.camp.voice] for s in loose}
    return contained
