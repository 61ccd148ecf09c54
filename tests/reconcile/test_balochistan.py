"""Balochistan, 29 January to 5 February 2026: the tolls that a careful recorder would write down."""

from __future__ import annotations

from functools import cache

from tests.link.balochistan import reports
from tests.reconcile.telling import ends
from tollbook.link import link
from tollbook.model.codes import Harm, Kind
from tollbook.model.nouns import Incident, Toll
from tollbook.reconcile import reconcile


@cache
def record() -> dict[str, Incident]:
    """Make the record once, by title."""
    return {incident.title: incident for incident in reconcile(link(reports()), reports())}


def toll(title: str, status: str, harm: Harm = Harm.KILLED) -> Toll:
    """Take one toll of one incident."""
    return next(t for t in record()[title].tolls if (t.harm, t.status) == (harm, status))


CAMPAIGN = "Operations in Balochistan, 29 January – 5 February 2026"
ATTACKS = "Attacks in Balochistan, 31 January 2026"


def test_the_campaign_grows_from_41_to_216_in_one_history() -> None:
    """Each figure contains the ones before it; the last stands."""
    found = toll(CAMPAIGN, "armed_group")
    assert ends(found) == (216, 216, 216)
    grown = dict.fromkeys(f.low for f in found.history if f.relation in {"superseded", "current"})
    assert list(grown) == [133, 145, 177, 197, 216]
    assert ("2026-01-30", "ISPR", 41) in {(f.as_of, f.claimant, f.low) for f in found.history}


def test_the_parts_of_the_campaign_lie_inside_it() -> None:
    """22 and two dozen are the same people, and in the 177; 41 and 92 are in the 133."""
    figures = {f.claim: f for f in toll(CAMPAIGN, "armed_group").history}
    assert {figures[c].relation for c in ("jan30#c1", "jan31-pm#c2", "jan31-pm#c3", "feb2#c3", "feb2#c4")} == {
        "contained"
    }
    assert figures["feb2#c4"].contained_in == "feb2#c2"


def test_the_state_counts_its_dead_to_22_and_the_civilians_to_36() -> None:
    """The stale 15 and 18 of 2 February lower nothing."""
    assert ends(toll(ATTACKS, "civilian")) == (36, 36, 36)
    state = [
        f.low
        for f in toll(ATTACKS, "state_forces").history
        if f.claimant not in {"BLA", "BLA spokesman Jeeyand Baloch"}
    ]
    assert state == [4, 10, 15, 17, 15, 22, 22]


def test_the_two_sides_stand_beside_each_other() -> None:
    """Neither 22 nor more than 200 is averaged away, and best stays open."""
    found = toll(ATTACKS, "state_forces")
    assert ends(found) == (22, None, None)
    texts = [d.text for d in found.disputes]
    assert "BLA spokesman Jeeyand Baloch: 84 (31 January 2026); ISPR: 15 (31 January 2026)" in texts
    assert "BLA: more than 200 (3 February 2026); security sources: 22 (4 February 2026)" in texts


def test_the_local_figures_are_parts_of_the_attacks() -> None:
    """11 in Gwadar, 7 in Kharan and 4 in Quetta are in the tolls of the attacks, not beside them."""
    civilians = {f.claim: f.relation for f in toll(ATTACKS, "civilian").history}
    assert civilians["jan31-local#c1"] == civilians["jan31-local#c4"] == "contained"
    police = {f.claim: f.relation for f in toll(ATTACKS, "state_forces").history}
    assert police["jan31-am#c3"] == "contained"
    assert len(record()[ATTACKS].parts) == 3


def test_the_jaffar_express_is_another_incident() -> None:
    """What a report recalls is neither in the campaign nor in the attacks."""
    (train,) = [i for i in record().values() if i.kind is Kind.ABDUCTION]
    assert train.background
    assert train.date == ("2025-03-11", "2025-03-11")
    assert {e.doc_id for e in train.events} == {"feb2", "feb6-rail"}
    assert train.whole is None
    assert not train.parts


def test_those_who_captured_and_those_who_killed_are_counted_apart() -> None:
    """The BLA's 18 captured are no dead."""
    assert toll(ATTACKS, "state_forces", Harm.DETAINED).best == 18
