"""How alike the figures of two events are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from tollbook.link.levels import Level, level
from tollbook.link.mentions import Counted, Mention, is_period
from tollbook.link.settings import weights
from tollbook.model.codes import Harm, Status

VAGUE_STATUS: Final = frozenset({Status.UNKNOWN, Status.MIXED})


def toll_level(a: Mention, b: Mention) -> Level:
    """Compare what both count: the same figure, a part of the other's, one of its size, or another."""
    limits = weights().limits
    same = set(_shared_figures(a.figures, b.figures))
    inside = {*_shared_figures(a.figures, b.contained), *_shared_figures(a.contained, b.figures)}
    if max(inside, default=0) > max(same, default=0) and not _goes_on(a, b):
        return level("toll", "part_of_other" if _one_is_shorter(a, b) else "figure_inside")
    large = sorted(n for n in same if n >= limits["large_figure"])
    if same:
        name = "same_running_figure" if _shared_running(a, b) and len(large) == 1 else _same_name(large)
        return level("toll", name, f"both say {' and '.join(str(n) for n in large or [max(same)])}")
    if _runs_on(a, b):
        return level("toll", "running_toll", "all figures grow alike with the days")
    if _goes_on(a, b):
        return level("toll", "running_figure", "both count many days, alike")
    ratios = [max(pair) / max(1, min(pair)) for pair in _highest(a, b)]
    if not ratios:
        return level("toll", "unknown")
    growth = limits["wide_ratio"] if is_period(a) and is_period(b) else limits["close_ratio"]
    if min(ratios) <= growth:
        return level("toll", "close_figure", "figures of one size")
    return level("toll", "differs_widely" if min(ratios) > limits["wide_ratio"] else "differs")


def _same_name(large: Sequence[int]) -> str:
    """Name how telling shared figures are: chance gives two events one number, hardly two, and large ones never."""
    if len(large) > 1:
        return "same_telling_figures" if large[-2] >= weights().limits["telling_figure"] else "same_large_figures"
    return "same_large_figure" if large else "same_figure"


def _runs_on(a: Mention, b: Mention) -> bool:
    """Tell whether two or more large figures are each a little higher in the later report, as in a running toll."""
    if a.reported is None or b.reported is None or a.reported == b.reported:
        return False
    first, later = (_tops(m) for m in sorted((a, b), key=lambda m: m.reported or date.min))
    limits = weights().limits
    pairs = [(first[key], later[key]) for key in first if key in later and first[key] >= limits["large_figure"]]
    return len(pairs) > 1 and all(n <= m <= n * limits["close_ratio"] for n, m in pairs)


def _shared_running(a: Mention, b: Mention) -> bool:
    """Tell whether both give one large count of many days: chance hardly does that twice."""
    return max(_shared_figures(a.running, b.running), default=0) >= weights().limits["telling_figure"]


def _goes_on(a: Mention, b: Mention) -> bool:
    """Tell whether reports of one week give counts of many days that are of one size: the toll of one campaign.

    The later need not be the higher, since some reports carry a figure that is out of date.
    """
    limits = weights().limits
    if a.event.background != b.event.background:
        return False
    if a.reported is None or b.reported is None or abs((a.reported - b.reported).days) > limits["report_week_days"]:
        return False
    return any(
        h is g
        and _comparable(s, t)
        and not {s, t} <= VAGUE_STATUS
        and limits["telling_figure"] <= min(n, m) <= max(n, m) <= min(n, m) * limits["close_ratio"]
        for h, s, n in a.running
        for g, t, m in b.running
    )


def _one_is_shorter(a: Mention, b: Mention) -> bool:
    """Tell whether one event is a shorter one or a smaller place, so that a count inside the other's is its part's."""
    return a.wide != b.wide or (a.length is not None and b.length is not None and a.length != b.length)


def _comparable(one: Status, other: Status) -> bool:
    return one is other or one in VAGUE_STATUS or other in VAGUE_STATUS


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
