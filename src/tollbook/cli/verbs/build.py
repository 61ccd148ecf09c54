"""`tollbook build`: documents in, record out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tollbook.cli.exits import ExitCode
from tollbook.cli.forms import Form
from tollbook.cli.options import Db, Debug, FormOption, Quiet, begin
from tollbook.cli.problems import Problems
from tollbook.cli.screen import Screen
from tollbook.cli.words import counted

if TYPE_CHECKING:
    from tollbook.cli.forms import Row
    from tollbook.pipeline import BuildResult

RESULT_COLUMNS = ("store", "read", "known", "set_aside", "incidents")

Docs = Annotated[
    list[Path],
    typer.Argument(
        help="Files or folders: .html, .txt, .md, .jsonl, .json, .csv, also .gz of the last three.", metavar="DOCS"
    ),
]


def _write(screen: Screen, result: BuildResult, store: Path) -> None:
    row: Row = {
        "store": str(store),
        "read": result.read,
        "known": result.known,
        "set_aside": result.set_aside,
        "incidents": result.incidents,
    }
    match screen.form:
        case Form.TABLE:
            if not screen.quiet:
                screen.raw(_summary(result, store) + "\n")
        case Form.CSV:
            screen.rows(RESULT_COLUMNS, [row])
        case Form.JSON | Form.JSONL:
            screen.one(row)


def _summary(result: BuildResult, store: Path) -> str:
    said = [f"{counted(result.read, 'report')} read"]
    if result.known:
        said.append(f"{result.known:,} known before")
    if result.set_aside:
        said.append(f"{result.set_aside:,} set aside")
    return f"{', '.join(said)}; {store} now holds {counted(result.incidents, 'incident')}"


def _code(result: BuildResult) -> ExitCode:
    if not result.set_aside:
        return ExitCode.OK
    return ExitCode.SET_ASIDE if result.read or result.known else ExitCode.ERROR


def build(
    ctx: typer.Context,
    *,
    docs: Docs,
    db: Db = None,
    form: FormOption = Form.TABLE,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Take in reports, read them, link them into incidents, and keep it all in a store.

    Run it again with new reports: only the new ones are read. Stop it at any moment: the next run goes on from there.

    [bold]Examples[/bold]
      tollbook build reports/
      tollbook build reports/ more.jsonl.gz --db balochistan.db
    """
    screen = begin(ctx, form, quiet=quiet, debug=debug)
    from tollbook import pipeline  # noqa: PLC0415 - heavy; `--help` must answer at once
    from tollbook.cli.progress import BuildBars  # noqa: PLC0415 - as above
    from tollbook.cli.stores import open_for_building  # noqa: PLC0415 - as above

    problems = Problems(screen)
    with open_for_building(db) as store:
        with BuildBars(screen) as bars:
            result = pipeline.build(docs, store, on_problem=problems.take, on_progress=bars.show)
        _write(screen, result, store.path)
    code = _code(result)
    if code is not ExitCode.OK:
        raise typer.Exit(code)
