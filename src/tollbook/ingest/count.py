"""How many documents there are, before they are read: for a progress bar, and only where that is cheap."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tollbook.errors import InputError
from tollbook.ingest.decode import decode
from tollbook.ingest.json_door import count_json
from tollbook.ingest.outcome import LIMITS
from tollbook.ingest.streams import opened, read_whole
from tollbook.ingest.walk import CSV, JSON, JSON_LINES, find_files, suffix_of


def count_documents(paths: Sequence[Path]) -> int | None:
    """Estimate how many documents the paths hold; None where a file must be read for that or is too large."""
    total = 0
    for path in find_files(paths, lambda _problem: None):
        found = _count(path)
        if found is None:
            return None
        total += found
    return total


def _count(path: Path) -> int | None:
    suffix = suffix_of(path)
    try:
        if suffix in CSV or path.stat().st_size > LIMITS.counted_bytes:
            return None  # quoted line breaks: the rows of a CSV file are known when it is read
        if suffix in JSON:
            return count_json(decode(read_whole(path, LIMITS.document_bytes)).text)
        return _lines(path) if suffix in JSON_LINES else 1
    except (InputError, OSError, ValueError, RecursionError):
        return None


def _lines(path: Path) -> int:
    with opened(path) as stream:
        return sum(1 for line in stream if line.strip())
