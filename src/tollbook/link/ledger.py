"""Incident ids: minted once, never used again for something else.

Which events belong together is decided without regard to ids. The ledger then gives each group an id: the
oldest that one of its events already bears, else a new one made from its founding event.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Final

from tollbook.link.inputs import EventKey
from tollbook.model.ids import digest

ID_LENGTH: Final = 12


@dataclass(frozen=True, slots=True)
class Assignment:
    """The ids of the groups in the order given, what the ledger must add, and the ids that now lead elsewhere."""

    ids: tuple[str, ...]
    additions: Mapping[EventKey, str]
    redirects: Mapping[str, str]


def assign(clusters: Sequence[frozenset[EventKey]], known: Mapping[EventKey, str]) -> Assignment:
    """Give every group of events its id.

    `known` is the ledger, oldest entry first. A group keeps the oldest id among its events; ids of groups that it
    has taken in redirect to it. Where a group has been split, the id stays with the larger share of its events.
    """
    age = {id_: n for n, id_ in enumerate(dict.fromkeys(known.values()))}
    shares = [Counter(known[key] for key in sorted(group) if key in known) for group in clusters]
    kept = _keepers(clusters, shares, age)
    used = set(age) | set(kept.values())
    ids: list[str] = [""] * len(clusters)
    for place in sorted(range(len(clusters)), key=lambda n: min(clusters[n])):
        ids[place] = kept[place] if place in kept else _mint(min(clusters[place]), used)
        used.add(ids[place])
    return Assignment(tuple(ids), _additions(clusters, ids, known), _redirects(ids, shares, set(kept.values())))


def _keepers(
    clusters: Sequence[frozenset[EventKey]], shares: Sequence[Counter[str]], age: Mapping[str, int]
) -> dict[int, str]:
    """Which group keeps which known id: the oldest first, to the group with most of its events."""
    kept: dict[int, str] = {}
    for id_ in sorted(age, key=lambda i: age[i]):
        holders = [n for n, share in enumerate(shares) if id_ in share and n not in kept]
        if holders:
            kept[min(holders, key=lambda n: (-shares[n][id_], min(clusters[n])))] = id_
    return kept


def _mint(founding: EventKey, used: set[str]) -> str:
    """Make an id from the founding event; the next one where a group of its has already had this id."""
    names = (digest(["incident", *founding, n])[:ID_LENGTH] for n in count())
    return next(name for name in names if name not in used)


def _additions(
    clusters: Sequence[frozenset[EventKey]], ids: Sequence[str], known: Mapping[EventKey, str]
) -> dict[EventKey, str]:
    pairs = ((key, id_) for group, id_ in zip(clusters, ids, strict=True) for key in group)
    return {key: id_ for key, id_ in sorted(pairs) if known.get(key) != id_}


def _redirects(ids: Sequence[str], shares: Sequence[Counter[str]], alive: set[str]) -> dict[str, str]:
    """Lead an id that no group keeps to the group that has most of its events."""
    best: dict[str, tuple[int, str]] = {}
    for id_, share in zip(ids, shares, strict=True):
        for old, events in share.items():
            if old not in alive and (-events, id_) < best.get(old, (0, "")):
                best[old] = (-events, id_)
    return {old: id_ for old, (_, id_) in sorted(best.items())}
