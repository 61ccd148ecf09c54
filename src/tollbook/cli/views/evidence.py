"""The sentences behind the figures, as numbered notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from tollbook.cli.citations import Citation
from tollbook.cli.plain import Mark, highlighted, one_line, short_ids
from tollbook.cli.words import day
from tollbook.model import Toll


def numbered(tolls: Sequence[Toll]) -> dict[str, int]:
    """Give each claim behind tolls a number, in the order in which their histories tell them."""
    order: dict[str, int] = {}
    for toll in tolls:
        for claim in (*(figure.claim for figure in toll.history), *toll.claims):
            order.setdefault(claim, len(order) + 1)
    return order


def _source(citation: Citation) -> Text:
    report = citation.report
    line = Text(one_line(report.outlet or "outlet not known"), style="bold")
    line.append(f", {day(report.published)}  ", style="not bold")
    line.append(short_ids(one_line(citation.cite)), style="not bold dim")
    return line


def _quoted(citation: Citation, *, brackets: bool) -> Text:
    mark = Mark(citation.claim.span, "bold yellow")
    return Text.assemble("“", highlighted(citation.report.text, citation.sentence, [mark], brackets=brackets), "”")


def evidence(
    notes: Mapping[str, int], citations: Mapping[str, Citation], *, brackets: bool
) -> Iterator[RenderableType]:
    """Quote the sentence behind each note with its count marked; a claim that the store lacks is named as such."""
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 1, 0, 0))
    table.add_column(justify="right", no_wrap=True, style="cyan")
    table.add_column()
    for cited, number in sorted(notes.items(), key=lambda note: note[1]):
        citation = citations.get(cited)
        if citation is None:
            table.add_row(
                f"[{number}]", Text(f"{short_ids(one_line(cited))}: the store holds no reading with this claim")
            )
        else:
            table.add_row(f"[{number}]", Text.assemble(_source(citation), "\n", _quoted(citation, brackets=brackets)))
    if notes:
        yield table
