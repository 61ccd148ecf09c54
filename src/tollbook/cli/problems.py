"""What went wrong with single documents while the rest went on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tollbook.cli.exits import ExitCode
from tollbook.cli.screen import Screen

if TYPE_CHECKING:
    from tollbook.ingest import Problem


@dataclass(slots=True)
class Problems:
    """Tells each problem when it happens, as one line, and counts them for the exit code."""

    screen: Screen
    aside: int = 0
    well: int = 0

    def take(self, problem: Problem) -> None:
        """Tell one problem of taking documents in."""
        if problem.fatal:
            self.set_aside(problem.source, problem.message)
        else:
            self.screen.note(f"note: {problem.source}: {problem.message}")

    def set_aside(self, source: str, message: str) -> None:
        """Tell that a document was left out; said even when quiet, since a figure may be missing for it."""
        self.aside += 1
        self.screen.trouble(f"set aside: {source}: {message}")

    def went_well(self) -> None:
        """Count a document that went through."""
        self.well += 1

    def exit_code(self) -> ExitCode:
        """Say how it went: all, some, or nothing."""
        if not self.aside:
            return ExitCode.OK
        return ExitCode.SET_ASIDE if self.well else ExitCode.ERROR
