"""Opening a store: what is one, what is not, and what is said about it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from tests.store.samples import reading, report
from tollbook.errors import StoreError, StoreReadOnly, StoreTooNew
from tollbook.store import Store, migrations, open_store
from tollbook.store.schema import REVISION, metadata


def one_line(error: BaseException) -> str:
    """Give an error's message, which must be one line."""
    said = str(error)
    assert len(said.splitlines()) == 1
    return said


def test_makes_a_store_and_opens_it_again(tmp_path: Path) -> None:
    """What was written is there the next time, and nothing but the one file is left when it is closed."""
    path = tmp_path / "tollbook.db"
    with open_store(path) as store:
        store.add(report(1), b"", "test", "text/plain")
    assert [one.name for one in tmp_path.iterdir()] == ["tollbook.db"]
    with open_store(str(path), create=False) as store:
        assert store.known_reports() == {report(1).id}


def test_the_file_says_whose_it_is_and_how_it_is_written(tmp_path: Path) -> None:
    """`file` and every SQLite tool can tell a tollbook store; writers and readers do not block one another."""
    path = tmp_path / "tollbook.db"
    open_store(path).close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (int.from_bytes(b"toll", "big"),)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_foreign_keys_are_held(store: Store) -> None:
    """No claim without its reading, no reading without its report: the database itself sees to it."""
    with store._read() as connection:  # noqa: SLF001 - a pragma has no public method
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_the_migrations_make_the_tables_that_the_code_knows(store: Store) -> None:
    """A column added to the schema without a migration would be missing from every store that exists."""
    with store._read() as connection:  # noqa: SLF001 - the tables themselves are under test
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, metadata) == []
    assert ScriptDirectory.from_config(migrations.config()).get_current_head() == REVISION
    assert REVISION in migrations.known_revisions()


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"Dear diary, this is no database.", "not even an SQLite file"), (b"SQLite", "not even an SQLite file")],
    ids=["text", "cut short"],
)
def test_refuses_a_file_that_is_no_database(tmp_path: Path, content: bytes, said: str) -> None:
    """A file named by mistake is left exactly as it was."""
    path = tmp_path / "diary.txt"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=said) as caught:
        open_store(path)
    assert "diary.txt" in one_line(caught.value)
    assert path.read_bytes() == content


@pytest.mark.parametrize("mark", [0, 1234])
def test_refuses_the_database_of_another_program(tmp_path: Path, mark: int) -> None:
    """Somebody else's SQLite file is refused and left exactly as it was."""
    path = tmp_path / "bookmarks.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id={mark}")
        connection.execute("CREATE TABLE bookmark (address TEXT)")
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="no tollbook store") as caught:
        open_store(path)
    assert "bookmarks.sqlite" in one_line(caught.value)
    assert path.read_bytes() == before


def test_refuses_a_store_of_a_newer_version(tmp_path: Path) -> None:
    """An older program does not touch what it does not understand, and says what to do."""
    path = tmp_path / "tollbook.db"
    open_store(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    for read_only in (False, True):
        with pytest.raises(StoreTooNew, match=r"9999.*upgrade tollbook") as caught:
            open_store(path, read_only=read_only)
        one_line(caught.value)


def test_a_damaged_store_is_said_to_be_damaged(tmp_path: Path) -> None:
    """Bytes lost on a disk are named as what they are, not as a fault of the program."""
    path = tmp_path / "tollbook.db"
    with open_store(path) as store:
        for number in range(50):
            store.add(report(number), b"raw" * 100, "test", "text/plain")
    content = bytearray(path.read_bytes())
    content[4096:] = b"\x7f" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(StoreError, match="is damaged") as caught:
        open_store(path)
    one_line(caught.value)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "a folder or a device"),
        ("missing/tollbook.db", "does not exist"),
        ("n" * 300, "cannot be read"),
    ],
    ids=["folder", "no folder", "name too long"],
)
def test_refuses_a_place_where_no_store_can_be(tmp_path: Path, name: str, said: str) -> None:
    """The line says which place it is and what to do."""
    with pytest.raises(StoreError, match=said) as caught:
        open_store(tmp_path / name)
    assert "--db" in one_line(caught.value)


@pytest.mark.parametrize("read_only", [False, True])
def test_a_store_that_must_exist_is_not_made(tmp_path: Path, read_only: bool) -> None:
    """Asking for incidents in the wrong folder leaves no empty store behind."""
    with pytest.raises(StoreError, match="tollbook build") as caught:
        open_store(tmp_path / "tollbook.db", create=False, read_only=read_only)
    one_line(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_store_opened_for_reading_is_not_written(tmp_path: Path) -> None:
    """Reading works, writing is refused in words, and no helper files stay behind."""
    path = tmp_path / "tollbook.db"
    with open_store(path) as store:
        store.add(report(1), b"", "test", "text/plain")
    with open_store(path, read_only=True) as store:
        assert list(store.reports()) == [report(1)]
        with pytest.raises(StoreReadOnly) as caught:
            store.save_reading(reading(report(1)))
    one_line(caught.value)
    assert [one.name for one in tmp_path.iterdir()] == ["tollbook.db"]


def test_an_empty_file_becomes_a_store_but_not_for_a_reader(tmp_path: Path) -> None:
    """What `touch` or a kill at the first moment leaves is taken as a new store."""
    path = tmp_path / "tollbook.db"
    path.touch()
    with pytest.raises(StoreError, match="tollbook build"):
        open_store(path, read_only=True)
    with open_store(path) as store:
        assert store.stats().reports == 0


def test_a_path_may_hold_what_addresses_and_configurations_treat_as_special(tmp_path: Path) -> None:
    """Question marks, per cent signs, hashes and spaces in a folder's name are letters like any other."""
    folder = tmp_path / "a %(b)s ?mode=ro #c é"
    folder.mkdir()
    with open_store(folder / "toll%20book.db") as store:
        store.add(report(1), b"", "test", "text/plain")
    assert [one.name for one in folder.iterdir()] == ["toll%20book.db"]


def test_a_writer_that_waited_too_long_says_so(tmp_path: Path) -> None:
    """When another program holds the store, the line says for how long we waited and what to do."""
    path = tmp_path / "tollbook.db"
    with open_store(path, wait_s=0.1) as store, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"another tollbook has been writing for 0.1 s") as caught:
            store.add(report(1), b"", "test", "text/plain")
        one_line(caught.value)
        assert store.known_reports() == set()
        other.rollback()
        assert store.add(report(1), b"", "test", "text/plain")
