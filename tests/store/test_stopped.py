"""A writer that is stopped at any moment leaves a store that opens and goes on where it was."""

from __future__ import annotations

import random
import signal
import time
from pathlib import Path

import pytest

from tests.store.children import check, finish, start
from tests.store.writer import fill
from tollbook.store import open_store

SIZE = 150
LONGEST_S = 0.5
"""About as long as the writer takes, so that every stage of its work gets its share of the stops."""


@pytest.mark.slow
@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGINT], ids=["kill -9", "Ctrl-C"])
def test_goes_on_where_it_was_stopped(tmp_path: Path, stop: signal.Signals) -> None:
    """Eight stops at random moments, also while the tables are being made, lose nothing that was there before."""
    path, there = tmp_path / "tollbook.db", 0
    for _ in range(8):
        child = start(path, SIZE)
        time.sleep(random.uniform(0, LONGEST_S))  # noqa: S311 - any moment will do
        child.send_signal(stop)
        finish(child)
        with open_store(path) as store:
            check(store)
            stats = store.stats()
            assert stats.reports + stats.readings >= there
            there = stats.reports + stats.readings
    said, _ = finish(start(path, SIZE))
    assert said == "done\n"
    with open_store(path) as store, open_store(tmp_path / "never-stopped.db") as other:
        fill(other, SIZE)
        check(store)
        assert list(store.readings()) == list(other.readings())
        assert list(store.incidents()) == list(other.incidents())
        assert store.ledger() == other.ledger()
        assert store.stats() == other.stats()


@pytest.mark.slow
def test_several_writers_at_once_wait_for_one_another(tmp_path: Path) -> None:
    """Three runs that make and fill one store at the same time all end well; each report is there once."""
    path = tmp_path / "tollbook.db"
    children = [start(path, SIZE) for _ in range(3)]
    assert [finish(child) for child in children] == [("done\n", "")] * 3
    with open_store(path) as store:
        check(store)
        stats = store.stats()
    assert (stats.reports, stats.fetches, stats.readings, stats.incidents, stats.ledger) == (SIZE,) * 5
