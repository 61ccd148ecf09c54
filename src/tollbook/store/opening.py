"""Opening a store: whether it is one, and ours, and of a revision that this version knows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, String, column, inspect, select, table

from tollbook.errors import StoreError, StoreTooNew
from tollbook.store import sqlite
from tollbook.store.schema import REVISION
from tollbook.store.store import Store

WAIT_S = 30.0
"""How long a writer waits for another one, in seconds. Each transaction is one report, so turns come soon."""


_version = table("alembic_version", column("version_num", String))


def utc_now() -> str:
    """Read the clock: ISO 8601 in UTC, whole seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def open_store(
    path: Path | str,
    *,
    create: bool = True,
    read_only: bool = False,
    wait_s: float = WAIT_S,
    clock: Callable[[], str] = utc_now,
) -> Store:
    """Open the store at `path`; make it if it is not there and `create`; bring an older one up to date.

    With `read_only` nothing is made, changed or migrated, and the folder need not be writable.
    Raises `StoreError`, or its children `StoreTooNew`, `StoreReadOnly` and `StoreFull`, with what to do next.
    """
    path = Path(path)
    create = create and not read_only
    sqlite.check_path(path, create=create, read_only=read_only)
    address = sqlite.uri(path, create=create)
    fresh = sqlite.prepare(path, address, wait_s, read_only=read_only)
    engine = sqlite.engine(path, address, wait_s, read_only=read_only)
    try:
        _bring_up_to_date(engine, path, fresh=fresh, read_only=read_only)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, path, clock)


def _bring_up_to_date(engine: Engine, path: Path, *, fresh: bool, read_only: bool) -> None:
    """Run the migrations that are missing. Alembic is loaded only where there is something to do."""
    revision = None if fresh else _revision(engine)
    if revision == REVISION:
        return
    from tollbook.store import migrations  # noqa: PLC0415 - a third of a second that an up-to-date store need not pay

    if revision is not None and revision not in migrations.known_revisions():
        raise StoreTooNew(
            f"{path} was written by a newer tollbook (its revision is {revision}, this version knows up to {REVISION}):"
            f" upgrade tollbook, or name another store with --db"
        )
    if read_only:
        raise StoreError(f"{path} is empty or of an older version: run `tollbook build --db {path}` on it once")
    with engine.execution_options(**{sqlite.WRITES: True}).begin() as connection:
        sqlite.mark(connection)
        migrations.upgrade(connection)


def _revision(engine: Engine) -> str | None:
    """Read the revision that the last migration left; None in a file without one."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(select(_version.c.version_num)).scalar_one_or_none()
