"""`tollbook export`: the record as files for spreadsheets, pandas and R."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tollbook.cli.citations import of_reading
from tollbook.cli.forms import Form, csv_lines
from tollbook.cli.options import Db, Debug, Quiet, begin
from tollbook.cli.rows import (
    CLAIM_COLUMNS,
    INCIDENT_COLUMNS,
    TOLL_COLUMNS,
    claim_row,
    incident_row,
    toll_rows,
)

if TYPE_CHECKING:
    from tollbook.cli.forms import Row
    from tollbook.store import Store


class FileForm(StrEnum):
    """The forms of export files."""

    CSV = "csv"


class _Record:
    """The store's record as publishable rows; each incident's words without the names that its reports give."""

    def __init__(self, store: Store) -> None:
        """Read the incidents, and the names that go with each."""
        from tollbook.cli.names import Blotter, names_in  # noqa: PLC0415 - only when a verb runs

        self._store = store
        self.incidents = list(store.incidents())
        names = {report.id: names_in(reading) for report, reading in store.readings()}
        told = {incident.id: {ref.report for ref in incident.events} for incident in self.incidents}
        self._blotters = {
            incident: Blotter.of(name for report in reports for name in names.get(report, ()))
            for incident, reports in told.items()
        }
        self._alone = {report: Blotter.of(found) for report, found in names.items()}

    def incident_rows(self) -> Iterator[Row]:
        """Lay out the incidents."""
        return (self._blotters[incident.id].row(incident_row(incident)) for incident in self.incidents)

    def toll_rows(self) -> Iterator[Row]:
        """Lay out the tolls in long form."""
        return (self._blotters[one.id].row(row) for one in self.incidents for row in toll_rows(one))

    def claim_rows(self) -> Iterator[Row]:
        """Lay out every claim of the current readings with the incident that its event belongs to."""
        homes = {(ref.report, ref.event): incident.id for incident in self.incidents for ref in incident.events}
        for report, reading in self._store.readings():
            for citation in of_reading(report, reading):
                home = homes.get((report.id, citation.claim.event))
                blotter = self._alone[report.id] if home is None else self._blotters[home]
                row = blotter.claim_row(claim_row(citation, reading), citation, reading)
                yield {**row, "incident_id": home}


def _files(store: Store) -> dict[str, Iterator[str]]:
    record = _Record(store)
    return {
        "incidents.csv": csv_lines(INCIDENT_COLUMNS, record.incident_rows()),
        "tolls.csv": csv_lines(TOLL_COLUMNS, record.toll_rows()),
        "claims.csv": csv_lines(("claim_id", "incident_id", *CLAIM_COLUMNS[1:]), record.claim_rows()),
    }


def export(
    ctx: typer.Context,
    *,
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder for the files.", rich_help_panel="Output")],
    db: Db = None,
    form: Annotated[
        FileForm, typer.Option("--format", "-f", help="How to write the files.", rich_help_panel="Output")
    ] = FileForm.CSV,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Write incidents.csv, tolls.csv (one row for each harm and status) and claims.csv into a folder.

    All three or none; files of these names are replaced. Every row lists the claims it rests on. An empty cell is
    "nobody said", 0 is "somebody said none". A text that a spreadsheet would run as a formula has an apostrophe in
    front.

    Names of people who were harmed are withheld: a count that is a name, every sentence that may name somebody, and the
    name wherever else it stands. Where a claim stands in its report (start, end) stays, so it can be checked there. The
    rule is strict and withholds more than it must. Only export withholds; the other commands show reports as they are.

    [bold]Examples[/bold]
      tollbook export --out record/
      tollbook export --format csv --out record/ --db balochistan.db
    """
    screen = begin(ctx, Form(form.value), quiet=quiet, debug=debug)
    from tollbook.cli.files import write_all  # noqa: PLC0415 - only when a verb runs
    from tollbook.cli.stores import open_for_reading  # noqa: PLC0415 - heavy

    with open_for_reading(db) as store:
        files = _files(store)
        write_all(out, files)
    screen.note(f"{out}: {', '.join(files)}")
