"""Parts and wholes."""

from __future__ import annotations

from tests.link.balochistan import reports
from tests.link.building import Row, Scene, tell
from tollbook.link import Linked, ReadReport, link
from tollbook.model.codes import Kind, PlacePrecision, Status

WAVE = Scene("e1", "Balochistan", "2026-01-31", kind=Kind.ATTACK, precision=PlacePrecision.ADMIN1, admin1="Balochistan")
TOWN = Scene("e1", "Gwadar", "2026-01-31", kind=Kind.ATTACK, admin1="Balochistan", at=(25.12, 62.32))


def tree(*reads: ReadReport) -> dict[str, str | None]:
    """Name each incident's whole by the first document of both."""
    linked = {one.key: one for one in link(reads)}
    return {_name(one): _name(linked[one.whole]) if one.whole else None for one in linked.values()}


def _name(linked: Linked) -> str:
    return min(ref.doc_id + ref.event for ref in linked.events)


def test_a_town_is_part_of_the_wave_that_holds_it() -> None:
    """Time, place and victims of the one hold those of the other."""
    wave = tell("wave", "2026-02-01", [WAVE], [Row("c1", "18", "civilians", status=Status.CIVILIAN)])
    town = tell("town", "2026-02-01", [TOWN], [Row("c1", "11", "civilians", status=Status.CIVILIAN)])
    assert tree(wave, town) == {"wavee1": None, "towne1": "wavee1"}


def test_a_town_that_counts_more_than_the_wave_is_no_part_of_it() -> None:
    """A whole is never smaller than its part."""
    wave = tell("wave", "2026-02-01", [WAVE], [Row("c1", "18", "civilians", status=Status.CIVILIAN)])
    town = tell("town", "2026-02-01", [TOWN], [Row("c1", "40", "civilians", status=Status.CIVILIAN)])
    assert tree(wave, town) == {"wavee1": None, "towne1": None}


def test_a_town_with_other_victims_is_no_part_of_the_wave() -> None:
    """Fighters killed in a town are no part of a toll of civilians."""
    wave = tell("wave", "2026-02-01", [WAVE], [Row("c1", "18", "civilians", status=Status.CIVILIAN)])
    town = tell("town", "2026-02-01", [TOWN], [Row("c1", "four", "fighters", status=Status.ARMED_GROUP)])
    assert tree(wave, town)["towne1"] is None


def test_a_report_that_says_so_makes_a_part() -> None:
    """A count that is part of another event's count ties the events, whatever their places."""
    scenes = [Scene("e1", None, "2026-01-31"), Scene("e2", "Kharan", None)]
    read = tell(
        "a", "2026-02-01", scenes, [Row("c1", "18", "people"), Row("c2", "seven", "people", event="e2", part_of="c1")]
    )
    assert tree(read) == {"ae1": None, "ae2": "ae1"}


def test_parts_that_hold_each_other_make_no_circle() -> None:
    """A reader's slip hangs nothing in the air."""
    scenes = [Scene("e1", "Gwadar", "2026-01-31"), Scene("e2", "Kharan", "2026-01-31")]
    rows = [Row("c1", "18", "people", part_of="c4"), Row("c2", "seven", "people", event="e2", part_of="c1"),
            Row("c3", "9", "people"), Row("c4", "30", "people", event="e2")]  # fmt: skip
    assert sum(whole is not None for whole in tree(tell("a", "2026-02-01", scenes, rows)).values()) <= 1


def test_the_campaign_and_the_attacks_are_two_wholes_with_their_parts() -> None:
    """The tree of the days in Balochistan: operations and raids under the campaign, towns under the attacks."""
    found = tree(*reports())
    assert found == {
        "feb1e1": None,  # the campaign
        "feb5e3": "feb1e1",  # Panjgur and Harnai
        "jan31-pme3": "feb1e1",  # the fighting of 31 January
        "feb1e2": None,  # the attacks
        "jan31-locale1": "feb1e2",  # Gwadar
        "jan31-locale2": "feb1e2",  # Kharan
        "jan31-ame2": "feb1e2",  # Quetta
        "feb2e3": None,  # the Jaffar Express
    }


def test_what_a_report_makes_a_part_may_not_be_one() -> None:
    """Soldiers are no part of the rebels' dead, and last year's dead none of this week's, whatever a reader wrote."""
    rebels = Row("c1", "60", "rebels", status=Status.ARMED_GROUP)
    soldiers = Row("c2", "15", "soldiers", event="e2", status=Status.STATE_FORCES, part_of="c1")
    recalled = Row("c2", "20", "rebels", event="e2", status=Status.ARMED_GROUP, part_of="c1")
    town = Scene("e2", "Gwadar", "2026-01-31", kind=Kind.BOMBING, at=(25.12, 62.32))
    before = Scene("e2", "Gwadar", "2025-03-11", kind=Kind.BOMBING, at=(25.12, 62.32), background=True)
    assert tree(tell("a", "2026-02-01", [WAVE, town], [rebels, soldiers])) == {"ae1": None, "ae2": None}
    assert tree(tell("b", "2026-02-01", [WAVE, before], [rebels, recalled])) == {"be1": None, "be2": None}
