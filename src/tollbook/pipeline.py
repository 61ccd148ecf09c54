"""One run: documents in, record out.

    documents ──take in──▶ reports ──read──▶ claims and events ──link──▶ incidents ──reconcile──▶ tolls

What is stored is stored at once, a report at a time, so that a run can be stopped at any moment and taken up again:
the next one finds the reports that came in and the ones that were read, and goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Protocol

import tollbook
from tollbook.errors import ReadError
from tollbook.ingest import Problem, count_documents, read_documents
from tollbook.link import ReadReport, assign, link
from tollbook.model import Reading, Report
from tollbook.reconcile import reconcile
from tollbook.store import Store

BATCH = 32
"""Reports handed to the reader at a time: enough to keep its parser busy, few enough to lose little to a kill."""


class Step(StrEnum):
    """What a run is at."""

    TAKE_IN = "take in"
    READ = "read"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a step is, in documents; `total` is None where it cannot be told."""

    step: Step
    done: int
    total: int | None


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What came of a run: reports read in it, documents that were known, documents set aside, incidents there are."""

    read: int
    known: int
    set_aside: int
    incidents: int


class ReportReader(Protocol):
    """Whatever turns reports into readings; `name` tells it and its version from every other reader."""

    @property
    def name(self) -> str:
        """Name the reader and its version."""

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Read reports, in their order."""


def ignore(_: object) -> None:
    """Listen to nothing."""


def build(
    paths: Sequence[Path | str],
    store: Store,
    *,
    reader: ReportReader | None = None,
    on_problem: Callable[[Problem], None] = ignore,
    on_progress: Callable[[Progress], None] = ignore,
) -> BuildResult:
    """Take in the documents at `paths`, read the reports that are new, and bring the incidents up to date.

    A document that cannot be taken in or read is told to `on_problem` and set aside; the rest goes on.
    Raises `StoreError`; what was stored until then stays.
    """
    run = _Run(store, reader or _reader(), on_problem, on_progress)
    known = run.take_in([Path(path) for path in paths])
    read = run.read_new()
    run.bring_up_to_date()
    return BuildResult(read, known, run.set_aside, store.stats().incidents)
