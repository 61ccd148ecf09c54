"""A set of files written all or nothing: what was there before stays until every new one is complete."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from tollbook.errors import InputError


def write_all(folder: Path, files: Mapping[str, Iterable[str]]) -> None:
    """Write files into a folder, each beside its final name first, and rename them once all are on the disk.

    Raises OSError where the disk is full or the folder may not be written; then nothing of the old files has changed.
    """
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder} is a file: name a folder with --out")
    folder.mkdir(parents=True, exist_ok=True)
    parts = {name: folder / f".{name}.{os.getpid()}.part" for name in files}
    try:
        for name, lines in files.items():
            _write(parts[name], lines)
        for name, part in parts.items():
            part.replace(folder / name)
    finally:
        for part in parts.values():
            with suppress(FileNotFoundError):
                part.unlink()


def _write(path: Path, lines: Iterable[str]) -> None:
    """Write one file and have the disk confirm it; the error of a full disk names the file."""
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(lines)
            file.flush()
            os.fsync(file.fileno())
    except OSError as problem:
        problem.filename = problem.filename or str(path.parent)
        raise
