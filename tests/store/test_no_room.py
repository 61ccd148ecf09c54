"""No room left, or nothing may be written: one clear line, and nothing that was stored is lost."""

from __future__ import annotations

import multiprocessing
import os
import resource
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.store.children import check, finish, start
from tests.store.samples import report
from tests.store.writer import fill
from tollbook.errors import StoreError, StoreFull, StoreReadOnly
from tollbook.store import open_store

SIZE = 100
NOBODY = 65534
"""A user without rights, for whom permission bits count."""

Mount = Callable[[str], None]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[tuple[Path, Mount]]:
    """Give a small disk of its own, and a way to mount it again with other options."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.geteuid() != 0:
        pytest.skip("only root can mount a disk")
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=400k", "tollbook-test", str(folder)], capture_output=True, check=False
    )
    if made.returncode != 0:
        pytest.skip("no disk can be mounted here")
    try:
        yield folder, lambda options: mount(folder, options)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def mount(folder: Path, options: str) -> None:
    """Mount a disk again, as `options` say."""
    subprocess.run(["mount", "-o", f"remount,{options}", str(folder)], check=True)


def elsewhere(work: Callable[[Path], None], path: Path) -> None:
    """Do `work` in a process of its own, whose limits and rights are lost with it."""
    child = multiprocessing.get_context("fork").Process(target=work, args=(path,))
    child.start()
    child.join(timeout=60)
    assert child.exitcode == 0


@pytest.mark.slow
def test_a_full_disk_is_said_in_one_line_and_loses_nothing(disk: tuple[Path, Mount]) -> None:
    """The store opens while the disk is full and after it, and the next run goes on where this one stopped."""
    folder, remount = disk
    path = folder / "tollbook.db"
    said, trouble = finish(start(path, SIZE))
    assert said == ""
    assert trouble.startswith("StoreFull: ")
    assert len(trouble.splitlines()) == 1
    with open_store(path) as store:
        check(store)
        assert 0 < store.stats().reports < SIZE
    remount("size=20m")
    assert finish(start(path, SIZE)) == ("done\n", "")
    with open_store(path) as store:
        check(store)
        assert store.stats().incidents == SIZE


def grow_over_limit(path: Path) -> None:
    """Fill a store until the limit on a file's size stops it."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
    with open_store(path) as store, pytest.raises(StoreFull) as caught:
        fill(store, SIZE)
    assert len(str(caught.value).splitlines()) == 1
    with open_store(path) as store:
        check(store)


def test_a_quota_is_said_in_one_line_and_loses_nothing(tmp_path: Path) -> None:
    """A file that may not grow further is as full as a disk; once it may, the run goes on."""
    path = tmp_path / "tollbook.db"
    open_store(path).close()
    elsewhere(grow_over_limit, path)
    with open_store(path) as store:
        there = store.stats().reports
        fill(store, SIZE)
        check(store)
        assert 0 < there < store.stats().reports == SIZE


def test_a_disk_that_may_only_be_read(disk: tuple[Path, Mount]) -> None:
    """A store on a disk mounted for reading is refused for building and read as ever."""
    folder, remount = disk
    path = folder / "tollbook.db"
    with open_store(path) as store:
        store.add(report(1), b"", "test", "text/plain")
    remount("ro")
    for place in (path, folder / "new.db"):
        with pytest.raises(StoreReadOnly, match="may not be written") as caught:
            open_store(place)
        assert len(str(caught.value).splitlines()) == 1
    with open_store(path, read_only=True) as store:
        assert list(store.reports()) == [report(1)]


@pytest.fixture
def public(tmp_path: Path) -> Iterator[Path]:
    """Give a folder into which everybody can look; pytest's own is closed to others."""
    if os.geteuid() != 0:
        yield tmp_path
        return
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def drop_rights() -> None:
    """Become a user for whom permission bits count."""
    if os.geteuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def read_without_right_to_write(path: Path) -> None:
    """Hold a store to it that building is refused, also beside it, while reading is as ever."""
    drop_rights()
    for place in (path, path.with_name("new.db")):
        with pytest.raises(StoreReadOnly, match="may not be written") as caught:
            open_store(place)
        assert len(str(caught.value).splitlines()) == 1
    with open_store(path, read_only=True) as store:
        assert list(store.reports()) == [report(1)]


def open_without_right_to_read(path: Path) -> None:
    """Hold a store to it that the line says that it cannot be read, and what to do."""
    drop_rights()
    with pytest.raises(StoreError, match="cannot be read: change its rights") as caught:
        open_store(path, read_only=True)
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize(
    ("mode", "work"), [(0o444, read_without_right_to_write), (0o000, open_without_right_to_read)], ids=["read", "none"]
)
def test_a_store_of_somebody_else(public: Path, mode: int, work: Callable[[Path], None]) -> None:
    """Rights that are missing are named; where reading is allowed, everything but building works."""
    path = public / "tollbook.db"
    with open_store(path) as store:
        store.add(report(1), b"", "test", "text/plain")
    path.chmod(mode)
    public.chmod(0o555)
    try:
        elsewhere(work, path)
    finally:
        public.chmod(0o755)
