"""Who contradicts whom: named with both figures and the day, never averaged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from tollbook.link.describe import days_in_words
from tollbook.model.codes import Polarity
from tollbook.model.nouns import Dispute
from tollbook.reconcile.figures import words
from tollbook.reconcile.said import Said, own_words
from tollbook.reconcile.settings import Policy
from tollbook.reconcile.standing import Line, compatible
from tollbook.reconcile.statements import Statement


def disputes(sayings: Sequence[Said], lines: Mapping[str, Line], rules: Policy) -> tuple[Dispute, ...]:
    """Name the disagreements in the order of time, each pair of figures once; then the denials."""
    said = sorted(
        (st for line in lines.values() for st in (*line.standing, *line.support, *line.superseded)),
        key=lambda st: st.order,
    )
    found: dict[tuple[object, ...], Dispute] = {}
    for n, st in enumerate(said):
        for other in _opposed(st, said[:n], rules):
            pair = tuple(sorted((_figure(st), _figure(other)), key=str))
            found.setdefault(pair, _dispute(other, st))
    return (*found.values(), *_denials(sayings))


def _figure(st: Statement) -> tuple[str, int]:
    return st.camp.voice, st.bounds.size


def _opposed(st: Statement, before: Sequence[Statement], rules: Policy) -> list[Statement]:
    """Find what the others had last said when this was said, as far as it contradicts."""
    latest: dict[str, Statement] = {}
    for other in before:
        if other.camp.voice != st.camp.voice:
            latest[other.camp.voice] = other
    return [o for o in latest.values() if not compatible(o, st, rules) and _at_odds(o, st)]


def _at_odds(a: Statement, b: Statement) -> bool:
    """Two parties count against each other on any day; others only where they speak on the same day."""
    both = a.camp.party and b.camp.party
    return ((both or a.as_of == b.as_of) and a.camp.name != b.camp.name) or (not both and a.as_of == b.as_of)


def _dispute(a: Statement, b: Statement) -> Dispute:
    refs = [s.ref for st in (a, b) for s in st.claims]
    return Dispute(f"{_says(a)}; {_says(b)}", tuple(dict.fromkeys(refs)))


def _says(st: Statement) -> str:
    """Say who gave which figure when; figures of different people are named one by one."""
    who = own_words(st.claims) or (f"the report in {st.claims[0].outlet}" if st.claims[0].outlet else "one report")
    figures = " and ".join(
        f"{words(s)} ({s.claim.victims.quote})" if len(st.claims) > 1 and s.claim.victims else words(s)
        for s in st.claims
    )
    when = days_in_words((date.fromisoformat(st.as_of),) * 2) if st.as_of else "day not known"
    return f"{who}: {figures} ({when})"


def _denials(sayings: Sequence[Said]) -> list[Dispute]:
    if not any(s.counts for s in sayings):
        return []
    denied = [s for s in sayings if s.claim.polarity is Polarity.DENIED]
    return [Dispute(f"{own_words([s]) or 'one report'} denies it ({words(s)})", (s.ref,)) for s in denied]
