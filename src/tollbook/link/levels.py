"""One comparison's outcome: a named level with its weight and its words."""

from __future__ import annotations

from dataclasses import dataclass

from tollbook.link.settings import weights


@dataclass(frozen=True, slots=True)
class Level:
    """One comparison's outcome: which, what it is worth in log-odds, and why in words (empty: it says nothing)."""

    comparison: str
    name: str
    weight: float
    words: str


def level(comparison: str, name: str, words: str = "") -> Level:
    """Look up what a level is worth."""
    return Level(comparison, name, weights().levels[comparison][name], words)
