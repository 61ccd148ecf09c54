"""The words and the policies that tolls are made by, read from data files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Role:
    """A kind of claimant, and the words that tell it. A party to the conflict has a side."""

    name: str
    party: bool
    cues: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Camps:
    """All roles in the order in which they are tried, and the words of states."""

    roles: tuple[Role, ...]
    nations: Mapping[str, re.Pattern[str]]
    nothing_told: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """Words that tell how two counts stand to each other."""

    corrections: re.Pattern[str]
    others: re.Pattern[str]
    beside: re.Pattern[str]
    inside: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Policy:
    """A named, versioned way from figures to a toll.

    `words` say it sentence by sentence. `approximate_share` is how far "about" may be from a number that it
    agrees with; `small_count` is the largest count that, unknown as to status, is taken to stand beside another
    in one sentence (larger ones are more often its breakdown).
    """

    name: str
    version: str
    words: tuple[str, ...]
    approximate_share: float
    small_count: int


def _load(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(files("tollbook.reconcile").joinpath("data", name).read_text(encoding="utf-8"))
    return data


def _any_of(cues: Iterable[str]) -> re.Pattern[str]:
    """Make one pattern of whole words; longer cues are tried first."""
    longest_first = sorted(cues, key=lambda cue: (-len(cue), cue))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


@cache
def camps() -> Camps:
    """Read the roles once."""
    raw = _load("en/camps.json")
    return Camps(
        roles=tuple(Role(role["role"], role["party"], _any_of(role["cues"])) for role in raw["roles"]),
        nations={code: _any_of(cues) for code, cues in raw["nations"].items()},
        nothing_told=frozenset(raw["nothing_told"]),
    )


@cache
def cues() -> Cues:
    """Read the cues once."""
    raw = _load("en/cues.json")
    return Cues(**{name: _any_of(raw[name]) for name in ("corrections", "others", "beside", "inside")})


@cache
def policy(name: str = "default") -> Policy:
    """Read a policy by its name."""
    raw = _load("policies.json")[name]
    return Policy(name, raw["version"], tuple(raw["words"]), raw["approximate_share"], raw["small_count"])
