"""`tollbook export`: files that other programs read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.samples import CAMPAIGN, INCIDENTS, OLD, RAID, claim, report
from tollbook.cli.files import write_all
from tollbook.errors import InputError
from tollbook.model import Event, Reading
from tollbook.store import open_store

pd: Any = pytest.importorskip("pandas", reason="pandas is not installed; the extra `dev` has it")
FILES = ("claims.csv", "incidents.csv", "tolls.csv")


@pytest.fixture
def exported(tollbook: Run, sample_db: Path, tmp_path: Path) -> Path:
    """Export the sample record."""
    done = tollbook("export", "--format", "csv", "--db", sample_db, "--out", tmp_path / "out")
    assert (done.code, done.out) == (0, "")
    return tmp_path / "out"


def test_pandas_reads_what_was_written(exported: Path) -> None:
    """Every incident, toll and claim is a row; an unknown number is empty, not 0."""
    incidents, tolls, claims = (pd.read_csv(exported / name) for name in ("incidents.csv", "tolls.csv", "claims.csv"))
    assert set(incidents["incident_id"]) == {CAMPAIGN, RAID, OLD}
    assert len(tolls) == sum(len(incident.tolls) for incident in INCIDENTS)
    assert len(claims) == 10
    campaign = tolls[(tolls["incident_id"] == CAMPAIGN) & (tolls["status"] == "armed_group")].iloc[0]
    assert (campaign["low"], campaign["best"], pd.isna(campaign["high"])) == (7, 30, True)
    assert set(claims["incident_id"]) == {CAMPAIGN, RAID, OLD}
    assert incidents.set_index("incident_id").loc[CAMPAIGN, "latitude"] == -1.5


def test_every_row_lists_its_claims(exported: Path) -> None:
    """What a toll or an incident rests on can be looked up in claims.csv."""
    known = set(pd.read_csv(exported / "claims.csv")["claim_id"])
    for name in ("incidents.csv", "tolls.csv"):
        cited = pd.read_csv(exported / name)["claims"].str.split("; ").explode()
        assert set(cited) <= known


def test_no_name_of_a_victim_gets_out(exported: Path) -> None:
    """Neither the quote nor a title, a reason or a sentence names anybody who was killed."""
    written = "".join((exported / name).read_text(encoding="utf-8") for name in FILES)
    assert "Vostrikov" not in written
    assert "Tolmachev" not in written
    assert "[name withheld]" in written


def test_claims_can_be_checked_against_their_reports(exported: Path) -> None:
    """Where the quote is not withheld it stands in its sentence."""
    claims = pd.read_csv(exported / "claims.csv", dtype=str)
    open_rows = claims[claims["sentence"] != "[sentence withheld]"]
    assert len(open_rows) == 7
    assert all(row.quote in row.sentence for row in open_rows.itertuples())


def test_formulas_are_neutralised(exported: Path) -> None:
    """A title that begins with = has an apostrophe in front."""
    rows = pd.read_csv(exported / "incidents.csv").set_index("incident_id")
    assert rows.loc[OLD, "summary"] == "'=Gunfire of 2014"


def test_empty_store_has_headers(tollbook: Run, tmp_path: Path) -> None:
    """A record of nothing still says its columns."""
    open_store(tmp_path / "empty.db").close()
    assert tollbook("export", "--db", "empty.db", "--out", "out").code == 0
    assert [len(pd.read_csv(tmp_path / "out" / name)) for name in FILES] == [0, 0, 0]
    assert all("incident_id" in (tmp_path / "out" / name).read_text(encoding="utf-8") for name in FILES)


def test_exported_twice_is_the_same(tollbook: Run, sample_db: Path, exported: Path) -> None:
    """Same store, same bytes, nothing else in the folder, and a file of the user's stays."""
    before = {name: (exported / name).read_bytes() for name in FILES}
    (exported / "notes.txt").write_text("mine", encoding="utf-8")
    assert tollbook("export", "--db", sample_db, "--out", exported).code == 0
    assert {path.name for path in exported.iterdir()} == {*FILES, "notes.txt"}
    assert {name: (exported / name).read_bytes() for name in FILES} == before


def test_failure_leaves_the_old_files(tmp_path: Path) -> None:
    """All or nothing: a file that cannot be finished leaves every old one as it was, and no leavings."""
    write_all(tmp_path, {"a.csv": ["old\n"], "b.csv": ["old\n"]})
    with pytest.raises(ZeroDivisionError):
        write_all(tmp_path, {"a.csv": ["new\n"], "b.csv": (str(1 // 0) for _ in range(1))})
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {
        "a.csv": "old\n", "b.csv": "old\n",
    }  # fmt: skip


def test_out_must_be_a_folder(tmp_path: Path) -> None:
    """A file in the way is named."""
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="out is a file"):
        write_all(tmp_path / "out", {"a.csv": []})


def test_no_room_for_the_files(tmp_path: Path, tollbook: Run) -> None:
    """Where no more can be written, one line names the folder, and nothing half-written is left."""
    text = "Nine men were killed" + " in a long report" * 80
    long = report("long.txt", text, "Evening Lantern", "2026-03-05")
    claims = tuple(claim(f"c{number}", text, "Nine", value=(9,)) for number in range(60))
    with open_store(tmp_path / "long.db") as store:
        store.add(long, text.encode(), "long.txt", "text/plain")
        store.save_reading(Reading(long.id, "sample-1", claims, (Event("e1", "an attack"),)))
    # More than SQLite needs beside the store while it reads, less than 60 long sentences.
    script = (
        "import resource, sys; from tollbook.cli.main import main; "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000)); sys.exit(main())"
    )
    done = tollbook("export", "--db", "long.db", "--out", "out", command=[sys.executable, "-c", script])
    assert (done.code, done.errors) == (1, ["tollbook: out: File too large"])
    assert list((tmp_path / "out").iterdir()) == []
