"""Starting the writer, and looking over what it left."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from sqlalchemy import text

from tests.store.samples import reading
from tests.store.writer import READER
from tollbook.store import Store

ROOT = Path(__file__).resolve().parents[2]


def start(path: Path, size: int) -> subprocess.Popen[str]:
    """Start the writer and come back once it writes."""
    command = [sys.executable, "-m", "tests.store.writer", str(path), str(size)]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "writing\n"
    return child


def finish(child: subprocess.Popen[str]) -> tuple[str, str]:
    """Wait for the writer to end; give what it said on both channels."""
    return child.communicate(timeout=120)


def check(store: Store) -> None:
    """Hold a store to what must be true at every moment: no damage, nothing by halves."""
    with store._read() as connection:  # noqa: SLF001 - damage shows only below the public methods
        assert connection.scalar(text("PRAGMA integrity_check")) == "ok"
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
    for report, read in store.readings():
        assert read == reading(report, READER)
        assert store.raw(report.id)
    incidents, stats = list(store.incidents()), store.stats()
    assert len(incidents) in {0, stats.reports}
    assert len(incidents) == stats.ledger
    assert all(len(one.events) == len(one.tolls) == 2 for one in incidents)
