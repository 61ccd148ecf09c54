"""Read the hand-kept tables of places: text files with `|` between columns and `;` between names."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources


def rows(name: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of one table, without comments and blank lines, each cell stripped."""
    text = resources.files("tollbook.knowledge").joinpath("data", f"{name}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield tuple(cell.strip() for cell in line.split("|"))


def names(cell: str) -> tuple[str, ...]:
    """Split a cell that holds several names."""
    return tuple(name for name in (part.strip() for part in cell.split(";")) if name)
