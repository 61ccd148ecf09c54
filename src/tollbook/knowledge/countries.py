"""Countries by the words that news uses for them and their people."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from tollbook.knowledge.names import fold
from tollbook.knowledge.tables import names, rows


def _plurals(word: str) -> tuple[str, ...]:
    return (word,) if word.endswith(("s", "ese", "ish", "h", ".")) else (word, word + "s")


def _index(entries: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Collect the countries of each folded word, each once, in the order of the table."""
    found: dict[str, dict[str, None]] = {}
    for word, code in entries:
        found.setdefault(fold(word), {})[code] = None
    return {key: tuple(codes) for key, codes in found.items()}


@cache
def _by_people() -> dict[str, tuple[str, ...]]:
    words = ((word, code) for code, _, people in rows("countries") for word in names(people))
    return _index((form, code) for word, code in words for form in _plurals(word))


@cache
def _by_name() -> dict[str, tuple[str, ...]]:
    return _index((word, code) for code, called, _ in rows("countries") for word in names(called))


def of_people(word: str) -> tuple[str, ...]:
    """Give the countries whose people or things a word names: "Pakistani" is ("PAK",), "Congolese" has two."""
    return _by_people().get(fold(word), ())


def of_name(word: str) -> tuple[str, ...]:
    """Give the countries of this name: "Burma" is ("MMR",)."""
    return _by_name().get(fold(word), ())


@cache
def first_names() -> dict[str, str]:
    """Give each country's usual name by its code."""
    return {code: names(called)[0] for code, called, _ in rows("countries")}
