"""The forms in which every command can give its data: `--format table|json|jsonl|csv`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, Final

Cell = str | int | float | bool | None
Row = Mapping[str, Cell]

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is run as a formula by spreadsheets; it gets an apostrophe in front."""


class Form(StrEnum):
    """How a command writes its data."""

    TABLE = "table"  # for people, on a terminal
    JSON = "json"  # one array (or one object where there is one thing)
    JSONL = "jsonl"  # one object a line
    CSV = "csv"  # flat rows with a header


def json_line(value: Any) -> str:
    """Write JSON on one line: letters as they are; escaped only where the text holds a lone surrogate."""
    line = json.dumps(value, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value)
    return line


def json_page(value: Any) -> str:
    """Write JSON for people to read, two blanks a level."""
    page = json.dumps(value, ensure_ascii=False, indent=2)
    try:
        page.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, indent=2)
    return page


def cell(value: Cell) -> str:
    """Write one CSV cell: nothing for None, `true` or `false`, and no text that a spreadsheet would run."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    safe = value.encode("utf-8", "backslashreplace").decode("utf-8")
    return f"'{safe}" if safe.startswith(FORMULA_STARTS) else safe


def csv_lines(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Write a CSV table row by row: header always, RFC 4180 quoting, each row ends with LF."""
    yield _csv_line(columns)
    for row in rows:
        yield _csv_line([cell(row[column]) for column in columns])


def _csv_line(cells: Sequence[str]) -> str:
    page = io.StringIO(newline="")
    csv.writer(page, lineterminator="\n").writerow(cells)
    return page.getvalue()
