"""A toll's history as a tree."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.cli.samples import figure
from tollbook.cli.views.history import Node, figure_words, nest
from tollbook.model import Figure


def _all(nodes: list[Node]) -> list[str]:
    """List every claim of a tree, repeats too."""
    claims = []
    for node in nodes:
        claims += [node.figure.claim, *(again.claim for again in node.again), *_all(node.inside)]
    return claims


def test_containers_stand_above_what_they_contain() -> None:
    """A part hangs below its whole, also where it is said to be inside a repeat of the whole."""
    history = [
        figure("a#1", "30", 30, 30, "current"),
        figure("a#2", "30", 30, 30, "repeats"),
        figure("b#1", "12", 12, 12, "contained", contained_in="a#2"),
        figure("c#1", "seven", 7, 7, "rival"),
    ]
    whole, rival = nest(history)
    assert (whole.figure.claim, [again.claim for again in whole.again]) == ("a#1", ["a#2"])
    assert [part.figure.claim for part in whole.inside] == ["b#1"]
    assert rival.figure.claim == "c#1"


def test_figures_that_overtook_come_first() -> None:
    """What stands is told first, then the overtaken figures from the newest to the oldest."""
    history = [
        figure("a#1", "41", 41, 41, "superseded", as_of="2026-01-30"),
        figure("a#2", "133", 133, 133, "superseded", as_of="2026-01-31"),
        figure("a#3", "216", 216, 216, "current", as_of="2026-02-05"),
    ]
    assert [node.figure.words for node in nest(history)] == ["216", "133", "41"]


def test_the_same_told_again_is_one_line() -> None:
    """The copies of a wire story, and a figure in title and text, do not crowd the tree."""
    history = [figure(f"a#{n}", "40", 40, None, "contained", contained_in="b#1") for n in (1, 2, 3)]
    (whole,) = nest([figure("b#1", "135", 135, None, "current"), *history])
    assert [len(part.again) for part in whole.inside] == [2]


_CLAIMS = st.sampled_from(["a#1", "a#2", "b#1", "b#2", "c#1"])
_FIGURES = st.builds(
    Figure,
    claim=_CLAIMS,
    as_of=st.none() | st.just("2026-01-01"),
    claimant=st.none(),
    outlet=st.none(),
    words=st.just("9"),
    low=st.sampled_from([None, 1, 2]),
    high=st.none(),
    relation=st.sampled_from(["current", "repeats", "contained", "rival", "other"]),
    contained_in=st.none() | _CLAIMS,
)


@given(st.lists(_FIGURES, unique_by=lambda one: one.claim))
def test_no_figure_is_lost_or_told_twice(history: list[Figure]) -> None:
    """Whatever contains whatever, rings and gaps too, each figure is in the tree once."""
    assert sorted(_all(nest(history))) == sorted(one.claim for one in history)


def test_figures_in_words() -> None:
    """The words of the report, with the number that hides behind them."""
    assert figure_words(figure("a#1", "two dozen", 24, 24, "current")) == "two dozen (24)"
    assert figure_words(figure("a#1", "at least 1,200", 1200, None, "current")) == "at least 1,200"
    assert figure_words(figure("a#1", "dozens", None, None, "current")) == "dozens"
    assert figure_words(figure("a#1", "", None, None, "current")) == "no number given"
