"""Scores that mean what they say: bins, calibration error, and the surest claims."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.evaluate import documents_from
from tollbook.evaluate.calibration import calibration_error, calibration_table, rated, reliability, right_of_surest

CLAIM = (
    '{"id": "%s", "span": [%d, %d], "quote": "x", "value": [3], "hedge": "exact", "harm": "killed", "victims": null, '
    '"status": "unknown", "perpetrator": null, "claimant": null, "polarity": "asserted", "same_as": null, '
    '"part_of": null, "event": null%s}'
)


def line(*claims: str) -> str:
    """Write one document."""
    return '{"doc_id": "d", "claims": [' + ", ".join(claims) + '], "events": []}'


def test_a_claim_is_right_where_the_gold_has_it() -> None:
    """The one on the gold claim's words is right, the other is not; the gold's own missing score is no matter."""
    gold = documents_from([line(CLAIM % ("c1", 5, 8, ""))], "gold")
    found = documents_from(
        [line(CLAIM % ("c1", 5, 8, ', "score": 0.9'), CLAIM % ("c2", 40, 44, ', "score": 0.6'))], "found"
    )
    assert rated(gold, found) == [(0.9, True), (0.6, False)]


@pytest.mark.parametrize(
    ("claims", "points"),
    [
        ([], 0.0),
        ([(1.0, True)], 0.0),
        ([(0.8, True)] * 8 + [(0.8, False)] * 2, 0.0),
        ([(0.9, True), (0.9, False)], 40.0),
        ([(0.45, True), (0.95, True)], 30.0),
    ],
)
def test_calibration_error_is_the_mean_distance_of_score_and_truth(
    claims: list[tuple[float, bool]], points: float
) -> None:
    """Each bin counts by how many claims it holds."""
    assert calibration_error(claims) == pytest.approx(points)


def test_the_surest_come_first() -> None:
    """Half of four claims are the two with the highest scores."""
    claims = [(0.5, False), (0.9, True), (0.6, False), (0.8, True)]
    assert right_of_surest(claims, 0.5) == 100.0
    assert right_of_surest(claims, 1.0) == 50.0


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans())))
def test_every_claim_stands_in_one_bin(claims: list[tuple[float, bool]]) -> None:
    """No score falls between bins, and the error is no more than a hundred points."""
    assert sum(b.claims for b in reliability(claims)) == len(claims)
    assert 0 <= calibration_error(claims) <= 100
    assert calibration_table(claims)
