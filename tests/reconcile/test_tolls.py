"""Figures become a toll: what adds up, what overlaps, what is overtaken, what contradicts."""

from __future__ import annotations

import pytest

from tests.link.building import Row
from tests.reconcile.telling import ends, relations, report, toll
from tollbook.link import ReadReport
from tollbook.model.codes import Grade, Harm, Hedge, Polarity, Status

CIVILIAN, STATE, ARMED = Status.CIVILIAN, Status.STATE_FORCES, Status.ARMED_GROUP
Numbers = tuple[int | None, int | None, int | None]


def people(id_: str, words: str, by: str | None = None, **more: object) -> Row:
    """Count people of whom nothing is told."""
    return Row(id_, words, "people", by, **more)  # type: ignore[arg-type]


TABLE: dict[str, tuple[list[ReadReport], Numbers]] = {
    "one figure": ([report("a", "2026-02-01", people("c1", "12"))], (12, 12, 12)),
    "at least leaves the upper end open": (
        [report("a", "2026-02-01", people("c1", "12", hedge=Hedge.AT_LEAST))], (12, 12, None)),
    "a firm figure closes what another leaves open": (
        [report("a", "2026-02-01", people("c1", "30", hedge=Hedge.AT_LEAST)),
         report("b", "2026-02-01", people("c1", "33"))], (30, 33, 33)),
    "up to is an upper end only": (
        [report("a", "2026-02-01", people("c1", "12", hedge=Hedge.AT_MOST))], (None, None, 12)),
    "a range": ([report("a", "2026-02-01", people("c1", "6 8", hedge=Hedge.RANGE))], (6, 6, 8)),
    "dozens is no number": ([report("a", "2026-02-01", people("c1", "dozens", hedge=Hedge.VAGUE))], (None, None, None)),
    "nobody was killed": ([report("a", "2026-02-01", people("c1", "no"))], (0, 0, 0)),
    "a repeat in the report is not added": (
        [report("a", "2026-02-01", people("c1", "12"), people("c2", "12", same_as="c1"))], (12, 12, 12)),
    "a part is not added to its whole": (
        [report("a", "2026-02-01", people("c1", "33"), people("c2", "18", part_of="c1"))], (33, 33, 33)),
    "two counts that nothing ties are not added": (
        [report("a", "2026-02-01", people("c1", "12"), people("c2", "9"))], (12, 12, 12)),
    "a count and its breakdown are not added, though the reader missed the parts": (
        [report("a", "2026-02-01", people("c1", "33"), Row("c2", "18", "civilians", status=CIVILIAN),
                Row("c3", "15", "soldiers", status=STATE, beside=True))], (33, 33, 33)),
    "soldiers and civilians are different people": (
        [report("a", "2026-02-01", Row("c1", "12", "soldiers", status=STATE),
                Row("c2", "three", "civilians", status=CIVILIAN))], (15, 15, 15)),
    "a man and his son, side by side, are two": (
        [report("a", "2026-02-01", Row("c1", "a", "man"), Row("c2", "a", "boy", beside=True))], (2, 2, 2)),
    "two named people are two": (
        [report("a", "2026-02-01", Row("c1", "Karim Dad", "a driver"), Row("c2", "Nadia Shah", "a nurse"))], (2, 2, 2)),
    "others are others": (
        [report("a", "2026-02-01", people("c1", "12"), Row("c2", "three", "others", beside=True))], (15, 15, 15)),
    "others who bring a toll to its height are in it": (
        [report("a", "2026-02-01", Row("c1", "three", "others"),
                people("c2", "12", beside=True, before="thereby bringing the toll to "))], (12, 12, 12)),
    "the same figure in another report is not added": (
        [report("a", "2026-02-01", people("c1", "12")), report("b", "2026-02-01", people("c1", "12"))], (12, 12, 12)),
    "a later, higher figure takes the place of the earlier": (
        [report("a", "2026-02-01", people("c1", "12")), report("b", "2026-02-02", people("c1", "15"))], (15, 15, 15)),
    "a stale figure does not lower a toll": (
        [report("a", "2026-02-01", people("c1", "17", "officials")), report("b", "2026-02-02", people("c1", "15"))],
        (17, 17, 17)),
    "two outlets that differ on a day leave it open": (
        [report("a", "2026-02-01", people("c1", "12")), report("b", "2026-02-01", people("c1", "15"))], (12, None, 15)),
    "a third outlet decides": (
        [report("a", "2026-02-01", people("c1", "12")), report("b", "2026-02-01", people("c1", "15")),
         report("c", "2026-02-01", people("c1", "15"))], (12, 15, 15)),
    "the hour decides which of a day's figures is later": (
        [report("a", "2026-02-01T06:00", people("c1", "12")), report("b", "2026-02-01T21:00", people("c1", "15"))],
        (15, 15, 15)),
    "a correction lowers a toll": (
        [report("a", "2026-02-01", people("c1", "15", "police")),
         report("b", "2026-02-02", people("c1", "14", "police", before="in a correction "))], (14, 14, 14)),
    "two sides are not averaged": (
        [report("a", "2026-02-01", people("c1", "84", "the rebels")),
         report("b", "2026-02-01", people("c1", "15", "the army"))], (15, None, 84)),
    "a side's open boast leaves the upper end open": (
        [report("a", "2026-02-01", people("c1", "200", "the rebels", hedge=Hedge.MORE_THAN)),
         report("b", "2026-02-01", people("c1", "15", "the army"))], (15, None, None)),
    "an armed group's figure does not take the place of a doctor's": (
        [report("a", "2026-02-01", people("c1", "31", "doctors")),
         report("b", "2026-02-02", people("c1", "84", "the rebels"))], (31, None, 84)),
    "two dozen and 22 agree, and 22 is firm": (
        [report("a", "2026-02-01", people("c1", "two dozen", "officials", hedge=Hedge.ABOUT)),
         report("b", "2026-02-02", people("c1", "22", "officials"))], (22, 22, 22)),
    "what is denied is not counted": (
        [report("a", "2026-02-01", people("c1", "12"), people("c2", "40", "the army", polarity=Polarity.DENIED))],
        (12, 12, 12)),
    "what is feared is not counted": (
        [report("a", "2026-02-01", people("c1", "12"), people("c2", "40", polarity=Polarity.HYPOTHETICAL))],
        (12, 12, 12)),
    "an attacker who dies in his attack is not counted": (
        [report("a", "2026-02-01", people("c1", "12"), Row("c2", "a", "bomber", status=ARMED, self_inflicted=True))],
        (12, 12, 12)),
}  # fmt: skip


@pytest.mark.parametrize(("reads", "numbers"), TABLE.values(), ids=TABLE.keys())
def test_the_whole(reads: list[ReadReport], numbers: Numbers) -> None:
    """Each row is one reason why figures are, or are not, put together."""
    assert ends(toll(reads)) == numbers


def test_a_toll_holds_its_own_status_only() -> None:
    """Civilians are no soldiers."""
    reads = [report("a", "2026-02-01", Row("c1", "12", "soldiers", status=STATE),
                    Row("c2", "three", "civilians", status=CIVILIAN))]  # fmt: skip
    assert ends(toll(reads, "civilian")) == (3, 3, 3)
    assert ends(toll(reads, "state_forces")) == (12, 12, 12)


def test_statuses_that_no_report_counts_side_by_side_are_not_added() -> None:
    """One report's soldiers may be another's civilians."""
    reads = [report("a", "2026-02-01", Row("c1", "12", "soldiers", status=STATE)),
             report("b", "2026-02-01", Row("c1", "three", "civilians", status=CIVILIAN))]  # fmt: skip
    assert ends(toll(reads)) == (12, None, None)


def test_those_outside_a_total_are_added_to_it() -> None:
    """33 dead, 18 civilians and 15 soldiers, and beside them 40 fighters."""
    rows = [people("c1", "33"), Row("c2", "18", "civilians", status=CIVILIAN, part_of="c1"),
            Row("c3", "15", "soldiers", status=STATE, part_of="c1"),
            Row("c4", "40", "fighters", status=ARMED)]  # fmt: skip
    assert ends(toll([report("a", "2026-02-01", *rows)])) == (73, 73, 73)


def test_a_total_may_exceed_the_sum_of_its_parts() -> None:
    """Not all of the dead need be known for what they were."""
    rows = [people("c1", "40"), Row("c2", "18", "civilians", status=CIVILIAN, part_of="c1")]
    assert toll([report("a", "2026-02-01", *rows)]).best == 40


def test_injured_are_no_dead() -> None:
    """Each harm has its own toll."""
    reads = [report("a", "2026-02-01", people("c1", "12"), people("c2", "30", harm=Harm.INJURED))]
    assert toll(reads).best == 12
    assert toll(reads, harm=Harm.INJURED).best == 30


def test_a_wire_story_in_three_outlets_is_one_voice() -> None:
    """Copies do not outvote a count of one's own."""
    story = "Fighters came before sunrise and set fire to two boats and a shed on the western quay of the old port. "
    copies = [report(n, "2026-02-01", people("c1", "12"), text=story * 3) for n in "abc"]
    found = toll([*copies, report("d", "2026-02-01", people("c1", "15"))])
    assert ends(found) == (12, None, 15)


def test_two_outlets_that_quote_one_ministry_are_one_voice() -> None:
    """Who is quoted twice has spoken once."""
    reads = [report(n, "2026-02-01", people("c1", "12", "the interior ministry")) for n in "ab"]
    assert toll(reads).grade is Grade.WEAK


def test_an_outlet_that_repeats_a_party_is_no_voice_of_its_own() -> None:
    """The army's figure without the army's name is still the army's."""
    reads = [report("a", "2026-02-01", people("c1", "12", "the army")), report("b", "2026-02-01", people("c1", "12"))]
    assert toll(reads).grade is Grade.WEAK


GRADES: dict[str, tuple[list[ReadReport], Grade]] = {
    "one voice": ([report("a", "2026-02-01", people("c1", "12"))], Grade.WEAK),
    "two independent voices": (
        [report("a", "2026-02-01", people("c1", "12", "doctors")),
         report("b", "2026-02-01", people("c1", "12", "the army"))], Grade.FAIR),
    "the side held responsible says so itself": (
        [report("a", "2026-02-01", Row("c1", "12", "villagers", "the army", status=CIVILIAN, perpetrator="the army"))],
        Grade.CONFIRMED),
    "a boast about the enemy's fighters is no admission": (
        [report("a", "2026-02-01", Row("c1", "12", "militants", "the army", status=ARMED, perpetrator="the army"))],
        Grade.WEAK),
    "two sides contradict": (
        [report("a", "2026-02-01", people("c1", "84", "the rebels")),
         report("b", "2026-02-01", people("c1", "15", "the army"))], Grade.CONTESTED),
    "somebody denies it": (
        [report("a", "2026-02-01", people("c1", "12"), people("c2", "12", "the army", polarity=Polarity.DENIED))],
        Grade.CONTESTED),
    "only denied": (
        [report("a", "2026-02-01", people("c1", "12", "the army", polarity=Polarity.DENIED))], Grade.DISCOUNTED),
}  # fmt: skip


@pytest.mark.parametrize(("reads", "grade"), GRADES.values(), ids=GRADES.keys())
def test_the_grade(reads: list[ReadReport], grade: Grade) -> None:
    """Each row is one rule of the grades."""
    assert toll(reads).grade is grade


def test_the_history_tells_what_became_of_each_figure() -> None:
    """In the order of time, the figure that stands last."""
    reads = [report("a", "2026-01-31", people("c1", "12", "police")),
             report("b", "2026-02-01", people("c1", "15", "police"), people("c2", "four", "police", part_of="c1")),
             report("c", "2026-02-02", people("c1", "12"), people("c2", "dozens", hedge=Hedge.VAGUE)),
             report("d", "2026-02-03", people("c1", "15", "the police"))]  # fmt: skip
    assert relations(toll(reads)) == [
        ("12", "superseded"), ("four", "contained"), ("15", "current"), ("dozens", "repeats"), ("12", "superseded"),
        ("15", "repeats"),
    ]  # fmt: skip


def test_a_contained_figure_says_in_which_it_is() -> None:
    """The reader of a history can follow the parts."""
    found = toll([report("a", "2026-02-01", people("c1", "33"), people("c2", "four", part_of="c1"))])
    assert [(f.claim, f.contained_in) for f in found.history] == [("a#c2", "a#c1"), ("a#c1", None)]


def test_an_increment_without_its_total_lies_inside_the_total_that_is_known() -> None:
    """22 more is no new toll of 22."""
    reads = [report("a", "2026-02-01", people("c1", "155", "officials")),
             report("b", "2026-02-02", Row("c1", "22", "more people", "officials"))]  # fmt: skip
    found = toll(reads)
    assert found.best == 155
    assert found.history[-1].relation == "contained"


def test_what_is_not_counted_is_shown_as_such() -> None:
    """Nothing vanishes from a history."""
    rows = [people("c1", "12"), people("c2", "40", "the army", polarity=Polarity.DENIED),
            people("c3", "50", polarity=Polarity.HYPOTHETICAL),
            Row("c4", "a", "bomber", status=ARMED, self_inflicted=True)]  # fmt: skip
    found = toll([report("a", "2026-02-01", *rows)])
    assert {f.claim: f.relation for f in found.history} == {
        "a#c1": "current", "a#c2": "denied", "a#c3": "hypothetical", "a#c4": "self",
    }  # fmt: skip
    assert found.reason.endswith("not counted: 1 denied, 1 feared or planned, 1 an attacker's own death")


def test_a_dispute_names_both_sides_their_figures_and_the_day() -> None:
    """A disagreement is shown, not solved."""
    reads = [
        report("a", "2026-01-31", people("c1", "84", "the rebels")),
        report("b", "2026-01-31", people("c1", "15", "ISPR")),
    ]
    found = toll(reads)
    assert [d.text for d in found.disputes] == ["ISPR: 15 (31 January 2026); the rebels: 84 (31 January 2026)"]
    assert found.disputes[0].claims == ("b#c1", "a#c1")


def test_a_toll_cites_the_claims_that_it_rests_on() -> None:
    """Every number leads to its sentences, and to none that it outgrew."""
    reads = [report("a", "2026-02-01", people("c1", "12")), report("b", "2026-02-02", people("c1", "15"))]
    assert toll(reads).claims == ("b#c1",)
