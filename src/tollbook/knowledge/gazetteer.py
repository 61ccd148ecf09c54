"""Look places up by name: populated places, administrative units, countries, and regions that maps leave out.

The gazetteer is one read-only SQLite file in the package, opened at the first look-up and never held in memory.
"""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path

from tollbook.errors import SetupError
from tollbook.knowledge.names import fold, without_article

KINDS = ("place", "site", "region", "admin2", "admin1", "country")
"""The kinds of places, in the order of the numbers that the file holds; the most exact first."""

_QUERY = """
SELECT place.name, unit.country, unit.admin1, place.kind, place.lat, place.lon, place.population
FROM name JOIN place ON place.id = name.place JOIN unit ON unit.id = place.unit
WHERE name.key = ? ORDER BY COALESCE(place.population, 0) DESC, place.id
"""
REMEMBERED = 8_192
"""Names whose answers are kept: a report repeats its places, and so do the reports of one war."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that a name may mean. `population` is None where it is not known; `why` says how the name led here."""

    name: str
    country: str
    admin1: str | None
    kind: str
    lat: float | None
    lon: float | None
    population: int | None
    why: str


def path() -> Path:
    """Return where the gazetteer file lies."""
    return Path(str(resources.files("tollbook.knowledge"))) / "data" / "gazetteer.sqlite"


@cache
def _file() -> sqlite3.Connection:
    """Open the file once a process. Raises `SetupError` where it is not there."""
    found = path()
    if not found.is_file():
        raise SetupError(f"the gazetteer {found} is not there: install tollbook again, or run make gazetteer")
    return sqlite3.connect(f"{found.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


if hasattr(os, "register_at_fork"):
    # A child process opens the file for itself: SQLite connections must not cross a fork.
    os.register_at_fork(after_in_child=_file.cache_clear)


def _ask(key: str, why: str) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(name, country, admin1, KINDS[kind], _degrees(lat), _degrees(lon), population, why)
        for name, country, admin1, kind, lat, lon, population in _file().execute(_QUERY, (key,))
    )


def _degrees(scaled: int | None) -> float | None:
    return None if scaled is None else scaled / 10_000


@lru_cache(maxsize=REMEMBERED)
def _of_key(key: str) -> tuple[Candidate, ...]:
    found = _ask(key, "name")
    if found:
        return found
    bare = without_article(key)
    return _ask(bare, "name without its article") if bare != key else ()


def lookup(name: str) -> tuple[Candidate, ...]:
    """Give every place that goes by a name, the most populous first; () where the gazetteer has none.

    Accents, hyphens, apostrophes and case do not matter, nor does an Arabic article ("al-Qusayr", "Qusayr").
    """
    key = fold(name)
    return _of_key(key) if key else ()
