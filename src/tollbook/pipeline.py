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
    aside = 0

    def tell(problem: Problem) -> None:
        nonlocal aside
        aside += problem.fatal
        on_problem(problem)

    reader = reader or Reader()
    known = _take_in([Path(path) for path in paths], store, tell, on_progress)
    read = _read_new(store, reader, tell, on_progress)
    if not store.is_linked(_made_by()):
        _link_anew(store, on_progress)
    return BuildResult(read, known, aside, store.stats().incidents)


def _take_in(paths: Sequence[Path], store: Store, on_problem: OnProblem, on_progress: OnProgress) -> int:
    """Store every document as a report; tell how many were known."""
    known, total = 0, count_documents(paths)
    for done, fetched in enumerate(read_documents(paths, on_problem=on_problem), start=1):
        known += not store.add(fetched.report, fetched.raw, fetched.source, fetched.media_type)
        on_progress(Progress(Step.TAKE_IN, done, total))
    return known


def _read_new(store: Store, reader: ReportReader, on_problem: OnProblem, on_progress: OnProgress) -> int:
    """Read what this reader has not read, also what an earlier run took in and did not come to; tell how many."""
    read, total = 0, store.count_unread(reader.name)
    for reading in _readings(store.unread(reader.name), reader, on_problem):
        read += store.save_reading(reading)
        on_progress(Progress(Step.READ, read, total))
    return read


def _link_anew(store: Store, on_progress: OnProgress) -> None:
    """Make the incidents from all readings; again, if another run has linked in the meantime."""
    written = False
    while not written:
        basis, ledger = store.basis(), store.ledger()
        read_reports = [ReadReport(report, reading) for report, reading in store.readings()]
        on_progress(Progress(Step.LINK, 0, len(read_reports)))
        linked = link(read_reports)
        ids = assign(linked, ledger)
        incidents = reconcile(linked, read_reports, ids)
        written = store.replace_incidents(incidents, ids.minted, ids.redirects, basis=basis, made_by=_made_by())
        on_progress(Progress(Step.LINK, len(read_reports), len(read_reports)))
