"""What comes out of a door: a report with its raw bytes, or one line about what is wrong."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tollbook.model import Report


@dataclass(frozen=True, slots=True)
class Problem:
    """One line about one source. `fatal`: it was set aside; otherwise it was read, with something missing."""

    source: str
    message: str
    fatal: bool


@dataclass(frozen=True, slots=True)
class Fetched:
    """A report with the bytes that it was made of. `source` is the path, with the line or item for records."""

    report: Report
    raw: bytes
    source: str
    media_type: str


OnProblem = Callable[[Problem], None]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken in at once, in bytes; above it a document is set aside, so that no file fills the memory."""

    document_bytes: int = 20_000_000
    json_file_bytes: int = 200_000_000
    record_line_bytes: int = 60_000_000  # JSON may write one character in six bytes
    counted_bytes: int = 100_000_000  # files above this are not counted beforehand


LIMITS: Final = Limits()


def shown(path: Path | str) -> str:
    """Write a path so that it can be printed and stored: names that are no UTF-8 or hold line breaks are possible."""
    text = os.fsencode(path).decode("utf-8", "replace")
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)


def one_line(message: str, limit: int = 300) -> str:
    """Put a message on one line, in characters that print, not longer than `limit`."""
    flat = " ".join(message.split())
    flat = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in flat)
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"
