"""Each comparison tells the level that a person would name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.link.building import Row, Scene, tell
from tollbook.link.compare import Comparison, compare, tells_apart
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


CAMPAIGN = Scene("e1", "Balochistan", "2026-02-01", kind=Kind.OPERATION, precision=PlacePrecision.ADMIN1,
                 admin1="Balochistan")  # fmt: skip


def campaign(name: str, published: str, words: str, place: Scene = CAMPAIGN, before: str = "in 40 hours") -> Mention:
    """Tell of militants killed over many days, on the report's own day unless `place` says another."""
    row = Row("c1", words, "militants", before=f"{before}: ", status=Status.ARMED_GROUP)
    (found,) = mentions_of(tell(name, published, [place], [row]))
    return found


@pytest.mark.parametrize(
    ("first", "second", "before", "name"),
    [
        ("145", "177", "in 40 hours", "running_figure"),
        ("177", "145", "since Friday", "running_figure"),
        ("145", "145", "in two days of operations", "same_running_figure"),
        ("145", "177", "two days ago", "close_figure"),
        ("41", "133", "in 40 hours", "differs"),
        ("5", "6", "in 40 hours", "close_figure"),
    ],
)
def test_counts_of_many_days_that_are_alike_are_one_campaigns(first: str, second: str, before: str, name: str) -> None:
    """145 in 40 hours and 177 a day later; not what was two days ago, nor small or unlike figures."""
    a = campaign("a", "2026-02-01", first, before=before)
    b = campaign("b", "2026-02-02", second, replace(CAMPAIGN, days="2026-02-02"), before)
    assert level(compare(a, b, lambda _: True), "toll") == name


def test_a_campaign_has_no_one_day_and_no_one_spot() -> None:
    """Each report names the day and the town of its own; neither parts them. Another province does."""
    near = Scene("e1", "Nushki", "2026-01-31", kind=Kind.OPERATION, admin1="Balochistan", at=(29.55, 66.02))
    spot = Scene("e1", "Harnai", "2026-02-05", kind=Kind.OPERATION, admin1="Balochistan", at=(30.1, 67.94))
    found = compare(campaign("a", "2026-02-01", "145", near), campaign("b", "2026-02-05", "216", spot), lambda _: True)
    assert (level(found, "time"), level(found, "place")) == ("stated_later", "within")
    other = Scene("e1", "Lahore", "2026-02-05", kind=Kind.OPERATION, admin1="Punjab", at=(31.55, 74.34))
    found = compare(campaign("a", "2026-02-01", "145", near), campaign("b", "2026-02-05", "216", other), lambda _: True)
    assert level(found, "place") == "other_region"


def test_a_reports_own_day_parts_less_than_a_day_that_is_told() -> None:
    """What is said on a day may have been before it; a day in the past is the event's."""
    said = Scene("e1", "Gwadar", "2026-02-01", kind=Kind.ATTACK, admin1="Balochistan", at=(25.12, 62.32))
    was = replace(said, days="2026-01-27")
    (a,) = mentions_of(tell("a", "2026-02-01", [said], [DEAD]))
    (b,) = mentions_of(tell("b", "2026-01-28", [was], [Row("c1", "90", "civilians", status=Status.CIVILIAN)]))
    assert level(compare(a, b, lambda _: True), "time") == "stated_apart"
    (c,) = mentions_of(tell("c", "2026-02-09", [said], [DEAD]))
    assert level(compare(c, b, lambda _: True), "time") == "apart"


def test_a_province_lies_in_its_country() -> None:
    """A report that names only the country does not speak of another place."""
    country = Scene("e1", "Pakistan", "2026-01-31", precision=PlacePrecision.COUNTRY)
    assert level(compared(PROVINCE, country), "place") == "within"


def test_what_is_told_beside_one_campaign_is_close() -> None:
    """The same campaign in both reports says more than rival figures say against it."""
    (a,) = mentions_of(tell("a", "2026-02-01", [PROVINCE], [Row("c1", "17", "soldiers", status=Status.STATE_FORCES)]))
    (b,) = mentions_of(tell("b", "2026-02-03", [PROVINCE], [Row("c1", "200", "soldiers", status=Status.STATE_FORCES)]))
    alone, beside = compare(a, b, lambda _: True), compare(a, b, lambda _: True, beside=True)
    assert level(alone, "beside") == "none"
    assert (level(alone, "toll"), level(beside, "toll")) == ("differs_widely", "unknown")
    assert beside.score - alone.score == pytest.approx(8 + 2.5)


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        (Scene("e1", "Balochistan", "2026-01-31", precision=PlacePrecision.ADMIN1), Scene("e2"), False),
        (HERE, replace(HERE, id="e2", place="Gwadar bazaar"), True),
        (Scene("e1", None, "2026-01-31"), Scene("e2", None, "2026-01-20"), True),
        (Scene("e1", kind=Kind.ATTACK), Scene("e2", kind=Kind.LANDMINE), False),
        (Scene("e1", kind=Kind.ATTACK), Scene("e2", kind=Kind.RIOT), False),
        (Scene("e1", kind=Kind.ARREST), Scene("e2", kind=Kind.LANDMINE), True),
    ],
)
def test_a_report_parts_events_by_spot_day_or_kind(first: Scene, second: Scene, *, apart: bool) -> None:
    """Two spots, days or kinds are two events; where nothing tells them apart, the reader may have lost the thread."""
    soldiers = Row("c2", "17", "soldiers", event="e2", status=Status.STATE_FORCES)
    a, b = mentions_of(tell("a", "2026-02-01", [first, second], [DEAD, soldiers]))
    assert tells_apart(a, b) is apart


def test_a_report_parts_the_groups_dead_from_all_others() -> None:
    """An event that cost only the group its own is not the one that cost soldiers their lives."""
    rows = [
        replace(DEAD, status=Status.ARMED_GROUP),
        Row("c2", "17", "soldiers", event="e2", status=Status.STATE_FORCES),
    ]
    a, b = mentions_of(tell("a", "2026-02-01", [Scene("e1"), Scene("e2")], rows))
    assert tells_apart(a, b)
