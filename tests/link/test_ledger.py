"""Ids are minted once and outlive new reports, merges and splits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tollbook.link import EventKey, assign


def group(*reports: str) -> frozenset[EventKey]:
    """Group the first event of each report."""
    return frozenset((report, "e1") for report in reports)


def test_a_new_report_leaves_the_id_as_it_is() -> None:
    """A link to an incident keeps working."""
    first = assign([group("b")], {})
    again = assign([group("a", "b")], first.additions)
    assert again.ids == first.ids
    assert set(again.additions) == {("a", "e1")}


def test_merged_incidents_keep_the_older_id_and_the_other_leads_to_it() -> None:
    """The ledger is given oldest first."""
    known = {("b", "e1"): "older", ("a", "e1"): "newer"}
    merged = assign([group("a", "b")], known)
    assert merged.ids == ("older",)
    assert merged.redirects == {"newer": "older"}
    assert merged.additions == {("a", "e1"): "older"}


def test_a_split_leaves_the_id_with_the_larger_share() -> None:
    """The other part is a new incident, and nothing is redirected."""
    known = {("a", "e1"): "one", ("b", "e1"): "one", ("c", "e1"): "one"}
    split = assign([group("a"), group("b", "c")], known)
    assert split.ids[1] == "one"
    assert split.ids[0] != "one"
    assert split.redirects == {}


def test_an_id_once_used_is_never_minted_again() -> None:
    """A group that splits off with the founding event gets an id of its own."""
    (founded,) = assign([group("a")], {}).ids
    known = {("a", "e1"): founded, ("b", "e1"): founded, ("c", "e1"): founded}
    split = assign([group("a"), group("b", "c")], known)
    assert len(set(split.ids)) == 2


def test_ids_are_twelve_characters_and_tell_nothing() -> None:
    """No report id, name or place can be read from an id."""
    (id_,) = assign([group("a")], {}).ids
    assert len(id_) == 12
    assert int(id_, 16) >= 0


@given(st.permutations([group("a", "b"), group("c"), group("d", "e", "f")]))
def test_the_order_of_the_groups_changes_no_id(groups: list[frozenset[EventKey]]) -> None:
    """Ids follow the events, not the order."""
    known = {("e", "e1"): "old"}
    found = assign(groups, known)
    assert dict(zip(groups, found.ids, strict=True)) == dict(
        zip(sorted(groups, key=min), assign(sorted(groups, key=min), known).ids, strict=True)
    )


@given(st.lists(st.sets(st.sampled_from("abcdefgh"), min_size=1), max_size=4))
def test_every_group_has_one_id_and_every_lost_id_leads_to_a_living_one(steps: list[set[str]]) -> None:
    """However groups change from run to run, no id dangles and none is shared."""
    known: dict[EventKey, str] = {}
    for step in steps:
        rest = [group(report) for report in "abcdefgh" if report not in step]
        found = assign([group(*sorted(step)), *rest], known)
        assert len(set(found.ids)) == len(found.ids)
        assert set(found.redirects.values()) <= set(found.ids)
        assert not set(found.redirects) & set(found.ids)
        known |= found.additions
