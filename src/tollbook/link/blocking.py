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
    """Pairs, by position, that share a block: a day and a place, a rare name, a year that a period begins in.

    In a block too full for all its pairs, each event meets its neighbours in the order of time and figures.
    """
    blocks: dict[Key, list[int]] = defaultdict(list)
    for position, mention in enumerate(mentions):
        for key in sorted(set(_keys(mention, rare))):
            blocks[key].append(position)
    seen: set[tuple[int, int]] = set()
    for key in sorted(blocks):
        for pair in _pairs(blocks[key], mentions):
            if mentions[pair[0]].key[0] != mentions[pair[1]].key[0] and pair not in seen:
                seen.add(pair)
                yield pair


def _pairs(members: Sequence[int], mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    limits = weights().limits
    if len(members) <= limits["largest_block"]:
        yield from combinations(members, 2)
        return
    ordered = sorted(members, key=lambda n: _rank(mentions[n]))
    reach = int(limits["neighbours"])
    for place, n in enumerate(ordered):
        for other in ordered[place + 1 : place + 1 + reach]:
            yield (n, other) if n < other else (other, n)


def _rank(mention: Mention) -> tuple[str, int, tuple[str, str]]:
    first = mention.days[0].isoformat() if mention.days else ""
    return first, max((n for _, _, n in mention.figures), default=0), mention.key


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
        return [f"from {first:%Y}"]
    length = (last - first).days + 1
    if length > weights().limits["short_days"]:
        return [f"{first:%Y-%m}", f"{last:%Y-%m}"]
    days = [f"{first + timedelta(days=n)}" for n in range(-_days_before(mention), length + 1)]
    return [*days, f"{first:%Y-%m}"] if mention.event.background else days


def _days_before(mention: Mention) -> int:
    """Give a statement of a report's own day the week before it: what it tells of may have been then."""
    stated = mention.length == 1 and mention.days is not None and mention.days[0] == mention.reported
    return int(weights().limits["report_week_days"]) if stated else 0


def _reported_when(mention: Mention) -> list[str]:
    if mention.reported is None or mention.event.background:
        return []
    week = int(weights().limits["report_week_days"])
    return [f"{mention.reported - timedelta(days=n)}" for n in range(-week, week + 1)]
