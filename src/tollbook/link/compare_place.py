"""How near in space two events are."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import Final

from tollbook.link.levels import Level, level
from tollbook.link.mentions import Mention
from tollbook.link.names import same_name
from tollbook.link.settings import weights

EARTH_RADIUS_KM: Final = 6371.0
_OF_SPOTS: Final = frozenset({"far", "other_place_in_region", "unresolved_place"})


def place_level(a: Mention, b: Mention, *, lasting: bool = False) -> Level:
    """Compare names, distance, and which place lies in which.

    `lasting`: both count many days, which were not spent in one spot, whatever spot a report names.
    """
    if a.event.country and b.event.country and a.event.country != b.event.country:
        return level("place", "other_country")
    if not a.places or not b.places:
        return level("place", "unknown")
    if a.dateline != b.dateline and not shared_place(a, b):
        return level("place", "reported_from")
    shared = shared_place(a, b)
    if shared:
        if a.wide != b.wide:
            return level("place", "same_name_other_extent", f"both name {shared}")
        return level("place", "same_region" if a.wide else "same_name", f"both in {_place_of(a)}")
    found = _other_name(a, b, distance_km(a, b))
    return level("place", "within") if lasting and found.name in _OF_SPOTS else found


def _other_name(a: Mention, b: Mention, km: float | None) -> Level:
    if km is not None and km <= weights().limits["close_km"]:
        return level("place", "close", f"{km:.0f} km apart")
    if _within(a, b) or _within(b, a):
        return level("place", "within")
    return _apart(a, b, km)


def _apart(a: Mention, b: Mention, km: float | None) -> Level:
    if a.admin1 and b.admin1 and a.admin1 != b.admin1:
        return level("place", "other_region")
    if a.wide and b.wide:
        return level("place", "other_place_in_region")
    if _unresolved(a) or _unresolved(b):
        return level("place", "unknown")
    if km is None or a.wide or b.wide:
        return level("place", "unresolved_place")
    return level("place", "far" if km > weights().limits["far_km"] else "other_place_in_region")


def _unresolved(mention: Mention) -> bool:
    """Tell whether the place is in no gazetteer: a street, or words that are no place at all."""
    return mention.event.lat is None and mention.admin1 is None and not mention.wide


def shared_place(a: Mention, b: Mention) -> str | None:
    """Find the first place name of the one that the other has too."""
    least = weights().limits["name_similarity"]
    return next((x for x in a.places if any(same_name(x, y, least) for y in b.places)), None)


def _within(inner: Mention, outer: Mention) -> bool:
    """Tell whether one event's place lies in the province or country that is the other's."""
    if not outer.wide:
        return False
    least = weights().limits["name_similarity"]
    if not inner.wide and inner.admin1 and any(same_name(inner.admin1, place, least) for place in outer.places):
        return True
    is_country = outer.admin1 is None and outer.event.place_precision.value == "country"
    return is_country and inner.event.country == outer.event.country


def _place_of(mention: Mention) -> str:
    return mention.event.place.quote if mention.event.place else "an unnamed place"


def distance_km(a: Mention, b: Mention) -> float | None:
    """Great-circle distance; None where either has no coordinates."""
    if a.event.lat is None or a.event.lon is None or b.event.lat is None or b.event.lon is None:
        return None
    lat1, lon1, lat2, lon2 = map(radians, (a.event.lat, a.event.lon, b.event.lat, b.event.lon))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(h))
