"""Which figures stand: each side's latest that is not stale, and how the sides stand to each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tollbook.reconcile.settings import Policy
from tollbook.reconcile.statements import Statement


@dataclass(slots=True)
class Line:
    """One side's figures in the order of time: those that stand now, and how each of the others ended."""

    standing: list[Statement] = field(default_factory=list)
    support: list[Statement] = field(default_factory=list)
    superseded: list[Statement] = field(default_factory=list)
    stale: list[Statement] = field(default_factory=list)
    borrowed: list[Statement] = field(default_factory=list)

    @property
    def all(self) -> list[Statement]:
        """Everything said on this side."""
        return [*self.standing, *self.support, *self.superseded, *self.stale, *self.borrowed]

    @property
    def top(self) -> Statement:
        """The highest of the figures that stand."""
        return max(self.standing, key=lambda s: s.bounds.size)

    def overtake(self, by: Statement) -> None:
        """Let one figure take the place of all that stood."""
        self.superseded += [*self.standing, *self.support]
        self.standing, self.support = [by], []


def lines(statements: Sequence[Statement], rules: Policy) -> dict[str, Line]:
    """Follow each side through time, then hold the sides against each other."""
    found: dict[str, Line] = {}
    for statement in sorted(statements, key=lambda s: s.order):
        line = found.setdefault(statement.camp.name, Line())
        if statement.camp.outlet and _repeats_a_party(statement, statements, rules):
            line.borrowed.append(statement)
        else:
            _follow(line, statement, rules)
    _let_later_ones_stand(found, rules)
    return dict(sorted(found.items()))


def agree(a: Statement, b: Statement, rules: Policy) -> bool:
    """Tell whether two statements give one figure: each may be meant of the other's number."""
    return a.bounds.admits(b.bounds.size, rules) and b.bounds.admits(a.bounds.size, rules)


def compatible(a: Statement, b: Statement, rules: Policy) -> bool:
    """Tell whether one of them may be meant of the other's number, so that both can be true."""
    return a.bounds.admits(b.bounds.size, rules) or b.bounds.admits(a.bounds.size, rules)


def _follow(line: Line, new: Statement, rules: Policy) -> None:
    """Take the next figure of a side."""
    if not line.standing:
        line.standing.append(new)
    elif new.bounds.point is None:
        line.support.append(new)
    elif _replaces(line, new, rules):
        line.overtake(new)
    elif any(new.bounds.admits(old.bounds.size, rules) for old in line.standing):
        line.support.append(new)
    elif new.increment or not _contends(line, new, rules):
        _advance(line, new)
    else:
        line.standing.append(new)


def _advance(line: Line, new: Statement) -> None:
    """Let a running toll grow: a higher figure takes the place of the lower, a lower one that comes late is stale."""
    if new.bounds.size > line.top.bounds.size and not new.increment:
        line.overtake(new)
    elif _disagrees(line, new):
        line.standing.append(new)
    else:
        line.stale.append(new)


def _disagrees(line: Line, new: Statement) -> bool:
    """Tell whether a lower figure is a count of its own: a new number, of somebody named who has no side."""
    if new.camp.party or new.camp.outlet or new.increment:
        return False
    other = all(old.camp.voice != new.camp.voice for old in line.standing)
    return other and all(old.bounds.size != new.bounds.size for old in line.superseded)


def _replaces(line: Line, new: Statement, rules: Policy) -> bool:
    """Tell whether a figure need not be higher to take the place of what stands: it corrects or firms it up."""
    corrects = new.correction and new.bounds.size != line.top.bounds.size
    only_ends = all(old.bounds.point is None for old in line.standing)
    return corrects or only_ends or any(_firms_up(new, old, rules) for old in line.standing)


def _firms_up(new: Statement, old: Statement, rules: Policy) -> bool:
    """Tell whether a firm number follows a rough one that may be meant of it ("two dozen", then 22)."""
    return old.bounds.rough and not new.bounds.rough and old.bounds.admits(new.bounds.size, rules)


def _contends(line: Line, new: Statement, rules: Policy) -> bool:
    """Tell whether another voice without a side says otherwise at the same time: neither is the later one."""
    if new.camp.party:
        return False
    return all(old.camp.voice != new.camp.voice and _same_time(old, new, rules) for old in line.standing)


def _same_time(old: Statement, new: Statement, rules: Policy) -> bool:
    if old.as_of != new.as_of:
        return False
    first, second = _moment(old.when), _moment(new.when)
    if first is None or second is None or (first.tzinfo is None) != (second.tzinfo is None):
        return True
    return abs(second - first) < timedelta(hours=rules.later_hours)


def _moment(when: str) -> datetime | None:
    """Take the time of a report, None where only its day is known."""
    try:
        return datetime.fromisoformat(when) if len(when) > len("2026-01-31") else None
    except ValueError:
        return None


def _repeats_a_party(s: Statement, told: Sequence[Statement], rules: Policy) -> bool:
    """Tell whether an outlet gives in its own voice what a party had said by that day: the figure is the party's."""
    return any(
        t.camp.party and t.bounds.point == s.bounds.point and _day(t) <= _day(s) and agree(s, t, rules) for t in told
    )


def _let_later_ones_stand(found: dict[str, Line], rules: Policy) -> None:
    """Between a voice without a side and a party, the later and higher figure takes the place of the earlier."""
    standing = [(line, s) for line in found.values() for s in line.standing]
    for line, s in standing:
        for _, other in standing:
            if _overtaken(s, other, rules) and s in line.standing:
                line.standing.remove(s)
                line.superseded.append(s)


def _overtaken(s: Statement, other: Statement, rules: Policy) -> bool:
    """Tell whether a figure gives way to a higher one of another side: a later, or (an outlet's own) an earlier one."""
    if (s.camp.party and other.camp.party) or not other.camp.outgrows or agree(s, other, rules):
        return False
    late = s.camp.outlet and _day(other) < _day(s)
    return s.bounds.size < other.bounds.size and (_day(s) < _day(other) or late)


def _day(s: Statement) -> str:
    return s.as_of or ""
