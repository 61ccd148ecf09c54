"""One run: documents in, record out.

    documents ──take in──▶ reports ──read──▶ claims and events ──link──▶ incidents ──reconcile──▶ tolls

What is stored is stored at once, a report at a time, so that a run can be stopped at any moment and taken up again:
the next one finds the reports that came in and the ones that were read, and goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import tee
from pathlib import Path
from typing import Protocol

import tollbook
from tollbook.errors import ReadError
from tollbook.ingest import Problem, count_documents, read_documents
from tollbook.link import ReadReport, assign, link
from tollbook.model import Reading, Report
from tollbook.model.ids import report_id, text_sha256
from tollbook.read.reader import Reader
from tollbook.reconcile import reconcile
from tollbook.store import Store


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
    """Whatever turns a report into a reading; `name` tells it and its version from every other reader."""

    @property
    def name(self) -> str:
        """Name the reader and its version."""

    def read_each(self, reports: Iterable[Report]) -> Iterator[Reading | ReadError]:
        """Read reports in their order; one that cannot be read gives its error in its place."""


OnProblem = Callable[[Problem], None]
OnProgress = Callable[[Progress], None]


def _ignore(_: object) -> None:
    """Listen to nothing."""


def build(
    paths: Path | str | Sequence[Path | str],
    store: Store,
    *,
    reader: ReportReader | None = None,
    on_problem: OnProblem = _ignore,
    on_progress: OnProgress = _ignore,
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

    wanted = [paths] if isinstance(paths, Path | str) else paths  # a text is a sequence, too: of letters
    known = _take_in([Path(path) for path in wanted], store, tell, on_progress)
    read = _read_new(store, reader or Reader(), tell, on_progress)
    if not store.is_linked(tollbook.__version__):
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
    reports, given = tee(store.unread(reader.name))
    for done, (report, reading) in enumerate(zip(reports, reader.read_each(given), strict=True), start=1):
        try:
            if isinstance(reading, ReadError):
                raise reading
            read += store.save_reading(reading)
        except ReadError as error:
            on_problem(Problem(report.doc_id, str(error), fatal=True))
        on_progress(Progress(Step.READ, done, total))
    return read


def _link_anew(store: Store, on_progress: OnProgress) -> None:
    """Make the incidents from all readings; again, if another run has linked in the meantime."""
    written = False
    while not written:
        basis = store.basis()
        read_reports = [ReadReport(report, reading) for report, reading in store.readings()]
        on_progress(Progress(Step.LINK, 0, len(read_reports)))
        linked = link(read_reports)
        named = assign([one.event_keys for one in linked], store.ledger())
        incidents = reconcile(linked, read_reports, named.ids)
        written = store.replace_incidents(
            incidents, named.additions, named.redirects, basis=basis, made_by=tollbook.__version__
        )
    on_progress(Progress(Step.LINK, len(read_reports), len(read_reports)))


def read_report(report: Report | str, *, published: str | None = None) -> Reading:
    """Read one report, or a text of which nothing is known but the day it was `published` (ISO 8601), if that.

    Nothing is stored. Raises `ReadError` where it cannot be read, and `SetupError` without an English parser.
    """
    if isinstance(report, str):
        sha256 = text_sha256(report)
        name = report_id(outlet=None, address=None, sha256=sha256)
        report = Report(id=name, text=report, sha256=sha256, doc_id=name, published=published)
    return Reader().read(report)
