"""Bad input through the real program: one clear line each, an exit code, and the rest goes on."""

from __future__ import annotations

import gzip
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Done, Run
from tollbook.store import open_store

GOOD = (
    "Gunmen kill four farmers near Lakeside\n\nBy Our Correspondent, 3 March 2026\n\n"
    "Gunmen killed four farmers near Lakeside on Tuesday, police said. Two villagers were wounded."
)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """Write a report that can be read."""
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


def claims(done: Done) -> list[str]:
    """List the quotes of the claims that came out, document by document."""
    return [claim["quote"] for line in done.out.splitlines() for claim in json.loads(line)["claims"]]


def check_rest_goes_on(tollbook: Run, bad: Path, good: Path, *words: str) -> None:
    """Read bad and good together: one line names the bad one, its trouble is in the line, the good one is read."""
    done = tollbook("read", "--quiet", "--format", "jsonl", bad, good)
    assert done.code == 3
    assert len(done.errors) == 1
    assert done.errors[0].startswith(f"set aside: {bad}")
    assert all(word in done.errors[0] for word in words), done.errors
    assert claims(done) == ["four", "four", "Two"]
    assert tollbook("read", bad).code == 1


def test_missing_file(tollbook: Run, tmp_path: Path, good: Path) -> None:
    """A file that is not there is named; alone it is an error."""
    check_rest_goes_on(tollbook, tmp_path / "missing.txt", good)


def test_folder_without_reports(tollbook: Run, tmp_path: Path, good: Path) -> None:
    """An empty folder is likely a mistyped one, so it is said."""
    (tmp_path / "empty").mkdir()
    check_rest_goes_on(tollbook, tmp_path / "empty", good)


def test_broken_gzip(tollbook: Run, tmp_path: Path, good: Path) -> None:
    """A download cut short is not taken for the whole."""
    path = tmp_path / "broken.jsonl.gz"
    packed = gzip.compress(json.dumps({"text": "Three men were shot dead in Harbour, police said."}).encode() * 50)
    path.write_bytes(packed[: len(packed) // 2])
    check_rest_goes_on(tollbook, path, good)


def test_html_that_is_not(tollbook: Run, tmp_path: Path, good: Path) -> None:
    """A picture that calls itself a page is set aside."""
    path = tmp_path / "picture.html"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 20)
    check_rest_goes_on(tollbook, path, good)


def test_fifty_megabytes(tollbook: Run, tmp_path: Path, good: Path) -> None:
    """A text that no report is as long as is set aside before it fills the memory."""
    path = tmp_path / "long.txt"
    path.write_bytes(b"Police said three men were killed in the market. " * 1_050_000)
    assert path.stat().st_size > 50_000_000
    check_rest_goes_on(tollbook, path, good, "MB")


def test_nul_byte(tollbook: Run, tmp_path: Path, good: Path) -> None:
    """A text with a NUL byte is either read as it stands or set aside with a line; nothing falls over."""
    path = tmp_path / "nul.txt"
    path.write_bytes(GOOD.replace("four", "nine").replace(" near", "\0near").encode())
    done = tollbook("read", "--format", "jsonl", path, good)
    assert done.code in {0, 3}
    assert claims(done)[-3:] == ["four", "four", "Two"]
    assert "\0" not in done.err
    assert "Traceback" not in done.err


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of 64 kB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tollbook-test", str(folder)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("only root can mount a small disk, and not everywhere")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def check_store_trouble(done: Done, *words: str) -> None:
    """Hold a run to: exit code 4, nothing on stdout, and one line that holds the words."""
    assert (done.code, done.out) == (4, "")
    assert len(done.errors) == 1, done.errors
    assert all(word in done.errors[0] for word in words), done.errors


def test_full_disk(tollbook: Run, full_disk: Path, good: Path) -> None:
    """A build onto a full disk says so and what to do."""
    check_store_trouble(tollbook("build", "-q", good, "--db", full_disk / "a.db"), "disk is full", "a.db")


def test_read_only_folder(tollbook: Run, full_disk: Path, good: Path) -> None:
    """A folder that may not be written is named."""
    subprocess.run(["mount", "-o", "remount,ro", str(full_disk)], check=True)
    check_store_trouble(tollbook("build", "-q", good, "--db", full_disk / "a.db"), "may not be written")


def test_export_into_a_read_only_folder(tollbook: Run, full_disk: Path, sample_db: Path) -> None:
    """The folder for the files is named."""
    subprocess.run(["mount", "-o", "remount,ro", str(full_disk)], check=True)
    done = tollbook("export", "--db", sample_db, "--out", full_disk / "out")
    assert (done.code, done.errors) == (1, [f"tollbook: {full_disk / 'out'}: Read-only file system"])


@pytest.mark.parametrize("verb", [["build", "good.txt"], ["incidents"], ["show"], ["export", "--out", "out"]])
def test_store_from_a_newer_version(tollbook: Run, tmp_path: Path, good: Path, verb: list[str]) -> None:
    """A store that this version cannot know is left as it is."""
    path = tmp_path / "newer.db"
    open_store(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'r9999'")
        connection.commit()
    assert good.exists()
    check_store_trouble(tollbook(*verb, "--db", path), "newer tollbook", "upgrade")


@pytest.mark.parametrize("verb", [["build", "good.txt"], ["incidents"]])
def test_another_sqlite_file(tollbook: Run, tmp_path: Path, good: Path, verb: list[str]) -> None:
    """Another program's database is not written into."""
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    before = path.read_bytes()
    assert good.exists()
    check_store_trouble(tollbook(*verb, "--db", path), "no tollbook store")
    assert path.read_bytes() == before


def test_a_text_as_store(tollbook: Run, good: Path) -> None:
    """A report given as --db by mistake is left as it is."""
    check_store_trouble(tollbook("incidents", "--db", good), "no tollbook store")
    assert good.read_text(encoding="utf-8") == GOOD


def test_no_store_yet(tollbook: Run) -> None:
    """Without a store the line says how to make one."""
    check_store_trouble(tollbook("show"), "tollbook.db", "tollbook build")


def test_stdout_closed(tollbook: Run, sample_db: Path) -> None:
    """With stdout closed there is nowhere to write to, and that is said."""
    shell = ["sh", "-c", '"$0" -m tollbook.cli.main "$@" >&-', sys.executable]
    done = tollbook("show", "--db", sample_db, command=shell)
    assert (done.code, done.errors) == (1, ["tollbook: standard output is closed; nothing can be written to it"])


def test_stdout_full(tollbook: Run, sample_db: Path) -> None:
    """With stdout on a full disk the line says so."""
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    shell = ["sh", "-c", '"$0" -m tollbook.cli.main "$@" >/dev/full', sys.executable]
    done = tollbook("incidents", "-q", "--db", sample_db, command=shell)
    assert (done.code, done.errors) == (1, ["tollbook: standard output: No space left on device"])


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_reader_that_stops(tollbook: Run, sample_db: Path, form: str) -> None:
    """`| true` ends the program without a word, with the code of a closed pipe or, if it was quicker, with 0."""
    shell = ["bash", "-c", '"$0" -m tollbook.cli.main "$@" | true; exit "${PIPESTATUS[0]}"', sys.executable]
    done = tollbook("show", "-q", "--format", form, "--db", sample_db, command=shell)
    assert done.code in {0, 141}
    assert done.err == ""


def test_help_into_a_pipe_that_closes(tollbook: Run) -> None:
    """Help says nothing either."""
    shell = ["bash", "-c", '"$0" -m tollbook.cli.main "$@" | true', sys.executable]
    assert tollbook("--help", command=shell).err == ""
