"""How alike two events are: one named level for each comparison, with its weight and its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tollbook.link.compare_place import place_level
from tollbook.link.compare_time import time_level
from tollbook.link.compare_toll import VAGUE_STATUS, toll_level
from tollbook.link.levels import Level, level
from tollbook.link.mentions import Mention, is_period
from tollbook.link.names import same_party
from tollbook.link.settings import weights


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


def compare(a: Mention, b: Mention, rare: Callable[[str], bool]) -> Comparison:
    """Compare two events of different reports; `rare` tells which names few events bear."""
    figures = toll_level(a, b)
    levels = (
        time_level(a, b, figures.name),
        place_level(a, b),
        _name(a, b, rare),
        _perpetrator(a, b),
        _victims(a, b),
        _extent(a, b),
        _kind(a, b),
        figures,
    )
    return Comparison(levels, weights().prior + sum(found.weight for found in levels))


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
