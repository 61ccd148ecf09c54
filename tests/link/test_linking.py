"""Events of several reports become incidents."""

from __future__ import annotations

from tests.link.building import Row, Scene, tell
from tollbook.link import Linked, ReadReport, link
from tollbook.model.codes import DatePrecision, Harm, Kind, PlacePrecision, Status

GWADAR = Scene("e1", "Gwadar", "2026-01-31", kind=Kind.ATTACK, admin1="Balochistan", at=(25.12, 62.32))
ELEVEN = Row("c1", "11", "civilians", status=Status.CIVILIAN)


def grouped(*reads: ReadReport) -> set[frozenset[str]]:
    """Name the incidents by their events."""
    return {_names(linked) for linked in link(reads)}


def _names(linked: Linked) -> frozenset[str]:
    return frozenset(f"{ref.doc_id}:{ref.event}" for ref in linked.events)


def test_two_reports_of_one_attack_are_one_incident() -> None:
    """The first thing a record must know."""
    assert grouped(tell("a", "2026-02-01", [GWADAR], [ELEVEN]), tell("b", "2026-02-01", [GWADAR], [ELEVEN])) == {
        frozenset({"a:e1", "b:e1"})
    }


def test_another_day_and_another_place_never_merge() -> None:
    """The same figure and the same words do not make two attacks one."""
    kharan = Scene("e1", "Kharan", "2026-02-03", kind=Kind.ATTACK, admin1="Balochistan", at=(28.58, 65.42))
    reads = tell("a", "2026-02-01", [GWADAR], [ELEVEN]), tell("b", "2026-02-04", [kharan], [ELEVEN])
    assert grouped(*reads) == {frozenset({"a:e1"}), frozenset({"b:e1"})}


def test_two_events_that_a_report_tells_apart_stay_apart() -> None:
    """A third report that resembles both may join one of them, not tie them together."""
    scenes = [GWADAR, Scene("e2", "Gwadar", "2026-01-31", kind=Kind.ATTACK, admin1="Balochistan")]
    rows = [ELEVEN, Row("c2", "four", "policemen", event="e2", status=Status.STATE_FORCES)]
    found = grouped(tell("a", "2026-02-01", scenes, rows), tell("b", "2026-02-01", [GWADAR], [ELEVEN]))
    assert found == {frozenset({"a:e1", "b:e1"}), frozenset({"a:e2"})}


def test_a_claim_that_repeats_another_makes_their_events_one() -> None:
    """What the reader holds for the same people cannot be two incidents."""
    scenes = [GWADAR, Scene("e2", "Gwadar", None)]
    found = grouped(tell("a", "2026-02-01", scenes, [ELEVEN, Row("c2", "11", "people", event="e2", same_as="c1")]))
    assert found == {frozenset({"a:e1", "a:e2"})}


def test_a_chain_of_near_likenesses_is_not_one_incident() -> None:
    """Days that each touch the next do not make a week one attack."""
    days = ["2026-01-29", "2026-01-30", "2026-01-31", "2026-02-01"]
    reads = [
        tell(f"r{n}", day, [Scene("e1", "Gwadar", day, kind=Kind.ATTACK)], [Row("c1", str(5 + n), "people")])
        for n, day in enumerate(days)
    ]
    assert not any({"r0:e1", "r3:e1"} <= group for group in grouped(*reads))


def test_a_background_mention_joins_the_old_incident_not_the_new_one() -> None:
    """An anniversary report adds no attack to the day it is published."""
    old = Scene("e1", "Bolan", "2025-03-11", "Jaffar Express hijacking", Kind.ABDUCTION)
    told_again = Scene("e2", None, None, "Jaffar Express attack", Kind.ABDUCTION, background=True)
    then = tell("then", "2025-03-12", [old], [Row("c1", "31", "people")])
    now = tell("now", "2026-02-01", [GWADAR, told_again], [ELEVEN, Row("c2", "31", "people", event="e2")])
    assert grouped(then, now) == {frozenset({"then:e1", "now:e2"}), frozenset({"now:e1"})}


def test_an_incident_made_of_background_alone_is_background() -> None:
    """Readers can leave history out."""
    only = Scene("e1", "Bolan", "2025-03-11", background=True)
    (linked,) = link([tell("a", "2026-02-01", [only], [Row("c1", "31", "people")])])
    assert linked.background


def test_an_event_without_claims_is_kept() -> None:
    """Nothing that a reader found is lost."""
    assert grouped(tell("a", "2026-02-01", [GWADAR], [])) == {frozenset({"a:e1"})}


def test_an_event_that_only_a_claim_names_is_kept() -> None:
    """A slip of the reader loses no claim."""
    assert grouped(tell("a", "2026-02-01", [], [ELEVEN])) == {frozenset({"a:e1"})}


def test_the_place_most_reports_give_speaks_for_the_incident() -> None:
    """One report that has only the province does not blur the place."""
    vague = Scene("e1", "Balochistan", "2026-01-31", kind=Kind.ATTACK, precision=PlacePrecision.ADMIN1,
                  admin1="Balochistan")  # fmt: skip
    reads = [tell(n, "2026-02-01", [scene], [ELEVEN]) for n, scene in (("a", GWADAR), ("b", vague), ("c", GWADAR))]
    (linked,) = link(reads)
    assert (linked.place, linked.lat, linked.date) == ("Gwadar", 25.12, ("2026-01-31", "2026-01-31"))
    assert linked.title == "Attack in Gwadar, 31 January 2026"
    assert linked.date_precision is DatePrecision.DAY


def test_a_day_without_a_year_stays_without_one() -> None:
    """A year is never guessed."""
    scene = Scene("e1", "Gwadar", "--05-21", kind=Kind.SHOOTING)
    (linked,) = link([tell("a", None, [scene], [ELEVEN])])
    assert linked.date == ("--05-21", "--05-21")
    assert linked.title == "Shooting in Gwadar, 21 May, year not known"


def test_attacks_that_took_prisoners_are_no_arrests() -> None:
    """Where people were killed, whom they took besides does not name the incident."""
    scene = Scene("e1", "Gwadar", "2026-01-31", kind=Kind.ARREST)
    taken = Row("c1", "seven", "soldiers", harm=Harm.DETAINED)
    assert link([tell("a", "2026-02-01", [scene], [ELEVEN])])[0].title == "Violence in Gwadar, 31 January 2026"
    assert link([tell("a", "2026-02-01", [scene], [taken])])[0].title == "Arrests in Gwadar, 31 January 2026"


def test_a_title_names_no_victim() -> None:
    """The dead are named in the claims only."""
    row = Row("c1", "Karim Dad", "a shopkeeper", status=Status.CIVILIAN)
    scene = Scene("e1", "Gwadar", "2026-01-31", "Killing of Karim Dad", Kind.SHOOTING)
    (linked,) = link([tell("a", "2026-02-01", [scene], [row])])
    assert "Karim" not in linked.title
