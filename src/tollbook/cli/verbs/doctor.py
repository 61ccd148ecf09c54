"""`tollbook doctor`: what is installed, which store, what is wrong, what to do."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Final

import typer
from rich.table import Table
from rich.text import Text

from tollbook.cli.exits import ExitCode
from tollbook.cli.forms import Form
from tollbook.cli.options import Db, Debug, FormOption, Quiet, begin
from tollbook.cli.plain import one_line
from tollbook.cli.screen import Screen
from tollbook.cli.words import counted

if TYPE_CHECKING:
    from tollbook.cli.checks import Check

COLUMNS: Final = ("name", "found", "ok", "advice")


def _table(checks: list[Check]) -> Table:
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column()
    for check in checks:
        found = Text(one_line(check.found))
        if not check.ok:
            found.append(f"\n{one_line(check.advice)}", style="bold")
        table.add_row(Text("ok", "green") if check.ok else Text("WRONG", "bold red"), check.name, found)
    return table


def _write(screen: Screen, checks: list[Check]) -> None:
    match screen.form:
        case Form.TABLE:
            screen.show(_table(checks))
        case Form.CSV:
            screen.rows(COLUMNS, map(asdict, checks))
        case Form.JSON | Form.JSONL:
            screen.objects(map(asdict, checks))


def doctor(
    ctx: typer.Context, *, db: Db = None, form: FormOption = Form.TABLE, quiet: Quiet = False, debug: Debug = False
) -> None:
    """Check what tollbook needs: packages, language model, reader, store, disk; say what is wrong and what to do.

    Ends with exit code 5 where something is wrong.

    [bold]Examples[/bold]
      tollbook doctor
      tollbook doctor --db balochistan.db --format json
    """
    screen = begin(ctx, form, quiet=quiet, debug=debug)
    from tollbook.cli import checks  # noqa: PLC0415 - heavy
    from tollbook.settings import load  # noqa: PLC0415 - only when a verb runs

    settings = load()
    looked_at = [*checks.installed(), *checks.language(), *checks.store(settings, db), *checks.disk(settings, db)]
    _write(screen, looked_at)
    wrong = sum(not check.ok for check in looked_at)
    screen.note(f"{counted(wrong, 'thing')} wrong" if wrong else "all is well")
    if wrong:
        raise typer.Exit(ExitCode.UNWELL)
