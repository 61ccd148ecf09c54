"""Predictions on a file of texts: made by the reader, or taken from a file.

Where the reader has learned from gold texts, what it predicts on those very texts is no honest measure of it. Then
predictions made by cross-validation (each text read by a model that has not seen it) belong in a file, and that file
is what gets scored.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Protocol

from tollbook.evaluate.records import ScoredDocument, document_from, lines_of
from tollbook.ingest import Problem, read_documents
from tollbook.model import Reading, Report
from tollbook.model.forms import reading_to_json


class ReadsMany(Protocol):
    """The one thing that is asked of a reader here."""

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Read reports in their order."""
        ...


def dev_readings(texts: Path, reader: ReadsMany, *, on_problem: Callable[[Problem], None]) -> Iterator[ScoredDocument]:
    """Read a file of texts as `tollbook read --format jsonl` does, through the same door."""
    reports = {fetched.report.id: fetched.report for fetched in read_documents([texts], on_problem=on_problem)}
    for reading in reader.read_many(reports.values()):
        yield document_from(reading_to_json(reports[reading.report], reading))


def texts_by_id(path: Path) -> dict[str, str]:
    """Read a file of texts as doc_id to text, to show sentences."""
    return {raw["doc_id"]: raw["text"] for raw in map(json.loads, lines_of(path))}
