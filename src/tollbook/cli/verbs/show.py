"""`tollbook show`: one incident in words, or all of them as trees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tollbook.cli.forms import Form
from tollbook.cli.options import Db, Debug, FormOption, Quiet, begin
from tollbook.cli.screen import Screen

if TYPE_CHECKING:
    from tollbook.model import Incident
    from tollbook.store import Store


def _show_all(screen: Screen, known: dict[str, Incident]) -> None:
    from tollbook.cli.rows import INCIDENT_COLUMNS, incident_row  # noqa: PLC0415 - only when a verb runs
    from tollbook.cli.views.incidents import summary_line  # noqa: PLC0415 - as above
    from tollbook.cli.views.overview import overview  # noqa: PLC0415 - as above
    from tollbook.model.forms import incident_to_json  # noqa: PLC0415 - as above

    match screen.form:
        case Form.TABLE:
            screen.show(*overview(known))
            screen.note(f"{summary_line(len(known), len(known))}; `tollbook show ID` shows one with its sentences")
        case Form.CSV:
            screen.rows(INCIDENT_COLUMNS, map(incident_row, known.values()))
        case Form.JSON | Form.JSONL:
            screen.objects(map(incident_to_json, known.values()))


def _show_one(screen: Screen, store: Store, incident: Incident, known: dict[str, Incident]) -> None:
    from tollbook.cli.citations import cited  # noqa: PLC0415 - only when a verb runs
    from tollbook.cli.rows import FIGURE_COLUMNS, figure_rows  # noqa: PLC0415 - as above
    from tollbook.cli.views.incident import incident_view  # noqa: PLC0415 - as above
    from tollbook.model.forms import incident_to_json  # noqa: PLC0415 - as above

    match screen.form:
        case Form.TABLE:
            screen.show(*incident_view(incident, known, cited(store, incident), brackets=screen.brackets))
        case Form.CSV:
            screen.rows(FIGURE_COLUMNS, figure_rows(incident, cited(store, incident)))
        case Form.JSON | Form.JSONL:
            screen.one(incident_to_json(incident))


def show(
    ctx: typer.Context,
    *,
    incident: Annotated[
        str | None, typer.Argument(help="The incident's id, or the beginning of it.", metavar="[ID]")
    ] = None,
    db: Db = None,
    form: FormOption = Form.TABLE,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Show one incident: its tolls, the history of each, who said what, and the sentences behind every figure.

    Without an id: all incidents as trees, wholes with their parts inside them.

    [bold]Examples[/bold]
      tollbook show
      tollbook show ID
      tollbook show ID --format json
    """
    screen = begin(ctx, form, quiet=quiet, debug=debug)
    from tollbook.cli.stores import all_incidents, find_incident, open_for_reading  # noqa: PLC0415 - heavy

    with open_for_reading(db) as store:
        known = all_incidents(store)
        if incident is None:
            _show_all(screen, known)
        else:
            found = find_incident(store, known, incident)
            if not found.id.startswith(incident):
                screen.note(f"{incident} has become {found.id}")
            _show_one(screen, store, found, known)
