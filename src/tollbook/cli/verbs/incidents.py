"""`tollbook incidents`: the list of incidents, filtered."""

from __future__ import annotations

from typing import Annotated

import typer

from tollbook.cli.filters import country_option, day_option
from tollbook.cli.forms import Form
from tollbook.cli.options import Db, Debug, FormOption, Quiet, begin
from tollbook.model import Harm

_PANEL = "Which incidents"


def incidents(
    ctx: typer.Context,
    *,
    db: Db = None,
    form: FormOption = Form.TABLE,
    country: Annotated[
        str | None,
        typer.Option(callback=country_option, help="Country, three letters (ISO 3166-1): PAK.", rich_help_panel=_PANEL),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(callback=day_option, help="Not over before this day, month or year.", rich_help_panel=_PANEL),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(callback=day_option, help="Begun by this day, month or year.", rich_help_panel=_PANEL),
    ] = None,
    harm: Annotated[Harm | None, typer.Option(help="With a toll of this harm.", rich_help_panel=_PANEL)] = None,
    min_killed: Annotated[
        int | None, typer.Option(min=0, help="Somebody says at least so many were killed.", rich_help_panel=_PANEL)
    ] = None,
    background: Annotated[
        bool | None,
        typer.Option(
            "--background/--no-background", help="Only, or none, of what is told as history.", rich_help_panel=_PANEL
        ),
    ] = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """List incidents: when, where, what, how many were killed and injured, in how many reports.

    A filter leaves out what it cannot tell: an incident whose day is not known has no place in --since.

    [bold]Examples[/bold]
      tollbook incidents
      tollbook incidents --country PAK --since 2026-01 --min-killed 10
      tollbook incidents --format jsonl > incidents.jsonl
    """
    screen = begin(ctx, form, quiet=quiet, debug=debug)
    from tollbook.cli.rows import INCIDENT_COLUMNS, incident_row  # noqa: PLC0415 - only when a verb runs
    from tollbook.cli.stores import open_for_reading  # noqa: PLC0415 - heavy
    from tollbook.cli.views.incidents import incidents_table, summary_line  # noqa: PLC0415 - only when a verb runs
    from tollbook.model.forms import incident_to_json  # noqa: PLC0415 - only when a verb runs
    from tollbook.store import IncidentFilter  # noqa: PLC0415 - heavy

    wanted = IncidentFilter(since, until, country, harm, min_killed, background)
    with open_for_reading(db) as store:
        chosen = store.incidents(wanted)
        match form:
            case Form.TABLE:
                found = list(chosen)
                screen.table(incidents_table(found, one_line_rows=screen.brackets))
                screen.note(summary_line(len(found), store.stats().incidents))
            case Form.CSV:
                screen.rows(INCIDENT_COLUMNS, map(incident_row, chosen))
            case Form.JSON | Form.JSONL:
                screen.objects(map(incident_to_json, chosen))
