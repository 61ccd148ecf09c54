"""What a claim's words say as numbers: the ends, the figure itself, and whether it is a rough one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from tollbook.model.codes import Hedge
from tollbook.model.nouns import Claim
from tollbook.reconcile.settings import Policy


@dataclass(frozen=True, slots=True)
class Bounds:
    """A count between two ends; None is an end that the words leave open.

    `point` is the number a reader would carry away, None where only an upper end is given ("up to 12").
    """

    low: int | None
    high: int | None
    point: int | None
    rough: bool = False

    @property
    def size(self) -> int:
        """Order counts: the figure itself, else the end that is known."""
        known = [n for n in (self.point, self.high, self.low) if n is not None]
        return known[0] if known else 0

    def admits(self, n: int, rules: Policy) -> bool:
        """Tell whether these words may be meant of this number.

        A rough figure may be off by a share of it; "at least 15" may be meant of 20, but is not what one says of 84.
        """
        slack = round(n * rules.approximate_share) if self.rough else 0
        top = self.high if self.high is not None else round((self.low or 0) * rules.open_reach)
        return (self.low is None or self.low - slack <= n) and n <= top + slack


def bounds_of(claim: Claim) -> Bounds | None:
    """Read the numbers from a claim; None for a vague word, which has none.

    "More than 200" is not made 201: the number said is the only one that the words hold.

    >>> from tollbook.model.nouns import Span
    >>> from tollbook.model.codes import Harm, Status
    >>> six = Claim("c1", Span(9, 10), "6", (6,), Hedge.AT_LEAST, Harm.KILLED, Status.UNKNOWN, "e1")
    >>> bounds_of(six)
    Bounds(low=6, high=None, point=6, rough=False)
    """
    if not claim.value or claim.hedge is Hedge.VAGUE:
        return None
    first, last = claim.value[0], claim.value[-1]
    match claim.hedge:
        case Hedge.EXACT | Hedge.RANGE:
            return Bounds(first, last, first)
        case Hedge.AT_LEAST | Hedge.MORE_THAN:
            return Bounds(first, None, first)
        case Hedge.AT_MOST | Hedge.FEWER_THAN:
            return Bounds(None, last, None)
        case Hedge.NEARLY:
            return Bounds(None, last, last, rough=True)
        case Hedge.ABOUT:
            return Bounds(first, last, first, rough=True)
        case _:
            assert_never(claim.hedge)


def added(parts: tuple[Bounds, ...]) -> Bounds:
    """Add counts of different people; an upper end that is open in one is open in the sum."""
    lows = [b.low if b.low is not None else 0 for b in parts]
    highs = [b.high for b in parts if b.high is not None]
    points = [b.point for b in parts if b.point is not None]
    return Bounds(
        low=sum(lows) if any(b.low is not None for b in parts) else None,
        high=sum(highs) if len(highs) == len(parts) else None,
        point=sum(points) if len(points) == len(parts) else None,
        rough=any(b.rough for b in parts),
    )
