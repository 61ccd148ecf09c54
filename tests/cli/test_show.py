"""`tollbook show` and `tollbook incidents` on the sample record."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.samples import CAMPAIGN, INCIDENTS, OLD, RAID
from tollbook.cli.citations import cited
from tollbook.model.forms import incident_to_json
from tollbook.store import open_store


def test_overview_shows_parts_inside_wholes(tollbook: Run, sample_db: Path) -> None:
    """Without an id: a tree, the part below its whole, each with its toll, and what stands alone."""
    done = tollbook("show", "--db", sample_db)
    lines = done.out.splitlines()
    assert done.code == 0
    assert lines[0] == f"Campaign in Dera  {CAMPAIGN}"
    assert f"└── Raid in the Dera hills that killed Vostrikov  {RAID}" in lines
    assert "    killed – armed group: 12" in lines
    assert "killed – armed group: 30 (7 or more), people of unknown status: 1" in lines


def test_one_incident_in_words(tollbook: Run, sample_db: Path) -> None:
    """A toll comes with its grade, its dispute, its history as a tree, and the sentence behind each figure."""
    done = tollbook("show", "c000a", "--db", sample_db)
    assert done.code == 0
    for line in (
        "killed, armed group: 30 (7 or more)",
        "  contested: voices contradict one another (policy default-1)",
        "  disputed: The army says 30, a rebel spokesman seven.",
        "  ├── at least 30  the army, as of 5 Mar 2026  stands  [1], again [2]",
        "  │   └── 12  the army, as of 3 Mar 2026  part of the figure above it  [3]",
        "  └── seven (7)  A rebel spokesman, as of 3 Mar 2026  rival figure  [4]",
        "[4] The Morning Kettle, 3 Mar 2026  dera-1.txt#c3",
        "    “A rebel spokesman said [seven] fighters had died.”",
        f"  {RAID}  Raid in the Dera hills that killed Vostrikov  killed – armed group: 12",
    ):
        assert line in done.out.splitlines()


def test_part_names_its_whole(tollbook: Run, sample_db: Path) -> None:
    """From a part one finds the whole; an id that it bore before leads to it, and that is said."""
    done = tollbook("show", "f00000000009", "--db", sample_db)
    assert f"Part of {CAMPAIGN}  Campaign in Dera" in done.out
    assert done.errors == [f"f00000000009 has become {RAID}"]


def test_show_as_json_and_csv(tollbook: Run, sample_db: Path) -> None:
    """The JSON is the form that the API shares; the CSV has a row for each figure with its sentence."""
    assert json.loads(tollbook("show", CAMPAIGN, "--db", sample_db, "--format", "json").out) == incident_to_json(
        INCIDENTS[0]
    )
    rows = list(csv.DictReader(io.StringIO(tollbook("show", CAMPAIGN, "--db", sample_db, "--format", "csv").out)))
    assert [(row["claim_id"], row["relation"]) for row in rows] == [
        ("dera-2.txt#c2", "current"), ("dera-2.txt#c1", "repeats"),
        ("dera-1.txt#c2", "contained"), ("dera-1.txt#c3", "rival"),
    ]  # fmt: skip
    assert rows[3]["sentence"] == "A rebel spokesman said seven fighters had died."


def test_unknown_id_names_near_ones(tollbook: Run, sample_db: Path) -> None:
    """A mistyped id ends in one line that names the right one."""
    done = tollbook("show", "c000bbbb0003", "--db", sample_db)
    assert (done.code, done.out, len(done.errors)) == (1, "", 1)
    assert "no incident has this id" in done.err
    assert RAID in done.err


def test_ambiguous_beginning(tollbook: Run, sample_db: Path) -> None:
    """The beginning of several ids is not guessed at."""
    done = tollbook("show", "c000", "--db", sample_db)
    assert done.code == 1
    assert "several incidents begin so" in done.err


def test_list_has_a_line_for_each_incident_in_a_pipe(tollbook: Run, sample_db: Path) -> None:
    """In a pipe each incident is one line with its whole id, however narrow the window is said to be."""
    done = tollbook("incidents", "--db", sample_db, COLUMNS="40")
    lines = done.out.splitlines()
    assert len(lines) == 1 + len(INCIDENTS)
    assert {line.split()[0] for line in lines[1:]} == {CAMPAIGN, RAID, OLD}
    assert done.errors == ["3 incidents"]


def test_quiet_says_nothing_beside_the_data(tollbook: Run, sample_db: Path) -> None:
    """With -q stderr stays empty."""
    assert tollbook("incidents", "-q", "--db", sample_db).err == ""


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (["--country", "xkx"], {CAMPAIGN, RAID}),
        (["--since", "2026-03-04"], {CAMPAIGN}),
        (["--until", "2026-03"], {CAMPAIGN, RAID}),
        (["--until", "2025"], set()),
        (["--harm", "injured"], set()),
        (["--min-killed", "13"], {CAMPAIGN}),
        (["--background"], {OLD}),
        (["--no-background"], {CAMPAIGN, RAID}),
    ],
)
def test_filters(tollbook: Run, sample_db: Path, filters: list[str], found: set[str]) -> None:
    """Each filter keeps what was asked for, and leaves out what it cannot tell."""
    done = tollbook("incidents", "--db", sample_db, "--format", "jsonl", *filters)
    assert {json.loads(line)["id"] for line in done.out.splitlines()} == found


def test_incidents_as_json_lines(tollbook: Run, sample_db: Path) -> None:
    """One incident a line, in the form of the design; JSON is the same as one array."""
    lines = tollbook("incidents", "--db", sample_db, "--format", "jsonl").out.splitlines()
    expected = {incident.id: incident_to_json(incident) for incident in INCIDENTS}
    assert {raw["id"]: raw for raw in map(json.loads, lines)} == expected
    assert json.loads(tollbook("incidents", "--db", sample_db, "--format", "json").out) == list(map(json.loads, lines))


def test_store_from_the_environment(tollbook: Run, sample_db: Path) -> None:
    """TOLLBOOK_DB names the store where --db does not."""
    assert tollbook("incidents", TOLLBOOK_DB=str(sample_db)).code == 0


def test_a_figure_lent_by_a_part_has_its_sentence(sample_db: Path) -> None:
    """A history may hold figures of reports that tell of a part alone; they are looked up by name."""
    campaign = INCIDENTS[0]
    bare = replace(campaign, events=(), tolls=tuple(replace(toll, claims=()) for toll in campaign.tolls))
    with open_store(sample_db) as store:
        found = cited(store, bare)
    assert {figure.claim for toll in campaign.tolls for figure in toll.history} <= set(found)
