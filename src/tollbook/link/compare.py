"""How alike two events are: one named level for each comparison, with its weight and its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt
from typing import Final

from tollbook.link.describe import days_in_words
from tollbook.link.mentions import Counted, Mention, is_period
from tollbook.link.names import same_name, same_party
from tollbook.link.settings import weights
from tollbook.model.codes import Harm, Status

EARTH_RADIUS_KM: Final = 6371.0
_VAGUE_STATUS: Final = frozenset({Status.UNKNOWN, Status.MIXED})


@dataclass(frozen=True, slots=True)
class Level:
    """One comparison's outcome: which, what it is worth in log-odds, and why in words (empty: it says nothing)."""

    comparison: str
    name: str
    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """All levels of one pair, and their sum with the prior."""

    levels: tuple[Level, ...]
    score: float

    @property
    def forbidden(self) -> bool:
        """Tell whether a veto keeps the two apart whatever else agrees."""
        return any(level.weight <= weights().veto for level in self.levels)

    @property
    def words(self) -> str:
        """What speaks for the link."""
        return "; ".join(level.words for level in self.levels if level.words and level.weight > 0)


def compare(a: Mention, b: Mention, rare: Callable[[str], bool]) -> Comparison:
    """Compare two events of different reports; `rare` tells which names few events bear."""
    levels = (
        _time(a, b),
        _place(a, b),
        _name(a, b, rare),
        _perpetrator(a, b),
        _victims(a, b),
        _extent(a, b),
        _kind(a, b),
        _toll(a, b),
    )
    return Comparison(levels, weights().prior + sum(level.weight for level in levels))


def _level(comparison: str, name: str, words: str = "") -> Level:
    return Level(comparison, name, weights().levels[comparison][name], words)


def _time(a: Mention, b: Mention) -> Level:
    if a.days is None or b.days is None:
        return _undated(a, b)
    if is_period(a) and is_period(b):
        return _periods(a.days, b.days)
    gap = max(a.days[0], b.days[0]).toordinal() - min(a.days[1], b.days[1]).toordinal()
    if gap > 0:
        return _days_apart(a, b, gap)
    shared = days_in_words((max(a.days[0], b.days[0]), min(a.days[1], b.days[1])))
    if a.days == b.days:
        single = a.length == 1
        return _level("time", "same_day" if single else "same_days", f"same day{'' if single else 's'}, {shared}")
    if max(a.length or 1, b.length or 1) <= weights().limits["short_days"]:
        return _level("time", "overlap", f"both cover {shared}")
    return _level("time", "within_month", f"both may be {shared}")


def _days_apart(a: Mention, b: Mention, gap: int) -> Level:
    """Tell how far apart; a report's own day may be that of a statement on an event of the days before."""
    limits = weights().limits
    if gap == 1:
        return _level("time", "adjacent_day", "a day apart")
    late = max((a, b), key=lambda m: m.days or (date.min, date.min))
    stated = late.length == 1 and late.days is not None and late.days[0] == late.reported
    near = gap <= limits["few_days"] or (stated and gap <= limits["report_week_days"])
    return _level("time", "few_days_apart" if near else "apart")


def _periods(a: tuple[date, date], b: tuple[date, date]) -> Level:
    """Two tolls of periods are one running toll if they begin alike; each ends when its report was written."""
    if abs((a[0] - b[0]).days) > weights().limits["period_start_days"]:
        return _level("time", "apart")
    return _level("time", "same_period", f"both count since {min(a[0], b[0]).year}")


def _undated(a: Mention, b: Mention) -> Level:
    """Place undated news in the week of its report; what is told as background may be of any time."""
    if a.month_days and b.month_days:
        return _level("time", "same_month_day" if a.month_days == b.month_days else "apart", "the same day of the year")
    limit = weights().limits["report_week_days"]
    if a.event.background or b.event.background:
        return _level("time", *_recalled(a, b))
    first, second = _last_day(a), _last_day(b)
    if first is None or second is None:
        return _level("time", "unknown")
    if abs((first - second).days) <= limit:
        return _level("time", "same_week_of_report", "reported in the same week")
    return _level("time", "apart")


def _recalled(a: Mention, b: Mention) -> tuple[str, str]:
    """Take what a report recalls without a day to be, likely, of the weeks before it."""
    for undated, dated in ((a, b), (b, a)):
        if undated.days is None and undated.reported and dated.days:
            since = (undated.reported - dated.days[1]).days
            if 0 <= since <= weights().limits["recalled_days"]:
                return "shortly_before", "recalled in the weeks after it"
    return "unknown", ""


def _last_day(mention: Mention) -> date | None:
    return mention.days[1] if mention.days else mention.reported


def _place(a: Mention, b: Mention) -> Level:
    if a.event.country and b.event.country and a.event.country != b.event.country:
        return _level("place", "other_country")
    if not a.places or not b.places:
        return _level("place", "unknown")
    if a.dateline != b.dateline and not shared_place(a, b):
        return _level("place", "reported_from")
    shared = shared_place(a, b)
    if shared:
        if a.wide != b.wide:
            return _level("place", "same_name_other_extent", f"both name {shared}")
        return _level("place", "same_region" if a.wide else "same_name", f"both in {_place_of(a)}")
    return _other_name(a, b, distance_km(a, b))


def _other_name(a: Mention, b: Mention, km: float | None) -> Level:
    if km is not None and km <= weights().limits["close_km"]:
        return _level("place", "close", f"{km:.0f} km apart")
    if _within(a, b) or _within(b, a):
        return _level("place", "within")
    return _apart(a, b, km)


def _apart(a: Mention, b: Mention, km: float | None) -> Level:
    if a.admin1 and b.admin1 and a.admin1 != b.admin1:
        return _level("place", "other_region")
    if a.wide and b.wide:
        return _level("place", "other_place_in_region")
    if km is None or a.wide or b.wide:
        return _level("place", "unresolved_place")
    return _level("place", "far" if km > weights().limits["far_km"] else "other_place_in_region")


def shared_place(a: Mention, b: Mention) -> str | None:
    """Find the first place name of the one that the other has too."""
    least = weights().limits["name_similarity"]
    return next((x for x in a.places if any(same_name(x, y, least) for y in b.places)), None)


def _within(inner: Mention, outer: Mention) -> bool:
    """Tell whether one event's spot lies in the province or country that is the other's place."""
    if not outer.wide or inner.wide:
        return False
    least = weights().limits["name_similarity"]
    if inner.admin1 and any(same_name(inner.admin1, place, least) for place in outer.places):
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


def _name(a: Mention, b: Mention, rare: Callable[[str], bool]) -> Level:
    shared = sorted(name for name in a.names & b.names if rare(name))
    if not shared:
        return _level("name", "none")
    # The words hold no names: those of the harmed may be among them.
    if len(shared) > 1:
        return _level("name", "two_rare_words", "the same rare names")
    return _level("name", "rare_word", "a rare name in both")


def _perpetrator(a: Mention, b: Mention) -> Level:
    if not a.perpetrators or not b.perpetrators:
        return _level("perpetrator", "unknown")
    for one in a.perpetrators:
        if any(same_party(one, other) for other in b.perpetrators):
            return _level("perpetrator", "same", f"both hold {one} responsible")
    return _level("perpetrator", "other")


def _victims(a: Mention, b: Mention) -> Level:
    if not a.statuses or not b.statuses or a.statuses <= _VAGUE_STATUS or b.statuses <= _VAGUE_STATUS:
        return _level("victims", "unknown")
    if a.statuses == b.statuses:
        return _level("victims", "same_status", "the same victims")
    if a.statuses & b.statuses:
        return _level("victims", "some_status", "some of the same victims")
    return _level("victims", "unknown" if (a.statuses | b.statuses) & _VAGUE_STATUS else "other_status")


def _extent(a: Mention, b: Mention) -> Level:
    """Tell a whole from its part; a stretch of many days is rather a day that is not known, and tells nothing."""
    if a.length is None or b.length is None:
        return _level("extent", "alike")
    short, long = sorted((a, b), key=lambda m: m.length or 0)
    local = long.wide and not short.wide and long.length != short.length
    limits = weights().limits
    brief = (short.length or 0) * limits["much_longer"] < (long.length or 0) <= limits["short_days"]
    return _level("extent", "one_holds_the_other" if local or brief else "alike")


def _kind(a: Mention, b: Mention) -> Level:
    if is_period(a) != is_period(b) and _is_far_longer(a, b):
        return _level("kind", "period_and_act")
    one, other = a.event.kind, b.event.kind
    if one is None or other is None:
        return _level("kind", "unknown")
    if one is other:
        return _level("kind", "same", f"both {one.value.replace('_', ' ')}")
    related = any(one.value in group and other.value in group for group in weights().related_kinds)
    return _level("kind", "related" if related else "other")


def _is_far_longer(a: Mention, b: Mention) -> bool:
    """Tell whether one lasts so much longer that it can only hold the other; unknown lengths tell nothing."""
    if a.length is None or b.length is None:
        return False
    short, long = sorted((a.length, b.length))
    return long > short + weights().limits["short_days"]


def _toll(a: Mention, b: Mention) -> Level:
    limits = weights().limits
    same = set(_shared_figures(a.figures, b.figures))
    inside = {*_shared_figures(a.figures, b.contained), *_shared_figures(a.contained, b.figures)}
    if max(inside, default=0) > max(same, default=0):
        return _level("toll", "part_of_other" if _one_is_shorter(a, b) else "figure_inside")
    large = sorted(n for n in same if n >= limits["large_figure"])
    if same:
        name = "same_large_figures" if len(large) > 1 else "same_large_figure" if large else "same_figure"
        return _level("toll", name, f"both say {' and '.join(str(n) for n in large or [max(same)])}")
    ratios = [max(pair) / max(1, min(pair)) for pair in _highest(a, b)]
    if not ratios:
        return _level("toll", "unknown")
    growth = limits["wide_ratio"] if is_period(a) and is_period(b) else limits["close_ratio"]
    if min(ratios) <= growth:
        return _level("toll", "close_figure", "figures of one size")
    return _level("toll", "differs_widely" if min(ratios) > limits["wide_ratio"] else "differs")


def _one_is_shorter(a: Mention, b: Mention) -> bool:
    """Tell whether one event is a shorter one or a smaller place, so that a count inside the other's is its part's."""
    return a.wide != b.wide or (a.length is not None and b.length is not None and a.length != b.length)


def _shared_figures(one: frozenset[Counted], other: frozenset[Counted]) -> list[int]:
    return [n for h, s, n in one for g, t, m in other if h is g and n == m and _comparable(s, t)]


def _highest(a: Mention, b: Mention) -> list[tuple[int, int]]:
    """Pair the highest figures of both for each harm and status that both count."""
    return [
        (tops[harm, status], others[other_harm, other])
        for tops, others in ((_tops(a), _tops(b)),)
        for harm, status in tops
        for other_harm, other in others
        if harm is other_harm and _comparable(status, other)
    ]


def _tops(mention: Mention) -> dict[tuple[Harm, Status], int]:
    tops: dict[tuple[Harm, Status], int] = {}
    for harm, status, n in mention.figures:
        tops[harm, status] = max(n, tops.get((harm, status), n))
    return tops
