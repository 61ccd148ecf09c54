"""Each comparison tells the level that a person would name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.link.building import Row, Scene, tell
from tollbook.link.compare import Comparison, compare
from tollbook.link.mentions import Mention, mentions_of
from tollbook.model.codes import Kind, PlacePrecision, Status

HERE = Scene("e1", "Gwadar", "2026-01-31", kind=Kind.ATTACK, admin1="Balochistan", at=(25.12, 62.32))
PROVINCE = Scene("e1", "Balochistan", "2026-01-31", precision=PlacePrecision.ADMIN1, admin1="Balochistan")
DEAD = Row("c1", "11", "civilians", status=Status.CIVILIAN)


def compared(one: Scene, other: Scene, first: Row = DEAD, second: Row = DEAD, *rest: Row) -> Comparison:
    """Hold two events of two reports against each other; every shared name counts as rare."""
    (a,) = mentions_of(tell("a", "2026-02-01", [one], [first]))
    (b,) = mentions_of(tell("b", "2026-02-01", [other], [second, *rest]))
    return compare(a, b, lambda _: True)


def level(found: Comparison, comparison: str) -> str:
    """Name the level of one comparison."""
    return next(x.name for x in found.levels if x.comparison == comparison)


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("2026-01-31", "2026-01-31", "same_day"),
        ("2026-01-30/2026-01-31", "2026-01-31/2026-02-02", "overlap"),
        ("2026-01-31", "2026-02-01", "adjacent_day"),
        ("2026-01-31", "2026-02-03", "few_days_apart"),
        ("2026-01-31", "2026-03-01", "apart"),
        ("2025-03-01/2025-03-31", "2025-03-11", "within_month"),
        ("--01-31", "2026-01-31", "same_day"),
        (None, "2026-01-31", "same_week_of_report"),
        (None, "2025-03-11", "apart"),
        ("2011-03-01/2016-05-01", "2011-01-01/2017-05-01", "same_period"),
        ("2011-03-01/2016-05-01", "2015-09-01/2017-05-01", "apart"),
    ],
)
def test_time(first: str | None, second: str, name: str) -> None:
    """Days, days without a year, months, no day at all, and periods."""
    found = compared(Scene("e1", "Gwadar", first), Scene("e1", "Gwadar", second))
    assert level(found, "time") == name


@pytest.mark.parametrize(
    ("other", "name"),
    [
        (Scene("e1", "Gwadar city", "2026-01-31", admin1="Balochistan"), "same_name"),
        (Scene("e1", "Port Road", "2026-01-31", at=(25.13, 62.33)), "close"),
        (Scene("e1", "Kharan", "2026-01-31", admin1="Balochistan", at=(28.58, 65.42)), "far"),
        (Scene("e1", "Lahore", "2026-01-31", admin1="Punjab"), "other_region"),
        (Scene("e1", "Kandahar", "2026-01-31", country="AFG"), "other_country"),
        (Scene("e1", None, "2026-01-31"), "unknown"),
        (PROVINCE, "within"),
    ],
)
def test_place(other: Scene, name: str) -> None:
    """The same name, a distance, one inside the other, and places that differ."""
    assert level(compared(HERE, other), "place") == name


@pytest.mark.parametrize(("other", "name"), [("--05-21", "same_month_day"), ("--05-22", "apart")])
def test_days_without_a_year_are_held_against_each_other(other: str, name: str) -> None:
    """Where no year is known, the day of the year still parts and binds."""
    (a,) = mentions_of(tell("a", None, [Scene("e1", "Gwadar", "--05-21")], [DEAD]))
    (b,) = mentions_of(tell("b", None, [Scene("e1", "Gwadar", other)], [DEAD]))
    assert level(compare(a, b, lambda _: True), "time") == name


def test_what_is_recalled_without_a_day_is_of_the_weeks_before() -> None:
    """Background without a date joins the incident it recalls, if that was not long ago."""
    recalled = Scene("e1", "Gwadar", None, background=True)
    assert level(compared(recalled, Scene("e1", "Gwadar", "2026-01-20")), "time") == "shortly_before"
    assert level(compared(recalled, Scene("e1", "Gwadar", "2025-03-11")), "time") == "unknown"


def test_a_part_is_known_by_the_figure_that_another_count_includes() -> None:
    """92 beside 133, of which it is part, is no second telling of the 133."""
    whole = Row("c1", "133", "militants", status=Status.ARMED_GROUP)
    inner = Row("c2", "92", "militants", status=Status.ARMED_GROUP, part_of="c1")
    alone = Row("c1", "92", "militants", status=Status.ARMED_GROUP)
    two_days = replace(PROVINCE, days="2026-01-30/2026-01-31")
    assert level(compared(PROVINCE, two_days, alone, whole, inner), "toll") == "part_of_other"
    assert level(compared(PROVINCE, PROVINCE, alone, whole, inner), "toll") == "figure_inside"


def test_a_longer_event_of_a_wider_place_holds_a_shorter_one_in_it() -> None:
    """An operation in one town is not the campaign."""
    campaign = Scene("e1", "Balochistan", "2026-01-29/2026-02-05", precision=PlacePrecision.ADMIN1)
    assert level(compared(HERE, campaign), "extent") == "one_holds_the_other"


def test_other_victims_speak_against_a_link() -> None:
    """Militants killed and soldiers killed are rarely one toll told twice."""
    soldiers = Row("c1", "11", "soldiers", status=Status.STATE_FORCES)
    assert level(compared(HERE, HERE, DEAD, soldiers), "victims") == "other_status"


def test_a_link_is_explained_in_words() -> None:
    """A person can check why two events are one."""
    assert compared(HERE, HERE).words == (
        "same day, 31 January 2026; both in Gwadar; the same victims; both attack; both say 11"
    )


def test_the_score_is_the_sum_of_the_levels_and_the_prior() -> None:
    """Nothing enters the score that is not named."""
    found = compared(HERE, HERE)
    assert found.score == pytest.approx(-6 + sum(x.weight for x in found.levels))


def test_a_running_toll_is_known_by_all_its_figures_growing() -> None:
    """145, 17 and 31 on one day, 197, 22 and 36 three days later: one toll, told again."""

    def told(name: str, day: str, forces: str, civilians: str) -> list[Mention]:
        rows = [Row("c1", forces, "soldiers", status=Status.STATE_FORCES),
                Row("c2", civilians, "civilians", status=Status.CIVILIAN)]  # fmt: skip
        return [*mentions_of(tell(name, day, [replace(PROVINCE, days=day)], rows))]

    (a,), (b,) = told("a", "2026-02-01", "17", "31"), told("b", "2026-02-04", "22", "36")
    found = compare(a, b, lambda _: True)
    assert (level(found, "toll"), level(found, "time")) == ("running_toll", "stated_later")


@pytest.mark.parametrize(
    ("numbers", "name"),
    [(["four"], "same_figure"), (["11"], "same_large_figure"), (["7", "11"], "same_large_figures"),
     (["84", "37"], "same_telling_figures")],
)  # fmt: skip
def test_the_more_and_the_larger_the_shared_figures_the_more_they_tell(numbers: list[str], name: str) -> None:
    """Chance gives two attacks one number, hardly two."""
    rows = [Row(f"c{n}", words, "people") for n, words in enumerate(numbers)]
    (a,) = mentions_of(tell("a", "2026-02-01", [HERE], rows))
    (b,) = mentions_of(tell("b", "2026-02-01", [HERE], rows))
    assert level(compare(a, b, lambda _: True), "toll") == name
