"""The weights and words that the linker works with, read from its data files."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Weights:
    """Evidence in log-odds for each named level of each comparison, and the limits that the levels are told by."""

    prior: float
    threshold: float
    least_pair: float
    veto: float
    levels: Mapping[str, Mapping[str, float]]
    limits: Mapping[str, float]
    related_kinds: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Words that are no part of a place's or an event's own name, and the words that titles are made of.

    `running` matches what makes a count one of many days or acts.
    """

    place_kinds: frozenset[str]
    province_words: frozenset[str]
    directions: frozenset[str]
    small_words: frozenset[str]
    articles: frozenset[str]
    event_words: frozenset[str]
    running: re.Pattern[str]
    kind_titles: Mapping[str, str]
    kind_titles_many: Mapping[str, str]


def _load(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(files("tollbook.link").joinpath("data", name).read_text(encoding="utf-8"))
    return data


@cache
def weights() -> Weights:
    """Read the weights once."""
    raw = _load("weights.json")
    comparisons = ("time", "place", "name", "perpetrator", "victims", "extent", "kind", "toll", "beside")
    return Weights(
        prior=raw["prior"],
        threshold=raw["threshold"],
        least_pair=raw["least_pair"],
        veto=raw["veto"],
        levels={name: raw[name] for name in comparisons},
        limits=raw["limits"],
        related_kinds=tuple(frozenset(group) for group in raw["related_kinds"]),
    )


def _running(cues: Sequence[str], not_cues: Sequence[str]) -> re.Pattern[str]:
    """Match a cue that none of the longer phrases holds: "in two days", not "two days ago"."""
    barred = "|".join(map(re.escape, not_cues))
    return re.compile(rf"\b(?!(?:{barred})\b)(?:{'|'.join(map(re.escape, cues))})\b", re.IGNORECASE)


@cache
def words() -> Words:
    """Read the word lists once."""
    raw = _load("en/words.json")
    return Words(
        place_kinds=frozenset(raw["place_kinds"]),
        province_words=frozenset(raw["province_words"]),
        directions=frozenset(raw["directions"]),
        small_words=frozenset(raw["small_words"]),
        articles=frozenset(raw["articles"]),
        event_words=frozenset(raw["event_words"]),
        running=_running(raw["running"], raw["not_running"]),
        kind_titles=raw["kind_titles"],
        kind_titles_many=raw["kind_titles_many"],
    )
