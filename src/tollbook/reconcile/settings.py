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
    """A kind of claimant, and the words that tell it.

    A party to the conflict has a side; one that `outgrows` others may overtake a neutral voice's earlier figure.
    """

    name: str
    party: bool
    outgrows: bool
    cues: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Camps:
    """All roles in the order in which they are tried, the words of states, and acronyms that count in capitals only."""

    roles: tuple[Role, ...]
    nations: Mapping[str, re.Pattern[str]]
    acronyms: Mapping[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Cues:
    """Words that tell how two counts stand to each other."""

    corrections: re.Pattern[str]
    others: re.Pattern[str]
    increments: re.Pattern[str]
    totals: re.Pattern[str]
    beside: re.Pattern[str]
    inside: re.Pattern[str]
    hedges: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Policy:
    """A named, versioned way from figures to a toll.

    `words` say it sentence by sentence. `approximate_share` is how far "about" may be from a number that it
    agrees with, `open_reach` how many times itself "at least" may stand for, `later_hours` how far apart two
    reports of one day must be for one to be the later; `small_count` is the largest count that, unknown as to
    status, is taken to stand beside another in one sentence (larger ones are more often its breakdown).
    """

    name: str
    version: str
    words: tuple[str, ...]
    approximate_share: float
    open_reach: float
    later_hours: float
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
        roles=tuple(
            Role(role["role"], role["party"], role["outgrows"], _any_of(role["cues"])) for role in raw["roles"]
        ),
        nations={code: _any_of(cues) for code, cues in raw["nations"].items()},
        acronyms={name: _any_of(short) for name, short in raw["acronyms"].items()},
    )


@cache
def cues() -> Cues:
    """Read the cues once."""
    raw = _load("en/cues.json")
    patterns = ("corrections", "others", "increments", "totals", "beside", "inside")
    return Cues(**{name: _any_of(raw[name]) for name in patterns}, hedges=raw["hedges"])


@cache
def policy(name: str = "default") -> Policy:
    """Read a policy by its name."""
    raw = _load("policies.json")[name]
    return Policy(
        name=name,
        version=raw["version"],
        words=tuple(raw["words"]),
        approximate_share=raw["approximate_share"],
        open_reach=raw["open_reach"],
        later_hours=raw["later_hours"],
        small_count=raw["small_count"],
    )
