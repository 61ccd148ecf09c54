"""Attacks that reports tell beside one campaign are one incident, however far their figures are apart."""

from __future__ import annotations

from tests.link.building import Row, Scene, tell
from tollbook.link import ReadReport, link
from tollbook.link.answers import answered, is_campaign
from tollbook.link.mentions import mentions_of
from tollbook.model.codes import Kind, PlacePrecision, Status

GROUP, FORCES = Status.ARMED_GROUP, Status.STATE_FORCES


def province(id_: str, days: str | None, kind: Kind = Kind.ATTACK) -> Scene:
    """Somewhere in the province."""
    return Scene(id_, "Sindh", days, kind=kind, precision=PlacePrecision.ADMIN1, admin1="Sindh")


def report(name: str, day: str, hunted: str, dead: str, attacks: Scene) -> ReadReport:
    """Tell of a campaign and, beside it, of attacks."""
    rows = [
        Row("c1", hunted, "rebels", before="in two days of raids: ", status=GROUP),
        Row("c2", dead, "soldiers", event="e2", status=FORCES),
    ]
    return tell(name, day, [province("e1", day, Kind.OPERATION), attacks], rows)


def grouped(*reads: ReadReport) -> set[frozenset[str]]:
    """Name the events of each incident."""
    return {frozenset(f"{ref.doc_id}:{ref.event}" for ref in linked.events) for linked in link(reads)}


def test_attacks_beside_one_campaign_are_one() -> None:
    """The state counts 15, the rebels 200: both of the attacks that this campaign answers."""
    a = report("a", "2026-02-02", "60", "15", province("e2", "2026-01-31"))
    b = report("b", "2026-02-03", "70", "200", province("e2", None))
    assert grouped(a, b) == {frozenset({"a:e1", "b:e1"}), frozenset({"a:e2", "b:e2"})}


def test_an_attack_in_a_town_is_not_taken_for_the_wave() -> None:
    """A spot of its own is an event of its own."""
    town = Scene("e2", "Sukkur", "2026-01-30", kind=Kind.BOMBING, admin1="Sindh", at=(27.7, 68.86))
    a = report("a", "2026-02-02", "60", "15", province("e2", "2026-01-31"))
    b = report("b", "2026-02-03", "70", "200", town)
    assert frozenset({"b:e2"}) in grouped(a, b)


def test_a_campaign_of_one_report_ties_nothing() -> None:
    """What only one report tells cannot stand behind a link of two."""
    mentions = mentions_of(report("a", "2026-02-02", "60", "15", province("e2", "2026-01-31")))
    assert answered(mentions, [(0,), (1,)]) == {}


def test_what_a_campaign_is() -> None:
    """Many of one group's own, over many days; not a clash, nor what cost others their lives."""
    hunted, attacks = mentions_of(report("a", "2026-02-02", "60", "15", province("e2", "2026-01-31")))
    few, _ = mentions_of(report("b", "2026-02-02", "6", "15", province("e2", "2026-01-31")))
    assert (is_campaign(hunted), is_campaign(attacks), is_campaign(few)) == (True, False, False)
