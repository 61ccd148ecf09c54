"""What one report says, for people: its events, then sentence by sentence who says that how many were harmed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tollbook.cli.labels import label
from tollbook.cli.plain import Mark, clean, highlighted, one_line
from tollbook.cli.sentences import Sentences
from tollbook.cli.words import claim_words, counted, day, days
from tollbook.model import Claim, Event, Polarity, Reading, Report

COUNT_STYLE: Final = "bold yellow"
PARTY_STYLES: Final = {"who": "green", "by": "red", "says": "cyan"}
DOUBT_STYLE: Final = "yellow"
REPORT_ITSELF: Final = "the report"
NOT_SAID: Final = "not said"
NOBODY: Final = "–"


def header(report: Report, reading: Reading, source: str) -> Text:
    """Say which report this is and how much was found in it."""
    out = Text()
    out.append(one_line(source), style="bold")
    if report.title:
        out.append(f"\n{one_line(report.title)}")
    published = f"published {day(report.published)}" if report.published else "time of publication not known"
    found = f"{counted(len(reading.claims), 'claim')} on {counted(len(reading.events), 'event')}"
    out.append(f"\n{one_line(report.outlet or 'outlet not known')} · {published} · {found}", style="dim")
    for note in (*report.notes, *reading.notes):
        out.append(f"\nnote: {one_line(note)}", style="yellow")
    return out


def _place(event: Event) -> str:
    place = one_line(event.place.quote) if event.place else None
    return ", ".join(part for part in (place, event.country) if part) or "place not told"


def events_table(events: tuple[Event, ...]) -> Table:
    """List the events of a report."""
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for name in ("event", "what", "when", "where", "what happened"):
        table.add_column(name, no_wrap=name == "event")
    for event in events:
        what = Text(one_line(event.label) or "not told")
        if event.background:
            what.append(" (background)", style="dim")
        kind = label("kind", event.kind.value) if event.kind else NOBODY
        table.add_row(event.id, what, days(event.date), _place(event), kind)
    return table


def _harm(claim: Claim) -> str:
    polarity = label("polarity", claim.polarity.value)
    own = "in their own attack" if claim.self_inflicted else ""
    more = "; ".join(filter(None, [polarity, own]))
    harm = label("harm", claim.harm.value)
    return f"{harm} ({more})" if more else harm


def _parties(claim: Claim) -> str:
    """Say who was harmed, by whom, who says so, in which event, and which claims are of the same people."""
    status = label("status", claim.status.value)
    return " · ".join(
        filter(
            None,
            [
                f"{one_line(claim.victims.quote)} ({status})" if claim.victims else f"({status})",
                f"by: {one_line(claim.perpetrator.quote) if claim.perpetrator else NOT_SAID}",
                f"says: {one_line(claim.claimant.quote) if claim.claimant else REPORT_ITSELF}",
                claim.event,
                f"same people as {claim.same_as}" if claim.same_as else "",
                f"part of {claim.part_of}" if claim.part_of else "",
            ],
        )
    )


def _claims_grid() -> Table:
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, min_width=3)
    table.add_column(min_width=22, max_width=30)
    table.add_column()
    return table


def _claim_row(claim: Claim) -> list[RenderableType]:
    doubtful = claim.polarity is not Polarity.ASSERTED
    count = Text(clean(claim_words(claim)), style=DOUBT_STYLE if doubtful else COUNT_STYLE)
    return [claim.id, Text.assemble(count, " ", _harm(claim)), Text(_parties(claim))]


def _marks(claims: list[Claim], *, explain: bool) -> Iterator[Mark]:
    for claim in claims:
        yield Mark(claim.span, COUNT_STYLE)
    if explain:
        for claim in claims:
            for name, phrase in (("who", claim.victims), ("by", claim.perpetrator), ("says", claim.claimant)):
                if phrase:
                    yield Mark(phrase.span, PARTY_STYLES[name], f"{{{name}: ", "}")


def _reasons(claims: list[Claim]) -> Iterator[Text]:
    for claim in claims:
        score = "" if claim.score is None else f" (score {claim.score:.2f})"
        yield Text(f"{claim.id} because: {one_line(claim.reason) or 'the reader gives no reason'}{score}", style="dim")


def claims_view(
    report: Report, claims: tuple[Claim, ...], *, brackets: bool, explain: bool
) -> Iterator[RenderableType]:
    """Show each sentence that holds claims, its counts marked, and the claims under it."""
    sentences = Sentences.of(report.text)
    in_order = sorted(claims, key=lambda claim: claim.span)
    for sentence, group in groupby(in_order, key=lambda claim: sentences.around(claim.span)):
        together = list(group)
        marks = list(_marks(together, explain=explain))
        yield Text()
        yield highlighted(report.text, sentence, marks, brackets=brackets)
        grid = _claims_grid()
        for claim in together:
            grid.add_row(*_claim_row(claim))
        yield Padding(grid, (0, 0, 0, 2))
        if explain:
            yield from (Padding(reason, (0, 0, 0, 2)) for reason in _reasons(together))


def reading_view(
    report: Report, reading: Reading, source: str, *, brackets: bool, explain: bool
) -> Iterator[RenderableType]:
    """Show a whole reading; `source` is the file that the report came from."""
    yield header(report, reading, source)
    if reading.events:
        yield Text()
        yield events_table(reading.events)
    if not reading.claims:
        yield Text("Nobody is said to have been harmed by violence in this report.")
    yield from claims_view(report, reading.claims, brackets=brackets, explain=explain)
