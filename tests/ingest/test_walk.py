"""Files and folders: found in one order, each once, and one clear line for each thing that is wrong."""

from __future__ import annotations

import gzip
import json
import os
import socket
from pathlib import Path

import pytest

from tests.ingest.helpers import STORY, take, take_bytes
from tollbook.ingest import Limits, count_documents


def report(path: Path, words: str = STORY) -> Path:
    """Write a report as plain text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, "utf-8")
    return path


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    """Files before folders, and nothing that the file system's own order could change."""
    for name in ("b.txt", "a.txt", "sub/c.md", "sub/B.TXT", ".hidden/x.txt", ".y.txt"):
        report(tmp_path / name)
    names = [Path(fetched.source).name for fetched in take(tmp_path).fetched]
    assert names == ["a.txt", "b.txt", "B.TXT", "c.md"]


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    """By its name and by its folder."""
    path = report(tmp_path / "a.txt")
    assert len(take(path, tmp_path, path).fetched) == 1


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    """A link to a folder above is not followed for ever, and a link to a file is that file."""
    report(tmp_path / "sub" / "a.txt")
    (tmp_path / "sub" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "sub" / "again.txt").symlink_to(tmp_path / "sub" / "a.txt")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "itself.txt").symlink_to(tmp_path / "itself.txt")
    assert take(tmp_path).texts == [STORY]


def test_other_files_in_a_folder_are_left_out_in_one_line(tmp_path: Path) -> None:
    """Pictures and programs beside the reports are no trouble, and not passed over in silence."""
    report(tmp_path / "a.txt")
    for name in ("b.png", "c.png", "Makefile", "README.md"):
        (tmp_path / name).write_bytes(b"x")
    left_out = [line for line in take(tmp_path).said if "left out" in line]
    assert left_out == ["left out 4 of other kinds (Makefile, README.md, b.png …); name a file itself to have it read"]


def test_a_named_file_is_read_whatever_its_suffix(tmp_path: Path) -> None:
    """Who names it means it."""
    assert take(report(tmp_path / "report")).texts == [STORY]


def test_what_is_not_there(tmp_path: Path) -> None:
    """One line each, and the rest goes on."""
    empty = tmp_path / "empty"
    empty.mkdir()
    taken = take(tmp_path / "missing.txt", empty, report(tmp_path / "a.txt"))
    assert taken.texts == [STORY]
    assert taken.fatal[0] == "no such file or folder; check the path"
    assert taken.fatal[1].startswith("holds no reports; files ending in .csv")


def test_what_is_neither_a_file_nor_a_folder(tmp_path: Path) -> None:
    """A pipe or a socket would be waited for without end."""
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
        taken = take(pipe, tmp_path / "s")
    assert [line[:27] for line in taken.fatal] == ["is neither a file nor a fol"] * 2


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_what_may_not_be_read(tmp_path: Path) -> None:
    """A closed file and a closed folder, one line each."""
    file, folder = report(tmp_path / "a.txt"), tmp_path / "closed"
    folder.mkdir()
    file.chmod(0)
    folder.chmod(0)
    taken = take(file, folder)
    folder.chmod(0o700)
    assert any("permission denied" in line for line in taken.fatal)
    assert len(taken.fetched) == 0


def test_a_file_that_the_system_does_not_give(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk error while opening is one line, for root too."""
    path = report(tmp_path / "a.txt")

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert take(path).fatal == ["cannot be read: permission denied"]


def test_a_name_that_is_no_utf_8(tmp_path: Path) -> None:
    """The source can be printed and stored."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9\n.txt"))
    path.write_bytes(STORY.encode())
    taken = take(path)
    assert taken.texts == [STORY]
    assert taken.fetched[0].source.isprintable()
    assert taken.fetched[0].source.encode()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t ", "empty"),
        ("a.html", b"", "empty"),
        ("a.txt", b"\xef\xbb\xbf", "no text"),
        ("a.txt", b"%PDF-1.4 whatever", "PDF"),
        ("a.txt", STORY.encode() * 3 + b"\x00", "NUL"),
        ("a.txt", bytes(range(256)) * 9, "binary"),
        ("a.html", bytes(range(256)) * 9, "binary"),
        ("a.jsonl", bytes(range(256)) * 9, "binary"),
        ("a.json", bytes(range(256)) * 9, "binary"),
        ("a.jsonl", b"", "no records"),
        ("a.txt", "Bei dem Anschlag auf den Markt sind am Dienstag neun Menschen getötet worden.".encode(), "'de'"),
    ],
)
def test_what_is_no_report_is_set_aside(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    """One line each, which says what it is instead."""
    taken = take_bytes(tmp_path, name, data)
    assert taken.fetched == []
    assert len(taken.fatal) == 1
    assert words in taken.fatal[0]


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_a_file_of_fifty_megabytes_is_set_aside(tmp_path: Path, name: str) -> None:
    """It is a dump and no report; its size is never read into memory as a whole."""
    taken = take_bytes(tmp_path, name, b"Nine dead. " * 4_600_000)
    assert taken.fetched == []
    assert taken.fatal == ["is longer than 20 MB; split it into one file a report"]


def test_a_packed_file_that_swells_is_set_aside(tmp_path: Path) -> None:
    """The limit holds for what comes out of the gzip file."""
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"x" * 100_000))
    assert "longer than" in take(path, limits=Limits(document_bytes=10_000)).fatal[0]


def test_documents_come_one_at_a_time(tmp_path: Path) -> None:
    """The first report is out before the second file is looked at."""
    from tollbook.ingest import read_documents  # noqa: PLC0415  # only this test takes one step at a time

    first, second = report(tmp_path / "a.txt"), report(tmp_path / "b.txt")
    documents = read_documents([first, second], on_problem=lambda _problem: None)
    next(documents)
    second.write_text(STORY + " Later.", "utf-8")
    assert next(documents).report.text.endswith("Later.")


def test_counting(tmp_path: Path) -> None:
    """A number for the progress bar where that is cheap, else None."""
    line = json.dumps({"text": STORY}) + "\n"
    report(tmp_path / "a.txt")
    report(tmp_path / "b.jsonl", line * 3 + "\n")
    report(tmp_path / "c.json", f"[{line},{line}]")
    (tmp_path / "d.jsonl.gz").write_bytes(gzip.compress(line.encode() * 4))
    assert count_documents([tmp_path]) == 10
    assert count_documents([tmp_path / "missing"]) == 0
    broken = tmp_path / "broken.jsonl.gz"
    broken.write_bytes(b"\x1f\x8bnothing")
    assert count_documents([broken]) is None
    assert count_documents([report(tmp_path / "e.csv", "text\nx\n")]) is None
    assert count_documents([report(tmp_path / "f.json", "{")]) is None
