"""CSV with a heading: commas, semicolons, tabs or bars; quoted line breaks; one row a report."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import IO, Final

from tollbook.errors import InputError
from tollbook.ingest.decode import decode, encoding_of_stream, mark_of
from tollbook.ingest.outcome import Fetched
from tollbook.ingest.records import FIELDS, RecordFile
from tollbook.ingest.streams import lines_of, opened, read_whole

_SAMPLE_BYTES: Final = 65_536
_DELIMITERS: Final = ",;\t|"


class _Tap:
    """Hands lines to the CSV reader and keeps those of the row at hand, which are its raw bytes."""

    def __init__(self, lines: Iterator[bytes | None], encoding: str) -> None:
        self._lines = lines
        self._encoding = encoding
        self.taken: list[bytes] = []
        self.number = 0

    def __iter__(self) -> _Tap:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        if line is None:
            raise InputError("holds a line too long for one report; split it")
        self.number += 1
        self.taken.append(line)
        # What is not in the encoding becomes a lone surrogate, for which the row alone is set aside.
        return line.decode(self._encoding, "surrogateescape")


def read_csv(file: RecordFile) -> Iterator[Fetched]:
    """Read a CSV file row by row. Raises InputError where it has no text column."""
    with opened(file.path) as stream:
        yield from _rows(file, *_lines_and_encoding(file, stream))


def _lines_and_encoding(file: RecordFile, stream: IO[bytes]) -> tuple[Iterator[bytes | None], str]:
    sample = stream.read(_SAMPLE_BYTES)
    stream.seek(0)
    mark = mark_of(sample)
    if mark == "utf-8":
        stream.seek(3)
        return lines_of(stream, file.limits), mark
    if mark is not None or sample.count(0):
        text = decode(read_whole(file.path, file.limits.json_file_bytes)).text
        return lines_of(io.BytesIO(text.encode("utf-8")), file.limits), "utf-8"
    return lines_of(stream, file.limits), encoding_of_stream(sample)


def _rows(file: RecordFile, lines: Iterator[bytes | None], encoding: str) -> Iterator[Fetched]:
    tap = _Tap(lines, encoding)
    start = 1
    csv.field_size_limit(file.limits.document_bytes)  # the module's own limit is 128 KB a field
    try:
        columns, delimiter = _heading(next(tap, ""))
        reader = csv.reader(tap, delimiter=delimiter)
        while True:
            tap.taken.clear()
            start = tap.number + 1
            row = next(reader, None)
            if row is None:
                return
            if fetched := _row(file, columns, row, b"".join(tap.taken), start):
                yield fetched
    except csv.Error as error:
        raise InputError(
            f"breaks off in the row that begins at line {start} ({error}); look for a quote that is not closed"
        ) from error


def _heading(line: str) -> tuple[list[str], str]:
    """Read the names of the columns; what separates them most often separates the cells."""
    delimiter = max(_DELIMITERS, key=line.count)
    columns = [name.strip().lower() for name in next(csv.reader([line], delimiter=delimiter), [])]
    if "text" not in columns:
        found = ", ".join(name for name in columns[:8] if name) or "none"
        raise InputError(
            f'has no column "text" (columns found: {found}); name the column of the reports\' texts "text"'
        )
    return columns, delimiter


def _row(file: RecordFile, columns: list[str], row: list[str], raw: bytes, line: int) -> Fetched | None:
    if not any(cell.strip() for cell in row):
        return None
    values = {name: cell for name, cell in zip(columns, row, strict=False) if name in FIELDS}
    return file.take(values, raw, str(line))
