"""All that is said to SQLite alone: the file, its pragmas, its locks and its errors.

The rest of the store speaks SQLAlchemy and would run on another database as it stands.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final, NoReturn

from sqlalchemy import Connection, Engine, ExceptionContext, QueuePool, create_engine, event

from tollbook.errors import StoreError, StoreFull, StoreReadOnly

APPLICATION_ID: Final = int.from_bytes(b"toll", "big")
"""Written in the file's header: tells a tollbook store from every other SQLite file."""

WRITES: Final = "tollbook_writes"


def check_path(path: Path, *, create: bool, read_only: bool) -> None:
    """Refuse what cannot be a store, before SQLite touches it. Raises the `StoreError` that fits.

    The file itself is not opened here: closing it would take away the locks of a store open in the same process.
    """
    try:
        here = path.exists()
    except OSError as error:
        raise StoreError(f"{path} cannot be read ({error.strerror}): name another store with --db") from error
    if here and not path.is_file():
        raise StoreError(f"{path} is a folder or a device, not a store: name a file with --db")
    if here and not os.access(path, os.R_OK):
        raise StoreError(f"{path} cannot be read: change its rights, or name another store with --db")
    if not here and not create:
        raise StoreError(f"there is no store at {path}: make one with `tollbook build DOCS --db {path}`")
    if not path.parent.is_dir():
        raise StoreError(f"the folder {path.parent} does not exist: make it, or name another place with --db")
    if not read_only:
        _check_writable(path if here else path.parent)
        _check_writable(path.parent)


def _check_writable(what: Path) -> None:
    """SQLite writes helper files beside the store, so the folder counts as much as the file."""
    if not os.access(what, os.W_OK):
        raise StoreReadOnly(f"{what} may not be written: change its rights, or name a store elsewhere with --db")


def uri(path: Path, *, create: bool) -> str:
    """Address the file. Where it or its folder may not be written, SQLite only reads a store that nobody has open.

    Readers, too, open it for writing where they may, though they never write: only then does SQLite tidy up its
    helper files when they leave. `query_only` holds them to reading.
    """
    address = path.absolute().as_uri()
    if create:
        return f"{address}?mode=rwc"
    folder_writable = os.access(path.parent, os.W_OK)
    if folder_writable and os.access(path, os.W_OK):
        return f"{address}?mode=rw"
    in_use = path.with_name(path.name + "-wal").exists()  # an open store, or one that was killed
    return f"{address}?mode=ro{'' if folder_writable or in_use else '&immutable=1'}"


def prepare(path: Path, address: str, wait_s: float, *, read_only: bool) -> bool:
    """Put the file in WAL mode and tell whether it is still empty; refuse another program's file, untouched.

    A store that was killed while it was being made is fresh, too: SQLite's header, but no table and no mark.
    """
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=wait_s)) as connection:
            (owner,) = connection.execute("PRAGMA application_id").fetchone()
            (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if owner != APPLICATION_ID and (owner or tables):
                raise StoreError(f"{path} is an SQLite file, but no tollbook store: name another with --db")
            if not read_only:
                connection.execute("PRAGMA journal_mode=WAL")
            return not tables
    except sqlite3.Error as error:
        raise explain(error, path, wait_s) from error


def mark(connection: Connection) -> None:
    """Write tollbook's mark into the header, in the transaction that makes the tables."""
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")


def engine(path: Path, address: str, wait_s: float, *, read_only: bool) -> Engine:
    """Make the engine: foreign keys on, explicit transactions, errors in tollbook's words."""

    def connect() -> sqlite3.Connection:
        # Without an isolation level the driver starts no transaction behind our back: `_begin` does, also before DDL.
        made = sqlite3.connect(address, uri=True, timeout=wait_s, isolation_level=None, check_same_thread=False)
        made.execute("PRAGMA foreign_keys=ON")
        # In WAL mode NORMAL survives a kill at any moment; only a power cut can take the last commits, never the file.
        made.execute("PRAGMA synchronous=NORMAL")
        made.execute(f"PRAGMA query_only={int(read_only)}")
        return made

    def translate(context: ExceptionContext) -> None:
        error = context.original_exception
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.IntegrityError):
            _raise(explain(error, path, wait_s), error)

    made = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    event.listen(made, "begin", _begin)
    event.listen(made, "handle_error", translate)
    return made


def _raise(error: StoreError, cause: BaseException) -> NoReturn:
    raise error from cause


def _begin(connection: Connection) -> None:
    """Take the write lock at once where there will be writing: a reader turned writer cannot wait for its turn."""
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def explain(error: sqlite3.Error, path: Path, wait_s: float) -> StoreError:
    """Put SQLite's error into one line that says what to do next."""
    exact = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    code = exact & 0xFF
    if exact in _FULL:
        return StoreFull(
            f"{path} cannot grow: its disk is full, or a quota is reached: make room and run the same again;"
            f" what was stored is kept"
        )
    if code == sqlite3.SQLITE_READONLY:
        return StoreReadOnly(
            f"{path} may not be written, or was opened for reading only: open a store that you may write"
        )
    return StoreError(f"{path}{_ADVICE.get(code, ': SQLite says: {error}').format(error=error, wait_s=wait_s)}")


_FULL: Final = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE}
"""A quota shows as a failed write, and a full disk also as a shared-memory file that cannot grow."""

_ADVICE: Final = {
    sqlite3.SQLITE_BUSY: ": another tollbook has been writing for {wait_s:g} s: run the same again when it is done",
    sqlite3.SQLITE_CORRUPT: " is damaged ({error}): put back a copy, or build a new one from the reports",
    sqlite3.SQLITE_NOTADB: " is no tollbook store, not even an SQLite file: name another with --db",
    sqlite3.SQLITE_CANTOPEN: " cannot be opened: copy it, with the files beside it, to a folder that you may write",
    sqlite3.SQLITE_IOERR: ": the disk reports an error ({error}): check the disk, then run the same again",
}
