"""How alike two events are: one named level for each comparison, with its weight and its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tollbook.link.answers import GROUP_ALONE
from tollbook.link.compare_place import place_level
from tollbook.link.compare_time import time_level
from tollbook.link.compare_toll import VAGUE_STATUS, toll_level
from tollbook.link.levels import Level, level
from tollbook.link.mentions import Mention, is_period
from tollbook.link.names import same_party
from tollbook.link.settings import weights

_TELLING: Final = frozenset({
    "same_large_figure", "same_large_figures", "same_telling_figures", "same_running_figure", "running_toll",
    "running_figure",
})  # fmt: skip
_LASTING: Final = frozenset({"same_running_figure", "running_figure"})
_ONE_TIME: Final = frozenset({
    "same_day", "same_days", "same_period", "overlap", "adjacent_day", "same_month_day", "same_week_of_report",
    "stated_later",
})  # fmt: skip
_ONE_PLACE: Final = frozenset({
    "same_name", "close", "same_region", "same_name_other_extent", "within", "unknown", "reported_from",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Comparison:
    """All levels of one pair, and their sum with the prior."""

    levels: tuple[Level, ...]
    score: float

    @property
    def forbidden(self) -> bool:
        """Tell whether a veto keeps the two apart whatever else agrees."""
        return any(found.weight <= weights().veto for found in self.levels)

    @property
    def words(self) -> str:
        """What speaks for the link."""
        return "; ".join(found.words for found in self.levels if found.words and found.weight > 0)


def compare(a: Mention, b: Mention, rare: Callable[[str], bool], *, beside: bool = False) -> Comparison:
    """Compare two events of different reports; `rare` tells which names few events bear.

    `beside`: both reports tell them beside one campaign.
    """
    figures = toll_level(a, b)
    if beside and figures.weight < 0:
        figures = level("toll", "unknown")  # rival sides count the dead of one wave as they please
    lasting = figures.name in _LASTING
    levels = (
        time_level(a, b, related=beside or figures.name in _TELLING, lasting=lasting),
        place_level(a, b, lasting=lasting),
        _name(a, b, rare),
        _perpetrator(a, b),
        _victims(a, b),
        level("extent", "alike") if lasting else _extent(a, b),
        _kind(a, b),
        figures,
        level("beside", "same_campaign", "told beside one campaign") if beside else level("beside", "none"),
    )
    return Comparison(levels, weights().prior + sum(found.weight for found in levels))


def tells_apart(a: Mention, b: Mention) -> bool:
    """Tell whether two events of one report differ by day, side or kind, or have a spot each.

    A reader that parts what nothing else parts has most likely lost its thread: "the attacks", told again.
    """
    spotted = all(m.places and not m.wide and not m.dateline for m in (a, b))
    if spotted or _kind(a, b).name == "other":
        return True
    one, other = a.statuses - VAGUE_STATUS, b.statuses - VAGUE_STATUS
    if one and other and (one == GROUP_ALONE) != (other == GROUP_ALONE):
        return True
    if a.days is None and b.days is None and a.event.background != b.event.background:
        return True
    return time_level(a, b, related=True).name not in _ONE_TIME or place_level(a, b).name not in _ONE_PLACE


def _name(a: Mention, b: Mention, rare: Callable[[str], bool]) -> Level:
    shared = sorted(name for name in a.names & b.names if rare(name))
    if not shared:
        return level("name", "none")
    # The words hold no names: those of the harmed may be among them.
    if len(shared) > 1:
        return level("name", "two_rare_words", "the same rare names")
    return level("name", "rare_word", "a rare name in both")


def _perpetrator(a: Mention, b: Mention) -> Level:
    if not a.perpetrators or not b.perpetrators:
        return level("perpetrator", "unknown")
    for one in a.perpetrators:
        if any(same_party(one, other) for other in b.perpetrators):
            return level("perpetrator", "same", f"both hold {one} responsible")
    return level("perpetrator", "other")


def _victims(a: Mention, b: Mention) -> Level:
    if not a.statuses or not b.statuses or a.statuses <= VAGUE_STATUS or b.statuses <= VAGUE_STATUS:
        return level("victims", "unknown")
    if a.statuses == b.statuses:
        return level("victims", "same_status", "the same victims")
    if a.statuses & b.statuses:
        return level("victims", "some_status", "some of the same victims")
    return level("victims", "unknown" if (a.statuses | b.statuses) & VAGUE_STATUS else "other_status")


def _extent(a: Mention, b: Mention) -> Level:
    """Tell a whole from its part; a stretch of many days is rather a day that is not known, and tells nothing."""
    if a.length is None or b.length is None:
        return level("extent", "alike")
    short, long = sorted((a, b), key=lambda m: m.length or 0)
    local = long.wide and not short.wide and long.length != short.length
    limits = weights().limits
    brief = (short.length or 0) * limits["much_longer"] < (long.length or 0) <= limits["short_days"]
    return level("extent", "one_holds_the_other" if local or brief else "alike")


def _kind(a: Mention, b: Mention) -> Level:
    if is_period(a) != is_period(b) and _is_far_longer(a, b):
        return level("kind", "period_and_act")
    one, other = a.event.kind, b.event.kind
    if one is None or other is None:
        return level("kind", "unknown")
    if one is other:
        return level("kind", "same", f"both {one.value.replace('_', ' ')}")
    related = any(one.value in group and other.value in group for group in weights().related_kinds)
    return level("kind", "related" if related else "other")


def _is_far_longer(a: Mention, b: Mention) -> bool:
    """Tell whether one lasts so much longer that it can only hold the other; unknown lengths tell nothing."""
    if a.length is None or b.length is None:
        return False
    short, long = sorted((a.length, b.length))
    return long > short + weights().limits["short_days"]
