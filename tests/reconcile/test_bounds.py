"""What words say as numbers."""

from __future__ import annotations

import pytest

from tollbook.model.codes import Harm, Hedge, Status
from tollbook.model.nouns import Claim, Span
from tollbook.reconcile.bounds import Bounds, added, bounds_of
from tollbook.reconcile.settings import policy


def claim(hedge: Hedge, *value: int) -> Claim:
    """Say a number with a hedge."""
    return Claim("c1", Span(0, 1), "x", value, hedge, Harm.KILLED, Status.UNKNOWN, "e1")


@pytest.mark.parametrize(
    ("hedge", "value", "low", "high", "point"),
    [
        (Hedge.EXACT, (12,), 12, 12, 12),
        (Hedge.EXACT, (0,), 0, 0, 0),
        (Hedge.AT_LEAST, (6,), 6, None, 6),
        (Hedge.MORE_THAN, (200,), 200, None, 200),
        (Hedge.AT_MOST, (12,), None, 12, None),
        (Hedge.FEWER_THAN, (12,), None, 12, None),
        (Hedge.ABOUT, (24,), 24, 24, 24),
        (Hedge.NEARLY, (200,), None, 200, 200),
        (Hedge.RANGE, (6, 8), 6, 8, 6),
    ],
)
def test_a_hedge_opens_or_closes_an_end(
    hedge: Hedge, value: tuple[int, ...], low: int | None, high: int | None, point: int | None
) -> None:
    """No number comes out that was not said."""
    found = bounds_of(claim(hedge, *value))
    assert found is not None
    assert (found.low, found.high, found.point) == (low, high, point)


def test_a_vague_word_has_no_number() -> None:
    """Dozens stays dozens under the default policy."""
    assert bounds_of(claim(Hedge.VAGUE)) is None


@pytest.mark.parametrize(
    ("bounds", "number", "admitted"),
    [
        (Bounds(24, 24, 24, rough=True), 22, True),
        (Bounds(24, 24, 24), 22, False),
        (Bounds(30, None, 30), 33, True),
        (Bounds(15, None, 15), 84, False),
        (Bounds(6, 8, 6), 7, True),
        (Bounds(None, 12, None), 13, False),
    ],
)
def test_words_may_be_meant_of_a_number(bounds: Bounds, number: int, admitted: bool) -> None:
    """Two dozen may be 22; at least 15 is not what one says of 84."""
    assert bounds.admits(number, policy()) is admitted


def test_an_open_end_keeps_a_sum_open() -> None:
    """At least 3 and 4 is at least 7."""
    assert added((Bounds(3, None, 3), Bounds(4, 4, 4))) == Bounds(7, None, 7)
