"""Which pairs of events are worth a comparison: never all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from tollbook.link.mentions import Mention, is_period
from tollbook.link.names import skeleton
from tollbook.link.settings import weights

Key = tuple[str, ...]


def candidate_pairs(mentions: Sequence[Mention], rare: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Pairs, by position, that share a block: a day and a place, a rare name, a month of a period.

    A block too full to be compared pair by pair tells too little by itself; its events meet in narrower blocks.
    """
    blocks: dict[Key, list[int]] = defaultdict(list)
    for position, mention in enumerate(mentions):
        for key in sorted(set(_keys(mention, rare))):
            blocks[key].append(position)
    seen: set[tuple[int, int]] = set()
    for key in sorted(blocks):
        members = blocks[key]
        if len(members) > weights().limits["largest_block"]:
            continue
        for pair in combinations(members, 2):
            if mentions[pair[0]].key[0] != mentions[pair[1]].key[0] and pair not in seen:
                seen.add(pair)
                yield pair


def _keys(mention: Mention, rare: Callable[[str], bool]) -> Iterator[Key]:
    for name in mention.names:
        if rare(name):
            yield ("name", name)
    where = _where(mention)
    for when in _when(mention):
        for place in where:
            yield (when, place)
        for harm, _, number in mention.figures:
            if number >= weights().limits["large_figure"]:
                yield (when, mention.event.country or "", harm.value, str(number))


def _where(mention: Mention) -> list[str]:
    names = [skeleton(place) or place for place in mention.places]
    if mention.admin1:
        names.append(f"in {mention.admin1}")
    return names or [f"in {mention.event.country}"]


def _when(mention: Mention) -> list[str]:
    """Days, each with the one after it (reports differ by a day); for what is longer, its first month."""
    if mention.days is None:
        return _reported_when(mention)
    first, last = mention.days
    if is_period(mention):
        return [f"from {first:%Y-%m}"]
    length = (last - first).days + 1
    if length > weights().limits["short_days"]:
        return [f"{first:%Y-%m}", f"{last:%Y-%m}"]
    days = [f"{first + timedelta(days=n)}" for n in range(length + 1)]
    return [*days, f"{first:%Y-%m}"] if mention.event.background else days


def _reported_when(mention: Mention) -> list[str]:
    if mention.reported is None or mention.event.background:
        return []
    week = int(weights().limits["report_week_days"])
    return [f"{mention.reported - timedelta(days=n)}" for n in range(-week, week + 1)]
