"""The hand-written files hold together: codes, references, and the facts that the samples were written to carry."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from tests.examples.gold import GoldFigure, figures, samples, tree
from tollbook.model.codes import Harm, Hedge, Polarity, Status

FACTS = [
    # event, harm, status, value, words that its claimant's name holds ("" is the report's own voice)
    ("operations_30jan", "killed", "armed_group", 41, "ISPR"),
    ("fighting_31jan", "killed", "armed_group", 37, "senior security official"),
    ("attacks_31jan", "killed", "state_forces", 10, "senior security official"),
    ("attacks_31jan", "injured", "state_forces", None, "senior security official"),
    ("quetta_police", "killed", "state_forces", 4, "senior security official"),
    ("fighting_31jan", "killed", "armed_group", 7, "BLA"),
    ("attacks_31jan", "killed", "state_forces", 84, "BLA"),
    ("attacks_31jan", "injured", "state_forces", None, "Jeeyand Baloch"),
    ("attacks_31jan", "detained", "state_forces", 18, "Jeeyand Baloch"),
    ("gwadar", "killed", "civilian", 11, "local security sources"),
    ("gwadar", "killed", "civilian", 3, "local security sources"),
    ("kharan", "killed", "civilian", 7, "sources"),
    ("nushki_dc", "abducted", "civilian", 1, "sources"),
    ("fighting_31jan", "killed", "armed_group", 92, "ISPR"),
    ("fighting_31jan", "killed", "armed_group", 3, "ISPR"),
    ("campaign", "killed", "armed_group", 133, "military"),
    ("attacks_31jan", "killed", "state_forces", 15, "ISPR"),
    ("attacks_31jan", "killed", "civilian", 18, "ISPR"),
    ("campaign", "killed", "armed_group", 145, "Bugti"),
    ("attacks_31jan", "killed", "state_forces", 17, "Bugti"),
    ("attacks_31jan", "killed", "civilian", 31, "Bugti"),
    ("campaign", "killed", "armed_group", 177, "Officials"),
    ("raids_2feb", "killed", "armed_group", 22, "Naqvi"),
    ("raids_2feb", "killed", "armed_group", 24, "officials"),
    ("attacks_31jan", "killed", "unknown", 33, "officials"),
    ("attacks_31jan", "killed", "state_forces", 200, "BLA"),
    ("attacks_31jan", "detained", "state_forces", 17, "BLA"),
    ("campaign", "killed", "armed_group", 197, "security sources"),
    ("attacks_31jan", "killed", "state_forces", 22, "sources"),
    ("attacks_31jan", "killed", "civilian", 36, "sources"),
    ("campaign", "killed", "armed_group", 216, "military"),
    ("attacks_31jan", "killed", "state_forces", 22, "ISPR"),
    ("attacks_31jan", "killed", "civilian", 36, "ISPR"),
    ("jaffar", "killed", "armed_group", 33, "military"),
    ("jaffar", "killed", "mixed", 31, ""),
    ("rashidin", "killed", "unknown", 43, "Observatory"),
    ("rashidin", "killed", "unknown", 70, "source"),
    ("rashidin", "killed", "unknown", 112, "monitoring group"),
    ("rashidin", "killed", "civilian", 98, "Observatory"),
    ("rashidin", "killed", "unknown", 126, "Observatory"),
    ("rashidin", "killed", "civilian", 68, "Observatory"),
    ("rashidin", "killed", "civilian", 109, "Observatory"),
    ("rashidin", "killed", "armed_group", 20, "opposition"),
    ("rashidin", "killed", "unknown", 130, "United Nations"),
    ("rashidin", "killed", "civilian", 67, "United Nations"),
]


def _figures_of_tree() -> list[dict[str, Any]]:
    return [
        figure for incident in tree()["incidents"].values() for toll in incident["tolls"] for figure in toll["figures"]
    ]


@pytest.mark.parametrize(("event", "harm", "status", "value", "claimant"), FACTS)
def test_every_fact_is_told(event: str, harm: str, status: str, value: int | None, claimant: str) -> None:
    """Each figure that was said in the world is said by its claimant in at least one sample."""
    told = [f for f in figures() if (f.event, f.harm, f.status, f.value) == (event, harm, status, value)]
    assert any(claimant in (f.claimant or "") for f in told)


@pytest.mark.parametrize("row", figures(), ids=lambda row: f"{row.key}#{row.claim}")
def test_a_row_speaks_the_guidelines_language(row: GoldFigure) -> None:
    """Codes are those of the model, and a count has a number exactly where its words have one."""
    assert row.harm in set(Harm)
    assert row.status in set(Status)
    assert row.polarity in set(Polarity)
    assert (row.value is None) == (Hedge(row.hedge) is Hedge.VAGUE)
    assert row.kind in {"figure", "vague", "bare"}
    assert (row.kind != "figure") or row.value is not None
    assert row.where in {"text", "title"}


def test_references_stay_within_a_report() -> None:
    """`same_as` and `part_of` name other claims of the same report, for the same harm."""
    rows = {(f.key, f.claim): f for f in figures()}
    assert len(rows) == len(figures())
    for row in figures():
        for other in (row.same_as, row.part_of):
            assert other is None or (other != row.claim and rows[row.key, other].harm == row.harm)


def test_claims_are_numbered_without_a_gap() -> None:
    """Claims of a report are c1, c2 … so that a missing row would show."""
    seen: Counter[str] = Counter()
    for row in figures():
        seen[row.key] += 1
        assert row.claim == f"c{seen[row.key]}"
    assert set(seen) == {sample.key for sample in samples()}


def test_every_number_has_its_place_in_the_tree() -> None:
    """A number told of an event stands in one of that event's tolls, with the same harm."""
    for row in figures():
        tolls = tree()["incidents"][row.event]["tolls"]
        known = {tuple(f["value"]) for toll in tolls if toll["harm"] == row.harm for f in toll["figures"] if f["value"]}
        assert row.kind == "bare" or row.value is None or (row.value,) in known, row


def test_the_tree_refers_to_what_it_holds() -> None:
    """Figures are named once, contain known figures, none contains itself; wholes and parts mirror each other."""
    found = {figure["id"]: figure for figure in _figures_of_tree()}
    assert len(found) == len(_figures_of_tree())

    def contained(name: str) -> set[str]:
        direct = found[name]["contains"]
        return set(direct).union(*(contained(other) for other in direct))

    assert not [name for name in found if name in contained(name)]
    incidents = tree()["incidents"]
    for key, incident in incidents.items():
        assert all(incidents[part]["whole"] == key for part in incident["parts"])
        assert incident["whole"] is None or key in incidents[incident["whole"]]["parts"]
        for toll in incident["tolls"]:
            own = {figure["id"]: figure for figure in toll["figures"]}
            assert all(own[name]["voice"] == voice for voice, name in toll["latest"].items())


def test_a_history_runs_forward() -> None:
    """Figures of a toll stand in the order in which they were said, but for subgroups named after their whole."""
    campaign = tree()["incidents"]["campaign"]["tolls"][0]["figures"]
    assert [figure["value"] for figure in campaign] == [[41], [133], [145], [177], [197], [216]]
    assert [figure["as_of"] for figure in campaign] == sorted(figure["as_of"] for figure in campaign)


def test_forbidden_numbers_are_said_by_nobody() -> None:
    """A number that no toll may show is a sum or a mean, so no sample says it of that event."""
    said = {(f.event, f.value) for f in figures()}
    assert not [n for n in tree()["never"] if (n["incident"], n["value"]) in said]
