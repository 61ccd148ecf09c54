"""Options that several verbs share, so that one name means one thing everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from tollbook.cli.forms import Form
from tollbook.cli.screen import Screen

FormOption = Annotated[Form, typer.Option("--format", "-f", help="How to write the data.", rich_help_panel="Output")]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="Say nothing but data and trouble.", rich_help_panel="Output")
]
Debug = Annotated[
    bool, typer.Option("--debug", help="Show the traceback if the program fails.", rich_help_panel="Output")
]
Db = Annotated[
    Path | None,
    typer.Option(
        "--db",
        help="The store, one SQLite file.",
        show_default="tollbook.db, or what TOLLBOOK_DB names",
        rich_help_panel="Store",
    ),
]


@dataclass(slots=True)
class Session:
    """What the outermost edge must know of the run; the one thing here that changes while it lasts."""

    debug: bool = False


def begin(ctx: typer.Context, form: Form, *, quiet: bool, debug: bool) -> Screen:
    """Start a verb: tell the edge whether tracebacks are wanted, and open what the verb writes with."""
    session = ctx.obj
    if isinstance(session, Session):
        session.debug = debug
    return Screen.open(form, quiet=quiet)
