"""Finding the files: folders in order of name, links followed once, what is no report left out in one line."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from tollbook.ingest.outcome import OnProblem, Problem, shown

TEXT: Final = frozenset({".txt", ".text", ".md"})
HTML: Final = frozenset({".html", ".htm", ".xhtml"})
JSON_LINES: Final = frozenset({".jsonl", ".ndjson"})
JSON: Final = frozenset({".json"})
CSV: Final = frozenset({".csv", ".tsv"})
NO_REPORTS: Final = frozenset({"readme", "license", "licence", "notice", "changelog", "contributing", "manifest"})
KNOWN: Final = TEXT | HTML | JSON_LINES | JSON | CSV


def suffix_of(path: Path) -> str:
    """Give a file's suffix in lower case, that of what is packed for a .gz."""
    name = path.name.lower().removesuffix(".gz")
    return Path(name).suffix


def find_files(paths: Sequence[Path], on_problem: OnProblem) -> Iterator[Path]:
    """Yield the files below the paths, each once, in the order given and then by name.

    A file that is named is yielded whatever its suffix; in folders those that can hold reports are.
    """
    seen: set[str] = set()
    for path in paths:
        if path.is_dir():
            yield from _in_folder(path, seen, on_problem)
        elif path.is_file():
            if _first_time(path, seen):
                yield path
        elif os.path.lexists(path):
            on_problem(Problem(shown(path), "is neither a file nor a folder; give files or folders", fatal=True))
        else:
            on_problem(Problem(shown(path), "no such file or folder; check the path", fatal=True))


def _in_folder(folder: Path, seen: set[str], on_problem: OnProblem) -> Iterator[Path]:
    found, left_out = 0, []
    for path in _walk(folder, seen, on_problem):
        if suffix_of(path) not in KNOWN or path.name.split(".")[0].lower() in NO_REPORTS:
            left_out.append(path)
            continue
        found += 1
        if _first_time(path, seen):
            yield path
    if not found:
        kinds = ", ".join(sorted(KNOWN))
        on_problem(Problem(shown(folder), f"holds no reports; files ending in {kinds} (also .gz) are read", fatal=True))
    elif left_out:
        names = ", ".join(shown(path.name) for path in left_out[:3]) + (" …" if len(left_out) > 3 else "")  # noqa: PLR2004  # examples are enough
        line = f"left out {len(left_out)} of other kinds ({names}); name a file itself to have it read"
        on_problem(Problem(shown(folder), line, fatal=False))


def _walk(folder: Path, seen: set[str], on_problem: OnProblem) -> Iterator[Path]:
    """Walk a folder by name, files before folders; one that was walked before, as links can bring, is passed over."""
    if not _first_time(folder, seen):
        return
    try:
        entries = sorted((entry for entry in folder.iterdir() if not entry.name.startswith(".")), key=lambda e: e.name)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        on_problem(Problem(shown(folder), f"cannot be read: {reason}; its reports were left out", fatal=True))
        return
    yield from (entry for entry in entries if entry.is_file())
    for entry in entries:
        if entry.is_dir():
            yield from _walk(entry, seen, on_problem)


def _first_time(path: Path, seen: set[str]) -> bool:
    real = os.path.realpath(path)
    if real in seen:
        return False
    seen.add(real)
    return True
