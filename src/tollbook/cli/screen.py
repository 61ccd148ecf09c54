"""Where a verb writes: data to stdout, everything else to stderr.

On a terminal there is colour and the width of the window. In a pipe the text is plain, a table is as wide as it needs
and a row stays one line, so that grep and awk work; prose wraps at `PIPE_WIDTH`. rich heeds NO_COLOR and COLUMNS.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TextIO

from rich.console import Console, RenderableType
from rich.table import Table

from tollbook.cli.forms import Form, Row, csv_lines, json_line, json_page
from tollbook.cli.plain import one_line

PIPE_WIDTH: Final = 120
"""Columns for prose where there is no terminal to ask and COLUMNS is not set."""


class OutputClosedError(Exception):
    """Whoever read our output has stopped reading; nothing is wrong, and nothing more is to be said."""


class _PlainPipeConsole(Console):
    """A console that reports a closed pipe instead of ending the process itself."""

    def on_broken_pipe(self) -> None:
        raise OutputClosedError


def _console(stream: TextIO) -> Console:
    width = None if stream.isatty() else shutil.get_terminal_size(fallback=(PIPE_WIDTH, 24)).columns
    return _PlainPipeConsole(file=stream, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)


def _stream(stream: TextIO | None, name: str) -> TextIO:
    """Return the stream, able to write any text; a closed stdout (`>&-`) is an error worth a clear line."""
    if stream is None:
        raise OSError(errno.EBADF, f"{name} is closed; nothing can be written to it")
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
    return stream


@dataclass(frozen=True, slots=True)
class Screen:
    """What a verb writes with. `form` is the form of its data; `quiet` leaves out what is not data or trouble."""

    out: Console
    err: Console
    form: Form
    quiet: bool

    @classmethod
    def open(cls, form: Form = Form.TABLE, *, quiet: bool = False) -> Screen:
        """Take stdout and stderr as they are now. Raises OSError where stdout is closed."""
        out = _stream(sys.stdout, "standard output")
        if form is not Form.TABLE:
            # Files that other programs read are UTF-8 whatever the locale says.
            getattr(out, "reconfigure", lambda **_: None)(encoding="utf-8", newline="\n")
        err = sys.stderr if sys.stderr is not None else open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - lives as long as the process
        return cls(_console(out), _console(_stream(err, "standard error")), form, quiet)

    @property
    def brackets(self) -> bool:
        """Whether highlights must be written as [ ], since no style can be seen."""
        return not self.out.is_terminal

    def show(self, *things: RenderableType) -> None:
        """Write something for people to stdout."""
        for thing in things:
            self._print(thing)

    def rule(self) -> None:
        """Part two things on stdout with a line."""
        self.out.rule(style="dim")

    def table(self, table: Table) -> None:
        """Write a table: fitted to the window, or in a pipe as wide as it needs."""
        if not self.out.is_terminal:
            wide = self.out.options.update(max_width=100_000)
            self.out.width = max(self.out.width, self.out.measure(table, options=wide).maximum)
        self._print(table)

    def _print(self, thing: RenderableType) -> None:
        """Print; in a pipe without the blanks that fill a line up to the width."""
        if self.out.is_terminal:
            self.out.print(thing)
            return
        with self.out.capture() as captured:
            self.out.print(thing)
        self.raw("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))

    def raw(self, text: str) -> None:
        """Write data to stdout exactly as given. Raises `OutputClosedError` where nobody reads it any more."""
        try:
            self.out.file.write(text)
            self.out.file.flush()
        except BrokenPipeError as closed:
            raise OutputClosedError from closed
        except OSError as problem:
            problem.filename = problem.filename or "standard output"
            raise

    def objects(self, objects: Iterable[object]) -> None:
        """Write objects as JSONL, each when it is there, or as one JSON array."""
        if self.form is Form.JSONL:
            for thing in objects:
                self.raw(json_line(thing) + "\n")
        else:
            self.raw(json_page(list(objects)) + "\n")

    def one(self, thing: object) -> None:
        """Write one object as JSON: on one line as JSONL, else laid out for people."""
        self.raw((json_line(thing) if self.form is Form.JSONL else json_page(thing)) + "\n")

    def rows(self, columns: Sequence[str], rows: Iterable[Row]) -> None:
        """Write flat rows as CSV."""
        for line in csv_lines(columns, rows):
            self.raw(line)

    def note(self, line: str) -> None:
        """Tell something on stderr, unless quiet."""
        if not self.quiet:
            self.trouble(line)

    def trouble(self, line: str) -> None:
        """Tell what went wrong, on stderr, as one line."""
        self.err.print(one_line(line), soft_wrap=True)
