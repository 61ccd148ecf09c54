"""The way in: every file to the door that its content and its name call for, one document at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from tollbook.errors import InputError
from tollbook.ingest.csv_door import read_csv
from tollbook.ingest.decode import decode
from tollbook.ingest.json_door import read_json, read_json_lines
from tollbook.ingest.outcome import LIMITS, Fetched, Limits, OnProblem, Problem, one_line, shown
from tollbook.ingest.records import RecordFile
from tollbook.ingest.reports import Draft, make_report
from tollbook.ingest.streams import read_whole
from tollbook.ingest.text import read_text
from tollbook.ingest.walk import CSV, HTML, JSON, JSON_LINES, find_files, suffix_of

_RECORDS: Final[dict[str, tuple[Callable[[RecordFile], Iterator[Fetched]], str]]] = {
    **dict.fromkeys(JSON_LINES, (read_json_lines, "application/jsonl")),
    **dict.fromkeys(JSON, (read_json, "application/json")),
    **dict.fromkeys(CSV, (read_csv, "text/csv")),
}


def read_documents(paths: Sequence[Path], *, on_problem: OnProblem, limits: Limits = LIMITS) -> Iterator[Fetched]:
    """Read files and folders, one report at a time, the same in the same order each time.

    Whatever is wrong with one document, file or folder goes to `on_problem` as one line, and the rest goes on.
    """
    for path in find_files(paths, on_problem):
        try:
            yield from _read_file(path, on_problem, limits)
        except InputError as error:
            on_problem(Problem(shown(path), one_line(str(error)), fatal=True))


def _read_file(path: Path, on_problem: OnProblem, limits: Limits) -> Iterator[Fetched]:
    suffix = suffix_of(path)
    if suffix in _RECORDS:
        read, media_type = _RECORDS[suffix]
        yield from _read_records(RecordFile(path, media_type, on_problem, limits), read)
    else:
        yield _read_document(path, suffix, on_problem, limits)


def _read_records(file: RecordFile, read: Callable[[RecordFile], Iterator[Fetched]]) -> Iterator[Fetched]:
    """Read a file of records; where it breaks off, what came before is kept and its summary still said."""
    try:
        yield from read(file)
    except InputError as error:
        file.fail(error)
    file.finish()


def _read_document(path: Path, suffix: str, on_problem: OnProblem, limits: Limits) -> Fetched:
    from tollbook.ingest.html import looks_like_html, read_html  # noqa: PLC0415  # half a second, which records need not

    data = read_whole(path, limits.document_bytes)
    if not data.strip():
        raise InputError("is empty; nothing to read")
    decoded = decode(
        data, declared_inside=suffix in HTML or looks_like_html(data[:4096].decode("latin-1"), whole_page=True)
    )
    if looks_like_html(decoded.text, whole_page=suffix not in HTML):
        draft, media_type = read_html(decoded, path.name), "text/html"
    else:
        draft, media_type = read_text(decoded, path.name), "text/markdown" if suffix == ".md" else "text/plain"
        if suffix in HTML:
            on_problem(Problem(shown(path), "holds no HTML whatever its name says; read as plain text", fatal=False))
    report = make_report(draft, limits)
    _say_what_is_missing(draft, shown(path), on_problem)
    return Fetched(report, data, shown(path), media_type)


def _say_what_is_missing(draft: Draft, source: str, on_problem: OnProblem) -> None:
    published = draft.published
    if published.readings:
        on_problem(Problem(source, one_line(published.note), fatal=False))
    elif published.value is None:
        line = "no date of publication found; its days are known only where the text names them in full"
        on_problem(Problem(source, line, fatal=False))
