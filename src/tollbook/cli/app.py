"""The command line as a whole: its verbs in the order in which a newcomer needs them."""

from __future__ import annotations

import inspect
from typing import Annotated

import typer

from tollbook.cli.verbs.build import build
from tollbook.cli.verbs.doctor import doctor
from tollbook.cli.verbs.evaluate import evaluate
from tollbook.cli.verbs.export import export
from tollbook.cli.verbs.incidents import incidents
from tollbook.cli.verbs.read import read
from tollbook.cli.verbs.show import show

app = typer.Typer(
    name="tollbook",
    rich_markup_mode="rich",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version  # noqa: PLC0415 - slow, and seldom asked for

        typer.echo(f"tollbook {version('tollbook')}")
        raise typer.Exit


def _reflow(doc: str | None) -> str:
    """Join the lines of each paragraph, so that the window wraps it; a paragraph with indented lines keeps them."""
    paragraphs = inspect.cleandoc(doc or "").split("\n\n")
    return "\n\n".join(text if "\n  " in text else " ".join(text.split("\n")) for text in paragraphs)


def tollbook(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Read reports of political violence and keep the record a careful casualty recorder would.

    Who says that how many of whom were harmed, by whom, where and when; which reports tell of the same incident; and
    for each incident the toll as low, best and high, with every figure traceable to the sentence that says it.

    [bold]Begin with[/bold]
      tollbook read report.txt    what one report says
      tollbook build reports/     many reports into a store, tollbook.db
      tollbook show               all incidents with their tolls
      tollbook show ID            one incident, and the sentences behind it
    """


app.callback(help=_reflow(tollbook.__doc__))(tollbook)
for verb in (read, build, incidents, show, export, doctor):
    app.command(help=_reflow(verb.__doc__))(verb)
app.command("eval", help=_reflow(evaluate.__doc__))(evaluate)
