"""Scores as plain text, in columns that line up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tollbook.evaluate.confusion import Confusion
from tollbook.evaluate.scores import Score


def percent(share: float | None) -> str:
    """Write a share as percent with one decimal; nothing where there is none."""
    return "" if share is None else f"{100 * share:.1f}"


def columns(rows: Sequence[Sequence[str]]) -> str:
    """Line up columns: the first to the left, the others to the right."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = []
    for first, *others in rows:
        cells = [first.ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def score_table(whole: Score, groups: Mapping[str, Score]) -> str:
    """Set the measures of all documents beside those of each group, in percent."""
    scores = [whole, *groups.values()]
    rows = [["", "all", *groups]]
    rows += [[name, *(percent(score.measures.get(name)) for score in scores)] for name in whole.measures]
    rows.append(["documents", *(str(score.documents) for score in scores)])
    rows.append(["gold claims", *(str(score.gold) for score in scores)])
    rows.append(["predicted", *(str(score.predicted) for score in scores)])
    rows.append(["matched", *(str(score.matched) for score in scores)])
    return columns(rows)


def confusion_table(confusion: Confusion) -> str:
    """Set gold values (rows) against predicted ones (columns)."""
    labels = confusion.labels()
    rows = [[f"{confusion.field}: gold \\ predicted", *labels]]
    rows += [[gold, *(str(confusion.cells.get((gold, label), "")) for label in labels)] for gold in labels]
    return columns(rows)
