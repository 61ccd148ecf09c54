"""What the tests of the ways in share."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tollbook.ingest import LIMITS, Fetched, Limits, Problem, read_documents

PAGES = Path(__file__).parent / "pages"

STORY = (
    "Gunmen shot dead four men at the mill in Harrow Bend on Monday night, the police said. "
    "Two others were wounded, and one man is missing."
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What came in and what was said about it."""

    fetched: list[Fetched]
    problems: list[Problem]

    @property
    def fatal(self) -> list[str]:
        """The lines about what was set aside."""
        return [problem.message for problem in self.problems if problem.fatal]

    @property
    def said(self) -> list[str]:
        """The lines about what was read with something missing."""
        return [problem.message for problem in self.problems if not problem.fatal]

    @property
    def texts(self) -> list[str]:
        """The stored texts, in order."""
        return [fetched.report.text for fetched in self.fetched]


def take(*paths: Path, limits: Limits = LIMITS) -> Taken:
    """Read documents, keeping every line that is said; each must be one line and say something."""
    problems: list[Problem] = []
    fetched = list(read_documents(paths, on_problem=problems.append, limits=limits))
    for problem in problems:
        assert problem.message.strip()
        assert "\n" not in problem.message
        assert problem.source
    return Taken(fetched, problems)


def take_bytes(folder: Path, name: str, data: bytes) -> Taken:
    """Write one file and read it."""
    path = folder / name
    path.write_bytes(data)
    return take(path)
