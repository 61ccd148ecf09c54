"""The history of a toll: every figure in the order of time, and how each stands to the toll."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tollbook.model.codes import Polarity
from tollbook.model.nouns import Figure
from tollbook.reconcile.ends import Ends
from tollbook.reconcile.said import Said
from tollbook.reconcile.settings import Policy, cues
from tollbook.reconcile.standing import Line, agree
from tollbook.reconcile.statements import Statement


@dataclass(frozen=True, slots=True)
class Relation:
    """How one claim stands to the toll, and the claim that it lies inside, if any."""

    name: str
    contained_in: str | None = None


def history(
    sayings: Sequence[Said], lines: Mapping[str, Line], ends: Ends, contained: Mapping[str, str], rules: Policy
) -> tuple[Figure, ...]:
    """Write down every claim (in the order of time), also those that are not counted."""
    placed = _placed(lines, ends, rules)
    numbered = bool(placed)
    return tuple(figure(s, _relation(s, placed, contained, numbered=numbered)) for s in sayings)


def figure(s: Said, relation: Relation) -> Figure:
    """Write one claim as a figure."""
    return Figure(
        claim=s.ref,
        as_of=s.as_of,
        claimant=s.claim.claimant.quote if s.claim.claimant else None,
        outlet=s.outlet,
        words=words(s),
        low=s.bounds.low if s.bounds else None,
        high=s.bounds.high if s.bounds else None,
        relation=relation.name,
        contained_in=relation.contained_in,
    )


def words(s: Said) -> str:
    """Write what was said, with its hedge: "at least 33"."""
    return f"{cues().hedges[s.claim.hedge.value]} {s.claim.quote}".strip()


def _relation(s: Said, placed: Mapping[str, Relation], contained: Mapping[str, str], *, numbered: bool) -> Relation:
    if s.claim.polarity is Polarity.DENIED:
        return Relation("denied")
    if s.claim.polarity is Polarity.HYPOTHETICAL:
        return Relation("hypothetical")
    if s.claim.self_inflicted:
        return Relation("self")
    if s.ref in contained:
        return Relation("contained", contained[s.ref])
    return placed.get(s.ref) or Relation("repeats" if numbered else "current")


def _placed(lines: Mapping[str, Line], ends: Ends, rules: Policy) -> dict[str, Relation]:
    """Tell the relation of every claim that makes or repeats a statement."""
    found: dict[str, Relation] = {}
    chosen = {s.ref for st in ends.chosen for s in st.claims}
    standing = [st for line in lines.values() for st in line.standing]
    for line in lines.values():
        for st in line.standing:
            stands = not ends.contradicted or any(s.ref in chosen for s in st.claims)
            _place(found, st, Relation("current" if stands else "rival"), Relation("repeats"), rules)
        for st in line.support:
            _place(found, st, Relation("repeats"), Relation("repeats"), rules)
        for st in line.borrowed:
            name = "repeats" if any(agree(st, other, rules) for other in standing) else "superseded"
            _place(found, st, Relation(name), Relation(name), rules)
        for st in (*line.superseded, *line.stale):
            relation = _left_behind(st, line)
            _place(found, st, relation, relation, rules)
    return found


def _left_behind(st: Statement, line: Line) -> Relation:
    """Put what came on top of an earlier figure inside the figure that stands; all else is superseded by it."""
    if st.increment and line.standing:
        return Relation("contained", line.top.claims[0].ref)
    return Relation("superseded")


def _place(found: dict[str, Relation], st: Statement, first: Relation, again: Relation, rules: Policy) -> None:
    for s in st.claims:
        found[s.ref] = first
    sizes = {s.bounds.size for s in st.claims if s.bounds}
    for s in st.again:
        same = s.bounds is not None and any(s.bounds.admits(n, rules) for n in sizes)
        found[s.ref] = again if same else Relation("superseded")


def inside(figures: Iterable[Figure], whole: Figure | None) -> list[Figure]:
    """Show the figures of a part in the history of its whole: as contained in the figure that stands there."""
    counted = [f for f in figures if f.relation not in {"denied", "hypothetical", "self"}]
    within = whole.claim if whole else None
    return [replace(f, relation="contained", contained_in=f.contained_in or within) for f in counted]
