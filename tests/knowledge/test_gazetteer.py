"""Looking places up: spellings meet, namesakes are all told, and the file is what its manifest says."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys

import pytest

from tollbook.knowledge import gazetteer
from tollbook.knowledge.gazetteer import KINDS, lookup


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Quetta", "PAK"), ("Makran", "PAK"), ("Bolan", "PAK"), ("Kech", "PAK"), ("Panjgur", "PAK"),
        ("Balochistan", "PAK"),
        ("North Waziristan", "PAK"), ("FATA", "PAK"), ("Bastar", "IND"), ("Kashmir Valley", "IND"), ("Odisha", "IND"),
        ("Orissa", "IND"), ("Donbas", "UKR"), ("Avdiivka", "UKR"), ("Kupiansk", "UKR"), ("Cabo Delgado", "MOZ"),
        ("Macomia", "MOZ"), ("Palma", "MOZ"), ("Ghouta", "SYR"), ("Eastern Ghouta", "SYR"), ("Deir al-Zor", "SYR"),
        ("Deir Ezzor", "SYR"), ("Kobani", "SYR"), ("Sinai", "EGY"), ("Darfur", "SDN"), ("El Fasher", "SDN"),
        ("Geneina", "SDN"), ("Wad Madani", "SDN"), ("Jenin", "PSE"), ("Khan Younis", "PSE"), ("Jabalia", "PSE"),
        ("Nuseirat", "PSE"), ("Hpakant", "MMR"), ("Gao", "MLI"), ("Mopti", "MLI"), ("Sahel", "MLI"), ("Saigon", "VNM"),
        ("Chechnya", "RUS"), ("Galkayo", "SOM"), ("Calif.", "USA"), ("Vallejo", "USA"), ("Bogota", "COL"),
        ("Chalatenango", "SLV"), ("San Pedro Sula", "HND"),
    ],
)  # fmt: skip
def test_places_of_the_news_are_found_in_their_country(name: str, country: str) -> None:
    """Names as conflict news writes them are there: towns, provinces, regions, former names, short forms."""
    assert country in {c.country for c in lookup(name)}


@pytest.mark.parametrize("spelling", ["al-Qardaha", "Al Qardāḩah", "AL-QARDAHA", "Qardaha", "al qardaha"])
def test_spellings_meet(spelling: str) -> None:
    """Accents, case, hyphens and the Arabic article do not part one town from itself."""
    assert "SYR" in {c.country for c in lookup(spelling)}


def test_namesakes_are_all_told_the_most_populous_first() -> None:
    """A look-up decides nothing: Hyderabad is in two countries, and both are given."""
    found = lookup("Hyderabad")
    assert {"IND", "PAK"} <= {c.country for c in found}
    known = [c.population for c in found if c.population is not None]
    assert known == sorted(known, reverse=True)


def test_an_unknown_population_is_none() -> None:
    """Where nobody counted, the population is None, never 0."""
    assert all(c.population != 0 for name in ("Kodi", "Palma", "Bara") for c in lookup(name))


def test_what_is_no_name_is_not_found() -> None:
    """Nonsense, the empty string and another script have no places."""
    assert lookup("Xqzzyvoort") == ()
    assert lookup("") == ()
    assert lookup("Алеппо") == ()


def test_every_candidate_says_what_it_is() -> None:
    """Each has a kind of the list, a country of three letters, and how the name led to it."""
    for found in lookup("Aleppo"):
        assert found.kind in KINDS
        assert len(found.country) == 3
        assert found.why


def test_the_file_is_the_one_of_its_manifest() -> None:
    """The manifest's checksum is the file's, so that nobody ships another."""
    path = gazetteer.path()
    manifest = json.loads(path.with_suffix(".manifest.json").read_text(encoding="utf-8"))
    assert hashlib.sha256(path.read_bytes()).hexdigest() == manifest["sha256"]
    assert "CC BY 4.0" in manifest["licence"]
    assert path.stat().st_size < 30 * 1024 * 1024


def test_import_opens_nothing() -> None:
    """Importing the gazetteer must not open its file: commands that look nothing up start at once."""
    code = "import tollbook.knowledge.gazetteer as g; print(g._file.cache_info().currsize)"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "0\n"
