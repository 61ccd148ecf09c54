"""One run from documents to the record, stopped, taken up again, and run twice at once."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

import tollbook
from tests.plain_reader import PlainReader, write_documents
from tollbook import pipeline
from tollbook.errors import StoreReadOnly
from tollbook.ingest import Problem
from tollbook.link import Linked, ReadReport, link
from tollbook.model import Harm, Reading, Report
from tollbook.pipeline import BuildResult, Progress, Step, build
from tollbook.store import Store, open_store

ROOT = Path(__file__).resolve().parents[1]

MANY = 300
"""Documents enough for a build to last about as long as the longest wait before a stop."""


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """Name a store that is not yet there."""
    return tmp_path / "tollbook.db"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Write six documents."""
    return write_documents(tmp_path / "docs.jsonl", range(6))


def grouped(store: Store) -> set[frozenset[tuple[str, str]]]:
    """Tell which events the incidents hold together, whatever the incidents are called."""
    return {frozenset((ref.doc_id, ref.event) for ref in one.events) for one in store.incidents()}


def test_builds_a_record_from_documents(docs: Path, db: Path) -> None:
    """Every claim read is cited by a toll, and every step tells how far it is."""
    steps: list[Progress] = []
    with open_store(db) as store:
        result = build(str(docs), store, reader=PlainReader(), on_progress=steps.append)
        cited = {claim for one in store.incidents() for toll in one.tolls for claim in toll.claims}
        assert cited == {f"d{n}#c1" for n in range(6)}
        assert {toll.harm for one in store.incidents() for toll in one.tolls} == {Harm.KILLED}
        assert result == BuildResult(read=6, known=0, set_aside=0, incidents=store.stats().incidents)
    assert list(dict.fromkeys(one.step for one in steps)) == [Step.TAKE_IN, Step.READ, Step.LINK]
    assert [one.done for one in steps if one.step is Step.READ] == [1, 2, 3, 4, 5, 6]
    assert all(one.done == one.total for one in {one.step: one for one in steps}.values())


def test_reads_only_what_is_new(docs: Path, db: Path, tmp_path: Path) -> None:
    """A second run gives the reader the new report alone, and makes the same record as one run over all."""
    more, reader = write_documents(tmp_path / "more.jsonl", range(6, 7)), PlainReader()
    with open_store(db) as store, open_store(tmp_path / "at-once.db") as other:
        build([docs], store, reader=PlainReader())
        result = build([docs, more], store, reader=reader)
        build([docs, more], other, reader=PlainReader())
        assert reader.seen == ["d6"]
        assert (result.read, result.known) == (1, 6)
        assert grouped(store) == grouped(other)


def test_a_run_without_news_changes_nothing(docs: Path, db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With nothing to read there is nothing to link, and the store stays as it is to the byte."""
    with open_store(db) as store:
        first = build([docs], store, reader=PlainReader())
    before = db.read_bytes()
    monkeypatch.setattr(pipeline, "link", None)
    with open_store(db) as store:
        again = build([docs], store, reader=PlainReader())
    assert again == BuildResult(read=0, known=6, set_aside=0, incidents=first.incidents)
    assert db.read_bytes() == before


def test_a_newer_reader_reads_all_again(docs: Path, db: Path) -> None:
    """What the older one said stays in the store, superseded."""
    with open_store(db) as store:
        build([docs], store, reader=PlainReader("plain-1"))
        assert build([docs], store, reader=PlainReader("plain-2")).read == 6
        assert (store.stats().readings, store.stats().superseded) == (12, 6)


def test_what_cannot_be_taken_in_or_read_is_told_and_the_rest_goes_on(docs: Path, db: Path, tmp_path: Path) -> None:
    """One line for each document set aside; what could not be read is tried again by the next run."""
    bad = write_documents(tmp_path / "bad.jsonl", range(7, 8))
    bad.write_text(bad.read_text().replace("The search went on.", "The rest is unreadable."))
    told: list[Problem] = []
    with open_store(db) as store:
        result = build([bad, tmp_path / "missing.html", docs], store, reader=PlainReader(), on_problem=told.append)
        assert (result.read, result.set_aside) == (6, 2)
        again = PlainReader()
        build([docs], store, reader=again)
    assert again.seen == ["d7"]
    assert sorted(one.source.rpartition("/")[2] for one in told if one.fatal) == ["d7", "missing.html"]
    assert all(len(one.message.splitlines()) == 1 for one in told)


class StoppedReader(PlainReader):
    """Is stopped by Ctrl-C at its third report."""

    def read(self, report: Report) -> Reading:
        """Read, or stop."""
        if len(self.seen) == 2:
            raise KeyboardInterrupt
        return super().read(report)


def test_goes_on_where_it_was_stopped(docs: Path, db: Path) -> None:
    """What was read before Ctrl-C is not read again, and the incidents are made of all."""
    reader = PlainReader()
    with open_store(db) as store, pytest.raises(KeyboardInterrupt):
        build([docs], store, reader=StoppedReader())
    with open_store(db) as store:
        assert build([docs], store, reader=reader) == BuildResult(4, 6, 0, store.stats().incidents)
        assert len(reader.seen) == 4
        assert store.is_linked(tollbook.__version__)


def test_links_again_when_another_run_was_faster(
    docs: Path, db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two runs that link at the same time end in one record of everything, with one id an event."""
    more, real, calls = write_documents(tmp_path / "more.jsonl", range(6, 9)), link, 0

    def overtaken(read_reports: Sequence[ReadReport]) -> tuple[Linked, ...]:
        nonlocal calls
        calls += 1
        if calls == 1:
            with open_store(db) as other:
                build([more], other, reader=PlainReader())
        return real(read_reports)

    monkeypatch.setattr(pipeline, "link", overtaken)
    with open_store(db) as store:
        build([docs], store, reader=PlainReader())
        assert calls == 3
        assert {doc for group in grouped(store) for doc, _ in group} == {f"d{n}" for n in range(9)}
        assert store.stats().ledger == 9


def test_a_store_opened_for_reading_cannot_be_built(docs: Path, db: Path) -> None:
    """The refusal is a store's error, which the command turns into one line."""
    open_store(db).close()
    with open_store(db, read_only=True) as store, pytest.raises(StoreReadOnly):
        build([docs], store, reader=PlainReader())


def start(db: Path, docs: Path) -> subprocess.Popen[str]:
    """Start a build in a process of its own; come back when the first report is stored."""
    command = [sys.executable, "-m", "tests.plain_reader", str(db), str(docs)]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "building\n"
    return child


@pytest.mark.slow
@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGINT], ids=["kill -9", "Ctrl-C"])
def test_a_build_that_is_stopped_at_any_moment_goes_on(db: Path, tmp_path: Path, stop: signal.Signals) -> None:
    """Four stops at random moments of the whole run, then one to its end: nothing is missing, nothing is double."""
    many = write_documents(tmp_path / "many.jsonl", range(MANY))
    for _ in range(4):
        child = start(db, many)
        time.sleep(random.uniform(0, 0.6))  # noqa: S311 - any moment will do
        child.send_signal(stop)
        child.communicate(timeout=120)
        with open_store(db) as store:
            assert all(len(reading.claims) == 1 for _, reading in store.readings())
    said, trouble = start(db, many).communicate(timeout=120)
    assert trouble == ""
    assert said.endswith(", 0 set aside\n")
    with open_store(db) as store, open_store(tmp_path / "never-stopped.db") as other:
        build([many], other, reader=PlainReader())
        assert grouped(store) == grouped(other)
        assert list(store.readings()) == list(other.readings())
        assert (store.stats().reports, store.stats().fetches, store.stats().readings) == (MANY,) * 3


@pytest.mark.slow
def test_two_builds_at_once_lose_nothing(db: Path, tmp_path: Path) -> None:
    """Two builds of different documents into one new store wait for each other's turns and end in one record."""
    halves = [write_documents(tmp_path / f"{n}.jsonl", range(n * 60, n * 60 + 60)) for n in range(2)]
    children = [start(db, half) for half in halves]
    ends = [child.communicate(timeout=120) for child in children]
    assert [trouble for _, trouble in ends] == ["", ""]
    with open_store(db) as store, open_store(tmp_path / "one.db") as other:
        build(halves, other, reader=PlainReader())
        assert grouped(store) == grouped(other)
        assert store.stats().up_to_date
