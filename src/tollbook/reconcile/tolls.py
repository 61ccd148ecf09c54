"""The tolls of one incident: one for each harm and victim status, and one for the whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from tollbook.link import ReadReport
from tollbook.model.codes import Harm, Polarity, Status
from tollbook.model.nouns import ANY_STATUS, Toll
from tollbook.reconcile.disputes import disputes
from tollbook.reconcile.ends import Ends, ends
from tollbook.reconcile.figures import history
from tollbook.reconcile.grades import grade
from tollbook.reconcile.said import Said
from tollbook.reconcile.settings import Policy
from tollbook.reconcile.standing import Line, lines
from tollbook.reconcile.statements import Statement, telling
from tollbook.reconcile.whole import Overlap, is_total, whole


@dataclass(frozen=True, slots=True)
class Told:
    """All that the reports of an incident say on one toll."""

    sayings: tuple[Said, ...]
    lines: Mapping[str, Line]
    contained: Mapping[str, str]


def tolls(
    sayings: Sequence[Said], reads: Mapping[str, ReadReport], country: str | None, rules: Policy
) -> tuple[Toll, ...]:
    """Make every toll that somebody speaks of, harms in the order of their list, the whole last."""
    made: list[Toll] = []
    for harm in Harm:
        of_harm = tuple(s for s in sayings if s.claim.harm is harm)
        if of_harm:
            made += _of_one_harm(of_harm, reads, country, rules)
    return tuple(made)


def _of_one_harm(
    of_harm: Sequence[Said], reads: Mapping[str, ReadReport], country: str | None, rules: Policy
) -> list[Toll]:
    made: list[Toll] = []
    by_status: dict[Status, Ends] = {}
    for status in Status:
        own = frozenset(s.ref for s in of_harm if s.claim.status is status)
        if own:
            told = _told(of_harm, reads, rules, _among(own))
            by_status[status] = ends(told.lines, rules)
            made.append(
                _toll(of_harm[0].claim.harm, status.value, told, by_status[status], country=country, rules=rules)
            )
    totals = _told(of_harm, reads, rules, lambda _: True, is_total)
    found = whole(ends(totals.lines, rules), by_status, Overlap.of(of_harm))
    return [*made, _whole_toll(made, totals, found, country, rules)]


def _among(refs: frozenset[str]) -> Callable[[Said], bool]:
    return lambda s: s.ref in refs


def _told(
    of_harm: Sequence[Said],
    reads: Mapping[str, ReadReport],
    rules: Policy,
    in_scope: Callable[[Said], bool],
    heard: Callable[[Statement], bool] = lambda _: True,
) -> Told:
    """Hear report by report. All claims of the harm tell which includes which; only those in scope count."""
    statements: list[Statement] = []
    contained: dict[str, str] = {}
    for report in sorted({s.report for s in of_harm}):
        counted = [s for s in of_harm if s.report == report and s.counts]
        told = telling(counted, in_scope, reads[report].report.text, rules)
        statements += filter(heard, told.statements)
        contained |= told.contained
    return Told(tuple(s for s in of_harm if in_scope(s)), lines(statements, rules), contained)


def _toll(harm: Harm, status: str, told: Told, found: Ends, *, country: str | None, rules: Policy) -> Toll:
    return Toll(
        harm=harm,
        status=status,
        low=found.low,
        best=found.best,
        high=found.high,
        policy=rules.name,
        grade=grade(told.sayings, found, country),
        claims=_rests_on(told, found),
        history=history(told.sayings, told.lines, found, told.contained, rules),
        disputes=disputes(told.sayings, told.lines, rules),
        reason=_reason(told, found),
    )


def _whole_toll(parts: Sequence[Toll], totals: Told, found: Ends, country: str | None, rules: Policy) -> Toll:
    """Make the toll of the whole; what each status's own toll says of a claim holds in its history too."""
    made = _toll(parts[0].harm, ANY_STATUS, totals, found, country=country, rules=rules)
    placed = {s.ref for line in totals.lines.values() for st in line.all for s in (*st.claims, *st.again)}
    own = {f.claim: f for toll in parts for f in toll.history}
    figures = tuple(f if f.claim in placed or f.claim in totals.contained else own[f.claim] for f in made.history)
    known = {d.text: d for toll in (*parts, made) for d in toll.disputes}
    numbered = [t for t in parts if (t.low, t.best, t.high) != (None, None, None)]
    cited = {ref for toll in numbered for ref in toll.claims}
    cited |= {s.ref for line in totals.lines.values() for st in line.standing for s in st.claims}
    claims = tuple(s.ref for s in totals.sayings if s.ref in cited)
    return replace(made, claims=claims or made.claims, history=figures, disputes=tuple(known.values()))


def _rests_on(told: Told, found: Ends) -> tuple[str, ...]:
    """Cite the claims behind the three numbers; where there is no number, all that are asserted, else all."""
    standing = [st for line in told.lines.values() for st in line.standing]
    refs = {s.ref for st in (*standing, *found.chosen) for s in st.claims}
    if not refs:
        refs = {s.ref for s in told.sayings if s.counts} or {s.ref for s in told.sayings}
    return tuple(s.ref for s in told.sayings if s.ref in refs)


def _reason(told: Told, found: Ends) -> str:
    """Say how the numbers came about, and what was left out of them."""
    left_out = [
        (sum(s.claim.polarity is Polarity.DENIED for s in told.sayings), "denied"),
        (sum(s.claim.polarity is Polarity.HYPOTHETICAL for s in told.sayings), "feared or planned"),
        (sum(s.claim.self_inflicted for s in told.sayings), "an attacker's own death"),
        (sum(s.counts and s.bounds is None for s in told.sayings), "vague"),
    ]
    said = ", ".join(f"{n} {what}" for n, what in left_out if n)
    open_end = "; the upper end is open" if found.low is not None and found.high is None else ""
    return f"{found.reason}{open_end}" + (f"; not counted: {said}" if said else "")
