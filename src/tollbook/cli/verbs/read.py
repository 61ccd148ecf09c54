"""`tollbook read`: what each report says, claim by claim."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import tee
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tollbook.cli.exits import ExitCode
from tollbook.cli.forms import Form
from tollbook.cli.options import Debug, FormOption, Quiet, begin
from tollbook.cli.problems import Problems
from tollbook.cli.screen import Screen

if TYPE_CHECKING:
    from tollbook.ingest import Fetched
    from tollbook.model import Reading

Reports = Annotated[
    list[Path],
    typer.Argument(
        help="Files or folders: .html, .txt, .md, .jsonl, .json, .csv, also .gz of the last three.", metavar="REPORT"
    ),
]


def _readings(reports: list[Path], problems: Problems) -> Iterator[tuple[Fetched, Reading]]:
    """Take in and read one report after the other; one that cannot be read is set aside, and the rest goes on."""
    from tollbook.errors import ReadError  # noqa: PLC0415 - see below
    from tollbook.ingest import read_documents  # noqa: PLC0415 - heavy; `--help` must answer at once
    from tollbook.read.reader import Reader  # noqa: PLC0415 - as above

    documents, given = tee(read_documents(reports, on_problem=problems.take))
    readings = Reader().read_each(one.report for one in given)
    for fetched, reading in zip(documents, readings, strict=True):
        if isinstance(reading, ReadError):
            problems.set_aside(fetched.source, str(reading))
            continue
        problems.went_well()
        yield fetched, reading


def _write(screen: Screen, readings: Iterator[tuple[Fetched, Reading]], *, explain: bool) -> None:
    from tollbook.cli.rows import CLAIM_COLUMNS, claim_rows  # noqa: PLC0415 - only when a verb runs
    from tollbook.cli.views.reading import reading_view  # noqa: PLC0415 - as above
    from tollbook.model.forms import reading_to_json  # noqa: PLC0415 - as above

    match screen.form:
        case Form.TABLE:
            for number, (fetched, reading) in enumerate(readings):
                if number:
                    screen.rule()
                screen.show(
                    *reading_view(fetched.report, reading, fetched.source, brackets=screen.brackets, explain=explain)
                )
        case Form.CSV:
            screen.rows(
                CLAIM_COLUMNS, (row for fetched, reading in readings for row in claim_rows(fetched.report, reading))
            )
        case Form.JSON | Form.JSONL:
            screen.objects(reading_to_json(fetched.report, reading) for fetched, reading in readings)


def read(
    ctx: typer.Context,
    *,
    reports: Reports,
    form: FormOption = Form.TABLE,
    explain: Annotated[
        bool, typer.Option("--explain", help="Mark who, by whom and who says so, and give each claim's reason.")
    ] = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Show what each report says: who says that how many of whom were harmed, by whom, where and when.

    Nothing is stored. JSONL is one line a document: claims and events, with spans into the text.

    [bold]Examples[/bold]
      tollbook read report.txt
      tollbook read --explain report.html
      tollbook read --format jsonl reports/ > claims.jsonl
    """
    screen = begin(ctx, form, quiet=quiet, debug=debug)
    problems = Problems(screen)
    _write(screen, _readings(reports, problems), explain=explain)
    code = problems.exit_code()
    if code is not ExitCode.OK:
        raise typer.Exit(code)
