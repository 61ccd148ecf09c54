"""What a careful reader finds in the sample reports, from the files beside this module; README.md names the columns."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from tollbook.model.nouns import Report, Span

HERE: Final = Path(__file__).parent
EXAMPLES: Final = HERE.parents[1] / "examples"


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample report: where it is, who published it, on which day, under which title."""

    file: str
    doc_id: str
    outlet: str
    published: str
    title: str

    @property
    def key(self) -> str:
        """Name the report within the samples: its doc_id where it has one, else its file."""
        return self.doc_id or self.file


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """One row of figures.csv; a field that is null in the guidelines is None here."""

    key: str
    claim: str
    where: str
    before: str
    quote: str
    after: str
    kind: str
    value: int | None
    hedge: str
    harm: str
    status: str
    claimant: str | None
    polarity: str
    event: str
    background: bool
    same_as: str | None
    part_of: str | None
    arguable: bool

    @property
    def words(self) -> str:
        """Give the count words with their neighbours, which occur once in a report's title and text."""
        return self.before + self.quote + self.after

    def span(self, report: Report) -> Span | None:
        """Find the count words in the report's text; None where they stand in a title that is no part of it."""
        found = report.text.find(self.words)
        if found < 0:
            return None
        start = found + len(self.before)
        return Span(start, start + len(self.quote))


@cache
def samples() -> tuple[Sample, ...]:
    """Read the list of the sample reports."""
    return tuple(Sample(**row) for row in _rows("reports.csv"))


@cache
def figures() -> tuple[GoldFigure, ...]:
    """Read the figures of all sample reports, in the order of each."""
    return tuple(_figure(row) for row in _rows("figures.csv"))


@cache
def tree() -> dict[str, Any]:
    """Read how the figures hang together."""
    loaded: dict[str, Any] = json.loads((HERE / "tree.json").read_text("utf-8"))
    return loaded


def _rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _figure(row: dict[str, str]) -> GoldFigure:
    return GoldFigure(
        key=row["doc_id"] or row["file"],
        claim=row["claim"],
        where=row["where"],
        before=row["before"],
        quote=row["quote"],
        after=row["after"],
        kind=row["kind"],
        value=int(row["value"]) if row["value"] else None,
        hedge=row["hedge"],
        harm=row["harm"],
        status=row["status"],
        claimant=row["claimant"] or None,
        polarity=row["polarity"],
        event=row["event"],
        background=row["background"] == "yes",
        same_as=row["same_as"] or None,
        part_of=row["part_of"] or None,
        arguable=row["arguable"] == "yes",
    )
