"""How far a build is: a bar on a terminal, on stderr; nothing in a pipe or when quiet."""

from __future__ import annotations

from contextlib import AbstractContextManager
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bars
from rich.text import Text

from tollbook.cli.screen import Screen

if TYPE_CHECKING:
    from rich.progress import TaskID

    from tollbook.pipeline import Progress

_NAMES: Final = {"take in": "taking in", "read": "reading", "link": "linking"}


class _Speed(ProgressColumn):
    """Documents a second of one step."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:,.1f} documents/s", style="dim")


class BuildBars(AbstractContextManager["BuildBars"]):
    """One bar for each step of a build; `show` is what the pipeline calls."""

    def __init__(self, screen: Screen) -> None:
        """Prepare the bars; nothing is drawn before the first step is told, and nothing at all off a terminal."""
        columns = [SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Speed()]
        hidden = screen.quiet or not screen.err.is_terminal
        self._bars = Bars(*columns, TimeRemainingColumn(), console=screen.err, disable=hidden)
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        """Start drawing."""
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop drawing; the finished bars stay on the screen."""
        self._bars.stop()

    def show(self, progress: Progress) -> None:
        """Move one step's bar; a step without a known total shows how many are done."""
        step = progress.step.value
        if step not in self._tasks:
            self._tasks[step] = self._bars.add_task(_NAMES.get(step, step), total=progress.total)
        self._bars.update(self._tasks[step], completed=progress.done, total=progress.total)
