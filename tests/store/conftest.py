"""What the store's tests share. The tests of the contract take `store` and would run on any database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from tollbook.store import Store, open_store

Opener = Callable[[], Store]


@pytest.fixture(params=["sqlite"])
def reopen(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opener]:
    """Open one and the same store as often as asked; a clock that ticks a second a look, so that tests are exact."""
    assert request.param == "sqlite"
    ticks = count()
    opened: list[Store] = []

    def opener() -> Store:
        made = open_store(tmp_path / "tollbook.db", clock=lambda: f"2026-02-01T00:00:{next(ticks):02d}+00:00")
        opened.append(made)
        return made

    yield opener
    for one in opened:
        one.close()


@pytest.fixture
def store(reopen: Opener) -> Store:
    """Open an empty store."""
    return reopen()
