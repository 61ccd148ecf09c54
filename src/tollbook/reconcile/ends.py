"""Low, best and high from the figures that stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tollbook.reconcile.settings import Policy
from tollbook.reconcile.standing import Line, compatible
from tollbook.reconcile.statements import Statement


@dataclass(frozen=True, slots=True)
class Ends:
    """The three numbers of a toll, the statements that give the best one, and how it came about."""

    low: int | None
    best: int | None
    high: int | None
    chosen: tuple[Statement, ...]
    contradicted: bool
    reason: str


def ends(lines: Mapping[str, Line], rules: Policy) -> Ends:
    """Weigh the figures that stand; where they contradict and none has more voices, best stays open."""
    standing = [s for line in lines.values() for s in line.standing]
    if not standing:
        return Ends(None, None, None, (), contradicted=False, reason="nobody gives a number")
    heard = [s for line in lines.values() for s in (*line.standing, *line.support)]
    contradicted = any(not compatible(a, b, rules) for a in standing for b in standing)
    low, high = _low(standing), _high(standing, heard)
    best, chosen, reason = _best(standing, heard, rules)
    if best is not None:
        low = best if low is not None and low > best else low
        high = best if high is not None and high < best else high
    return Ends(low, best, high, chosen, contradicted, reason)


def _low(standing: Sequence[Statement]) -> int | None:
    """Take the lowest that a standing figure vouches for; a rough one gives way to a firm one that it agrees with."""
    firm = [s.bounds.low for s in standing if s.bounds.low is not None and not s.bounds.rough]
    rough = [s.bounds.low for s in standing if s.bounds.low is not None]
    return min(firm or rough, default=None)


def _high(standing: Sequence[Statement], heard: Sequence[Statement]) -> int | None:
    """Take the highest that is said; open where a standing figure is open and no other closes it."""
    closed = [s.bounds.high for s in heard if s.bounds.high is not None]
    if any(s.bounds.high is None and not any(h >= (s.bounds.low or 0) for h in closed) for s in standing):
        return None
    tops = [s.bounds.high for s in standing if s.bounds.high is not None]
    return max(tops or closed, default=None)


def voices(figure: int, heard: Sequence[Statement], rules: Policy) -> frozenset[str]:
    """Who can be heard to say this number: a voice counts once, however many reports carry it.

    An outlet's own voice is none where somebody who is named had said the number by that day.
    """
    saying = [s for s in heard if s.bounds.admits(figure, rules)]
    told = [s.as_of or "" for s in saying if not s.camp.outlet and s.bounds.size == figure]
    first = min(told, default=None)
    return frozenset(s.camp.voice for s in saying if not s.camp.outlet or first is None or (s.as_of or "") < first)


def _best(
    standing: Sequence[Statement], heard: Sequence[Statement], rules: Policy
) -> tuple[int | None, tuple[Statement, ...], str]:
    points = sorted({s.bounds.point for s in standing if s.bounds.point is not None})
    if not points:
        return None, (), "only an upper end is given"
    counted = {n: voices(n, heard, rules) for n in points}
    most = max(len(v) for v in counted.values())
    leading = [n for n in points if len(counted[n]) == most]
    best = leading[0] if len(leading) == 1 else _firmest(leading, standing, rules)
    if best is None:
        said = " and ".join(str(n) for n in leading)
        return None, (), f"{said} have the same number of independent voices ({most}); nothing decides between them"
    chosen = tuple(s for s in heard if s.bounds.admits(best, rules))
    return best, chosen, f"{best} is given by {_count(len(counted[best]))}: {', '.join(sorted(counted[best]))}"


def _firmest(leading: Sequence[int], standing: Sequence[Statement], rules: Policy) -> int | None:
    """Choose among figures with as many voices that do not contradict: firm before rough, then the higher."""
    able = [s for s in standing if s.bounds.point in leading]
    if any(not compatible(a, b, rules) for a in able for b in able):
        return None
    ranked = sorted(able, key=lambda s: (s.bounds.rough, s.bounds.high is None, -s.bounds.size))
    return ranked[0].bounds.point if ranked else None


def _count(n: int) -> str:
    return "one voice" if n == 1 else f"{n} independent voices"
