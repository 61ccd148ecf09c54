"""`tollbook eval`: how well the reader does on texts that people have annotated."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from tollbook.cli.exits import ExitCode
from tollbook.cli.forms import Form
from tollbook.cli.options import Debug, FormOption, Quiet, begin
from tollbook.cli.problems import Problems
from tollbook.cli.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tollbook.cli.forms import Row
    from tollbook.evaluate import Score

COLUMNS: Final = ("group", "measure", "value")


def _rows(scores: Mapping[str, Score]) -> Iterator[Row]:
    """Lay measures out in long form: shares from 0 to 1, then the counts they rest on."""
    for group, score in scores.items():
        counts = {
            "documents": score.documents,
            "gold": score.gold,
            "predicted": score.predicted,
            "matched": score.matched,
        }
        for measure, value in (*score.measures.items(), *counts.items()):
            yield {"group": group, "measure": measure, "value": value}


def _write(screen: Screen, whole: Score, groups: Mapping[str, Score]) -> None:
    from tollbook.evaluate import score_table  # noqa: PLC0415 - only when a verb runs

    rows = _rows({"all": whole, **groups})
    match screen.form:
        case Form.TABLE:
            screen.raw(score_table(whole, groups) + "\n")
        case Form.CSV:
            screen.rows(COLUMNS, rows)
        case Form.JSON | Form.JSONL:
            screen.objects(rows)


def evaluate(
    ctx: typer.Context,
    *,
    gold: Annotated[Path, typer.Argument(help="Annotations, one JSON object a line.", metavar="GOLD")],
    texts: Annotated[Path, typer.Argument(help="The texts they are of: JSONL, also .gz.", metavar="TEXTS")],
    form: FormOption = Form.TABLE,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Score the reader against annotations: read the texts, compare claim by claim, print the measures.

    [bold]Examples[/bold]
      tollbook eval gold.jsonl texts.jsonl.gz
      tollbook eval gold.jsonl texts.jsonl.gz --format json
    """
    screen = begin(ctx, form, quiet=quiet, debug=debug)
    from tollbook.evaluate import read_documents, score, score_groups  # noqa: PLC0415 - heavy
    from tollbook.evaluate.readings import dev_readings  # noqa: PLC0415 - heavy
    from tollbook.read.reader import Reader  # noqa: PLC0415 - heavy

    problems = Problems(screen)
    annotated = read_documents(gold)
    predicted = {}
    for document in dev_readings(texts, Reader(), on_problem=problems.take):
        problems.went_well()
        predicted[document.doc_id] = document
    _write(screen, score(annotated, predicted), score_groups(annotated, predicted))
    code = problems.exit_code()
    if code is not ExitCode.OK:
        raise typer.Exit(code)
