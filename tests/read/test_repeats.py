"""Which claims repeat one another, and which are inside which."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.read import golden
from tests.read.golden import Golden
from tollbook.model import Claim, Harm, Hedge, Span, Status
from tollbook.read.clusters import partition
from tollbook.read.events import links_of
from tollbook.read.facets import facets
from tollbook.read.learned import Models
from tollbook.read.lexicon import table, words
from tollbook.read.repeats import MAX_CLAIMS, relate
from tollbook.read.scene import Scene, is_rounded, is_update, may_be_part, may_be_same, scene_of
from tollbook.read.wholes import Wholes, choose, sums_of

EXACT_SHARE = 0.8
"""The part of the golden reports whose repeats, and whose parts, must all be right."""


def claim(text: str, quote: str, value: int | None, *, harm: Harm = Harm.KILLED, nth: int = 0, **more: object) -> Claim:
    """Make a claim of the words `quote` in a text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    made = Claim(
        id=f"c{start}",
        span=Span(start, start + len(quote)),
        quote=quote,
        value=() if value is None else (value,),
        hedge=Hedge.VAGUE if value is None else Hedge.EXACT,
        harm=harm,
        status=Status.UNKNOWN,
        event="e0",
    )
    return replace(made, **more)  # type: ignore[arg-type]  # the caller names fields of a claim


def scene(text: str, *claims: Claim) -> Scene:
    """Open a text's claims for comparing."""
    page = golden.page_of(text)
    return scene_of(facets(page, claims), len(page.sentences))


def check_consistent(claims: tuple[Claim, ...]) -> None:
    """Hold relations to their rules: repeats point back and share the harm, wholes are other people and no circle."""
    at = {c.id: i for i, c in enumerate(claims)}
    links = links_of(claims)
    for i, c in enumerate(claims):
        if c.same_as:
            assert at[c.same_as] < i
            assert claims[at[c.same_as]].harm is c.harm
        if c.part_of:
            assert links.group[at[c.part_of]] != links.group[i]
    reached = set(links.edges)
    for _ in claims:
        reached |= {(a, d) for a, b in reached for c, d in reached if b == c}
    assert all(a != b for a, b in reached)


def test_most_golden_reports_have_their_repeats_right() -> None:
    """The reader finds all repeats, and no others, in most of the short reports."""
    wrong = [g.id for g in golden.rows() if links_of(g.claims).group != links_of(golden.read(g)[0]).group]
    assert len(wrong) <= (1 - EXACT_SHARE) * len(golden.rows()), wrong


def test_most_golden_reports_have_their_parts_right() -> None:
    """The reader finds all parts and their wholes, and no others, in most of the short reports."""
    wrong = [g.id for g in golden.rows() if links_of(g.claims).edges != links_of(golden.read(g)[0]).edges]
    assert len(wrong) <= (1 - EXACT_SHARE) * len(golden.rows()), wrong


@pytest.mark.parametrize("row", golden.rows(), ids=lambda g: g.id)
def test_relations_are_consistent(row: Golden) -> None:
    """No relation breaks the rules of the annotation guidelines."""
    check_consistent(golden.read(row)[0])


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_relations_are_consistent_whatever_was_missed(data: st.DataObject) -> None:
    """A reader that misses claims, or takes one harm for another, still gets consistent relations."""
    row = data.draw(st.sampled_from(golden.rows()))
    kept = [c for c in row.bare if data.draw(st.booleans())]
    harms = [data.draw(st.sampled_from(Harm)) for _ in kept]
    check_consistent(relate(row.page, [replace(c, harm=h) for c, h in zip(kept, harms, strict=True)], Models()))


def test_no_claims_have_no_relations() -> None:
    """A report without claims is no special case."""
    assert relate(golden.page_of("Nothing happened."), [], Models()) == ()
    assert relate(golden.page_of(""), [], Models()) == ()


def test_relating_again_changes_nothing() -> None:
    """Same claims, same relations: what a claim was related to before plays no part."""
    row = golden.rows()[0]
    once = relate(row.page, row.bare, Models())
    assert relate(row.page, row.bare, Models()) == once


def test_a_long_list_is_related_in_blocks() -> None:
    """A page with hundreds of counts is related in time, and no relation leaves its block."""
    text = "Gunmen killed 3 men. " * (MAX_CLAIMS + 5)
    claims = [claim(text, "3", 3, nth=i) for i in range(MAX_CLAIMS + 5)]
    related = relate(golden.page_of(text), claims, Models())
    assert related[MAX_CLAIMS].same_as is None
    check_consistent(related)


def test_a_figure_that_rose_is_an_update() -> None:
    """Words such as "rose from 31 to 40" say that both figures count one toll."""
    text = "The toll rose from 31 to at least 40 on Sunday."
    told = scene(text, claim(text, "31", 31), claim(text, "40", 40))
    assert is_update(*told.facets)


def test_two_figures_in_a_row_are_no_update() -> None:
    """Counts side by side are of different people."""
    text = "Police killed 31 men and hurt 40 from the crowd."
    told = scene(text, claim(text, "31", 31), claim(text, "40", 40))
    assert not is_update(*told.facets)


def test_people_of_different_ages_are_never_one() -> None:
    """A boy of 17 is not a man of 22, however alike the sentences."""
    text = "A 17-year-old boy was shot. A 22-year-old man was shot."
    told = scene(text, claim(text, "boy", 1), claim(text, "man", 1))
    assert not may_be_same(*told.facets)


@pytest.mark.parametrize(
    ("part", "whole", "possible"),
    [
        ((Harm.KILLED, 3), (Harm.KILLED, 9), True),
        ((Harm.KILLED, 9), (Harm.KILLED, 3), False),
        ((Harm.KILLED, 3), (Harm.KILLED_OR_INJURED, 9), True),
        ((Harm.KILLED_OR_INJURED, 3), (Harm.KILLED, 9), False),
        ((Harm.KILLED, None), (Harm.KILLED, 9), True),
        ((Harm.KILLED, 1), (Harm.KILLED, 1), False),
        ((Harm.DETAINED, 1), (Harm.KILLED, 9), False),
    ],
)
def test_what_may_be_inside_what(part: tuple[Harm, int | None], whole: tuple[Harm, int | None], possible: bool) -> None:
    """A part is no larger than its whole, and casualties may hold the dead."""
    text = "Some A and some B."
    told = scene(text, claim(text, "A", part[1], harm=part[0]), claim(text, "B", whole[1], harm=whole[0]))
    assert may_be_part(*told.facets) is possible


def test_neighbours_that_add_up_are_parts() -> None:
    """18 and 15 in one sentence are the 33 told before, to the last man."""
    text = "The raids killed 33 people. They killed 18 civilians and 15 soldiers."
    told = scene(text, claim(text, "33", 33), claim(text, "18", 18), claim(text, "15", 15))
    assert sums_of(Wholes(told, [0, 1, 2], {})) == {(1, 0), (2, 0)}


def test_small_figures_add_up_by_chance() -> None:
    """One and one make no whole of a two told elsewhere."""
    text = "The raids killed 2 people. They killed 1 boy and 1 girl."
    told = scene(text, claim(text, "2", 2), claim(text, "1", 1), claim(text, "1", 1, nth=1))
    assert sums_of(Wholes(told, [0, 1, 2], {})) == set()


def test_groups_are_what_the_scores_win_most_by() -> None:
    """One bad pair does not keep out an item that fits its group; one good pair does not let a stranger in."""
    gains = {(0, 1): 2.0, (0, 2): 2.0, (1, 2): -1.0, (0, 3): 1.0, (1, 3): -3.0, (2, 3): -3.0}
    assert partition(4, gains, default=-1.0) == [0, 0, 0, 3]


def test_nothing_to_group() -> None:
    """No items, and items without scores, are groups of their own."""
    assert partition(0, {}, default=-1.0) == []
    assert partition(2, {}, default=-1.0) == [0, 1]


def test_wholes_make_no_circle_and_have_room() -> None:
    """The better of two that contradict each other wins; a group of one claim names one whole."""
    chosen = choose({(0, 1): 0.9, (1, 0): 0.8, (0, 2): 0.7, (1, 2): 0.6}, 0.5, {0: 1, 1: 1, 2: 1})
    assert chosen == {(0, 1), (1, 2)}


def test_no_short_cut_beside_a_chain() -> None:
    """What is inside a part is inside its whole without being said again."""
    chosen = choose({(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.7}, 0.5, {0: 2, 1: 1, 2: 1})
    assert chosen == {(0, 1), (1, 2)}


def test_cue_lists_are_clean() -> None:
    """Cues are lower case, not empty, and each stands once in its list."""
    for name in ("repeat_cues", "repeat_victims"):
        for cues in table(name).values():
            assert all(c == c.lower().strip() and c for c in cues)
            assert len(set(cues)) == len(cues)
    assert all(w.isalpha() for w in words("repeat_times"))
    assert all(size is None or size > 0 for size in table("repeat_sizes").values())


def test_golden_rows_quote_their_text() -> None:
    """Each span of the golden file quotes its text, and each row says why it is there."""
    for raw in golden.lines():
        assert raw["why"]
        for c in raw["claims"]:
            start, end = c["span"]
            assert raw["text"][start:end] == c["quote"]
            if c["victims"]:
                start, end = c["victims"]["span"]
                assert raw["text"][start:end] == c["victims"]["quote"]


@pytest.mark.parametrize(
    ("rough", "exact", "status", "same"),
    [(24, 22, Status.ARMED_GROUP, True), (24, 19, Status.ARMED_GROUP, False), (24, 22, Status.UNKNOWN, False),
     (6, 6, Status.CIVILIAN, False)],
)  # fmt: skip
def test_a_figure_and_its_rounding_are_one(rough: int, exact: int, status: Status, *, same: bool) -> None:
    """Around two dozen and 22 of the same kind are the same people; small or unlike figures may be others."""
    text = "Officials said about 24 rebels fell overnight. The minister put them at 22."
    first = claim(text, "24", rough, status=status, hedge=Hedge.ABOUT)
    told = scene(text, first, claim(text, "22", exact, status=status))
    assert is_rounded(*told.facets) is same
