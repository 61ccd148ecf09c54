"""The sample reports through the whole program: no figure is lost, and the incidents hang together as they should.

`known_misses.txt` lists what does not come out right yet: what does must leave the list, and nothing may be added to it
without a reason in the change that adds it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.examples.gold import HERE, figures, tree
from tests.examples.record import Record, make_record, toll

SEED = HERE.parents[2] / "shared" / "seed" / "article.txt"
KNOWN_MISSES = frozenset(
    line
    for line in (HERE / "known_misses.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("# ")
)
CAMPAIGN = (133, 145, 177, 197, 216)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """Read the samples once."""
    return make_record(tmp_path_factory.mktemp("record") / "samples.db")


def hold(kind: str, failed: set[str], asked: set[str]) -> None:
    """Compare what failed with the list of known misses of one kind."""
    known = {line.removeprefix(f"{kind} ") for line in KNOWN_MISSES if line.startswith(f"{kind} ")}
    assert sorted(failed - known) == [], "not known to fail"
    assert sorted((known & asked) - failed) == [], "right now: take it out of known_misses.txt"
    assert sorted(known - asked) == [], "known_misses.txt names what nobody asks for"


def test_every_figure_is_read(record: Record) -> None:
    """Each figure of figures.csv is found in some claim; those on which careful readers differ are not asked for."""
    asked = [f for f in figures() if not f.arguable]
    failed = {f"{f.key}#{f.claim}" for f in asked if record.claim(f) is None}
    hold("read", failed, {f"{f.key}#{f.claim}" for f in asked})


def test_every_figure_comes_into_its_incident(record: Record) -> None:
    """What was read is in the incident that the tree puts it in, or in a part of it."""
    asked, failed = set[str](), set[str]()
    for event in tree()["incidents"]:
        if not any(f.event == event and record.claim(f) for f in figures()):
            continue
        homes = record.homes(event)
        for figure, incident in record.told(event):
            asked.add(f"{figure.key}#{figure.claim}")
            if homes.isdisjoint(record.chain(incident)):
                failed.add(f"{figure.key}#{figure.claim}")
    read = {f"{f.key}#{f.claim}" for f in figures()}
    hold("tree", failed, asked | ({k.removeprefix("tree ") for k in KNOWN_MISSES} & read))


def campaign_is_one_history(record: Record) -> bool:
    """Tell whether the militants' dead are one toll, whose figures follow one another with their dates."""
    found = toll(record.main("campaign"), "killed", "armed_group")
    said = [f for f in found.history if f.low in CAMPAIGN and f.relation != "contained"] if found else []
    days = {n: min(f.as_of or "" for f in said if f.low == n) for n in CAMPAIGN if any(f.low == n for f in said)}
    return sorted(days) == sorted(CAMPAIGN) and [days[n] for n in CAMPAIGN] == sorted(days.values())


def campaign_stands_at_its_last_figure(record: Record) -> bool:
    """Tell whether 216 holds, and contains the 41 of the first days."""
    found = toll(record.main("campaign"), "killed", "armed_group")
    held = found is not None and any(f.low == 41 for f in found.history)
    return found is not None and found.best == CAMPAIGN[-1] and held


def campaign_counts_the_group_alone(record: Record) -> bool:
    """Tell whether nobody whom the group attacked is in the campaign's tolls."""
    return not {t.status for t in record.main("campaign").tolls} & {"civilian", "state_forces"}


def attacks_are_another_incident(record: Record) -> bool:
    """Tell whether the campaign and the attacks are neither one nor inside one another."""
    campaign, attacks = record.main("campaign"), record.main("attacks_31jan")
    return campaign.id not in record.chain(attacks) and attacks.id not in record.chain(campaign)


def attacks_show_both_accounts(record: Record) -> bool:
    """Tell whether the state's figures and the group's 84 and 200 stand in one toll."""
    found = toll(record.main("attacks_31jan"), "killed", "state_forces")
    return found is not None and {10, 15, 17, 22, 84, 200} <= {f.low for f in found.history}


def attacks_take_neither_account_for_the_truth(record: Record) -> bool:
    """Tell whether the state's 22 is the least, and the group's 200 no more than the other end."""
    found = toll(record.main("attacks_31jan"), "killed", "state_forces")
    return found is not None and found.low == 22 and found.best != 200


def attacks_cost_36_civilians(record: Record) -> bool:
    """Tell whether the state's last figure holds, and older ones that were printed later do not lower it."""
    found = toll(record.main("attacks_31jan"), "killed", "civilian")
    return found is not None and found.best == 36


def jaffar_is_apart(record: Record) -> bool:
    """Tell whether the train of 2025 is in no incident of 2026."""
    apart = {record.main(event).id for event in ("campaign", "attacks_31jan")}
    return apart.isdisjoint(id_ for _, incident in record.told("jaffar") for id_ in record.chain(incident))


def rashidin_is_one(record: Record) -> bool:
    """Tell whether all totals of the bombing at Rashidin stand in one incident."""
    totals = {20, 43, 70, 100, 112, 126, 130}
    home = record.main("rashidin").id
    return totals <= {f.value for f, incident in record.told("rashidin") if incident.id == home}


CHECKS: tuple[Callable[[Record], bool], ...] = (
    campaign_is_one_history,
    campaign_stands_at_its_last_figure,
    campaign_counts_the_group_alone,
    attacks_are_another_incident,
    attacks_show_both_accounts,
    attacks_take_neither_account_for_the_truth,
    attacks_cost_36_civilians,
    jaffar_is_apart,
    rashidin_is_one,
)


def test_the_incidents_hang_together(record: Record) -> None:
    """What FACTS and the tree say of the two conflicts, each in one check."""
    names = {check.__name__ for check in CHECKS}
    hold("check", {check.__name__ for check in CHECKS if not check(record)}, names)


def test_no_toll_shows_what_must_not_be_added(record: Record) -> None:
    """No sum of figures that contain one another, and no mean of rival ones, is an end of any toll."""
    shown = {n for i in record.incidents.values() for t in i.tolls for n in (t.low, t.best, t.high)}
    assert not [n for n in tree()["never"] if n["value"] in shown]


def test_the_seed_report_joins_the_samples_incidents(tmp_path: Path) -> None:
    """A report from outside that tells of the same days adds to the same campaign and the same attacks."""
    if not SEED.is_file():
        pytest.skip("the seed report lies beside the repository, and is not here")
    joined = make_record(tmp_path / "seed.db", SEED)
    (seed,) = (r for r in joined.reports.values() if r.outlet == "Tatkaal Khabar")
    claims = joined.readings[seed.id].claims

    def homes(harm: str, *values: int) -> set[str]:
        told = [c for c in claims if c.harm == harm and c.value in {(n,) for n in values}]
        return {id_ for c in told for id_ in joined.chain(joined.incident(seed, c))}

    assert joined.main("campaign").id in homes("killed", 177)
    assert joined.main("attacks_31jan").id in homes("killed", 33, 18, 15)
    assert homes("killed", 177).isdisjoint(homes("killed", 33, 18, 15))
    by_id = {c.id: c for c in claims}
    overnight = [c for c in claims if c.value in {(22,), (24,)}]
    assert len({c.same_as or c.id for c in overnight}) == 1
    assert all(c.part_of is None or by_id[c.part_of].value == (177,) for c in overnight)
