"""How coarse a name is, and which names stand in a chain from fine to coarse: "X village of Y in Z district"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tollbook.read.places_names import PlaceName
from tollbook.read.places_words import place_nouns

POINT, AREA, DISTRICT, PROVINCE, COUNTRY = range(5)

MAX_GAP = 45
"""Characters between two names of one chain."""

_OF_NOUN = {"point": POINT, "area": AREA, "admin2": DISTRICT, "admin1": PROVINCE}
_OF_KIND = {"country": COUNTRY, "admin1": PROVINCE, "region": DISTRICT, "admin2": DISTRICT}
_CHAIN = re.compile(
    r"[\s,()]*(?:\s(?:in|of|under|within|at|on|near)\s+(?:the\s+|a\s+)?(?:[\w-]+\s+){0,3}"
    r"(?:(?:of|in|under)\s+(?:the\s+)?(?:[\w-]+\s+)?)?)?",
    re.IGNORECASE,
)


def kind_in(name: PlaceName, country: str | None) -> str:
    """Tell what the gazetteer takes a name for, within its country where that is settled; the likeliest kind wins."""
    kinds = {c.kind for c in name.found if country is None or c.country == country}
    return next((k for k in ("country", "admin1", "region", "place", "site", "admin2") if k in kinds), "none")


def grade(name: PlaceName, country: str | None) -> int:
    """Tell how coarse a name is: by its noun, else by its kind; a name of a province and its capital is the capital."""
    noun = place_nouns().get(name.noun or "")
    if noun is not None:
        return _OF_NOUN[noun]
    kind = kind_in(name, country)
    if kind == "admin1" and any(c.kind == "place" and c.population for c in name.found):
        return POINT
    return _OF_KIND.get(kind, POINT)


def is_chained(text: str, here: PlaceName, after: PlaceName) -> bool:
    """Tell whether two names stand in one chain, the finer first."""
    gap = text[here.span.end : after.span.start]
    if not 0 < len(gap) <= MAX_GAP or "." in gap or _CHAIN.fullmatch(gap) is None:
        return False
    fine, coarse = grade(here, None), grade(after, None)
    if not gap.strip():
        return coarse > fine and bool(after.found)
    return coarse >= fine


def chain_links(text: str, names: Sequence[PlaceName]) -> tuple[bool, ...]:
    """Tell of each name whether it and the next stand in one chain."""
    following: list[PlaceName | None] = [*names[1:], None] if names else []
    return tuple(b is not None and is_chained(text, a, b) for a, b in zip(names, following, strict=True))


def chain_positions(links: Sequence[bool]) -> tuple[tuple[int, int], ...]:
    """Give each name's place in its chain, from 0 for the finest, and how long the chain is."""
    position = [0] * len(links)
    for i, linked in enumerate(links):
        if linked:
            position[i + 1] = position[i] + 1
    length = [p + 1 for p in position]
    for i in reversed(range(len(links))):
        if links[i]:
            length[i] = length[i + 1]
    return tuple(zip(position, length, strict=True))
