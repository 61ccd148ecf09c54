"""One incident in words: what, when, where, its tolls with their history, and the sentences behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tollbook.cli.citations import Citation
from tollbook.cli.labels import label
from tollbook.cli.plain import one_line, short_ids
from tollbook.cli.views.evidence import evidence, numbered
from tollbook.cli.views.history import Notes, crossing, history_tree, nest
from tollbook.cli.views.incidents import place_words, reports_of, toll_line, tolls_of
from tollbook.cli.words import counted, days, toll_words
from tollbook.model import ANY_STATUS, Dispute, Harm, Incident, Toll


def heading(incident: Incident) -> Text:
    """Name an incident: title, id, day, place, kind, how many reports, and whether anybody has reviewed it."""
    facts = [
        days(incident.date),
        place_words(incident),
        label("kind", incident.kind.value) if incident.kind else "",
        counted(reports_of(incident), "report"),
        "background to other news" if incident.background else "",
        label("state", incident.state.value),
    ]
    return Text.assemble(
        (one_line(incident.title) or "Incident without a title", "bold"),
        "  ",
        (incident.id, "cyan"),
        "\n",
        " · ".join(fact for fact in facts if fact),
    )


def tolls_line(incident: Incident) -> str:
    """Say all tolls of an incident in one line: `killed – armed group: 216, civilians: 36`."""
    said = []
    for harm in Harm:
        tolls = [toll_line(toll) for toll in tolls_of(incident, harm)]
        if tolls:
            said.append(f"{label('harm', harm.value)} – {', '.join(tolls)}")
    return "; ".join(said) or "no toll"


def relatives(incident: Incident, known: Mapping[str, Incident]) -> Iterator[RenderableType]:
    """Say what the incident is part of, and what its parts are, with their tolls."""
    if incident.whole is not None:
        yield Text.assemble("Part of ", _named(incident.whole, known))
    if incident.parts:
        yield Text("Its parts:")
        for part in incident.parts:
            yield Padding(_named(part, known), (0, 0, 0, 2))


def _named(incident_id: str, known: Mapping[str, Incident]) -> Text:
    incident = known.get(incident_id)
    if incident is None:
        return Text(f"{incident_id} (not in this store)")
    return Text.assemble((incident_id, "cyan"), f"  {one_line(incident.title)}  ", (tolls_line(incident), "dim"))


def _indented(thing: RenderableType) -> Padding:
    return Padding(thing, (0, 0, 0, 2))


def _numbers(toll: Toll) -> Iterator[RenderableType]:
    """Show a toll's numbers, how strong the evidence is, and how the numbers came about."""
    yield Text.assemble(
        (f"{label('harm', toll.harm.value)}, {label('status', toll.status)}: ", "bold"),
        (toll_words(toll), "bold yellow"),
    )
    yield _indented(Text(f"{label('grade', toll.grade.value)} (policy {toll.policy})", style="dim"))
    if toll.reason:
        yield _indented(Text(one_line(toll.reason)))


def _disputes(disputes: Iterable[Dispute]) -> Iterator[RenderableType]:
    for dispute in disputes:
        yield _indented(Text.assemble(("disputed: ", "bold magenta"), one_line(dispute.text)))


def harm_view(tolls: Sequence[Toll], numbers: Mapping[str, int]) -> Iterator[RenderableType]:
    """Show the tolls of one harm: the whole, then each status with its disputes and its history.

    Where there are several statuses the whole shows only what goes across them: which figure holds which.
    """
    parts = [toll for toll in tolls if toll.status != ANY_STATUS]
    status_of = {figure.claim: toll.status for toll in parts for figure in toll.history}
    told = {dispute.text for toll in parts for dispute in toll.disputes}
    for toll in tolls:
        across = toll.status == ANY_STATUS and bool(parts)
        nodes = nest(toll.history)
        yield Text()
        yield from _numbers(toll)
        yield from _disputes(d for d in toll.disputes if not (across and d.text in told))
        shown = crossing(nodes, status_of) if across else nodes
        whom = {claim: label("status", status) for claim, status in status_of.items()} if across else {}
        if shown:
            yield _indented(history_tree(shown, Notes(numbers, whom)))


def incident_view(
    incident: Incident, known: Mapping[str, Incident], citations: Mapping[str, Citation], *, brackets: bool
) -> Iterator[RenderableType]:
    """Show a whole incident; `known` holds its parts and its whole, `citations` the sentences."""
    by_harm = [tolls for harm in Harm if (tolls := tolls_of(incident, harm))]
    numbers = numbered([toll for tolls in by_harm for toll in tolls])
    yield heading(incident)
    yield from relatives(incident, known)
    if not by_harm:
        yield Text("\nNo toll: no report gives a count of people harmed in it.")
    for tolls in by_harm:
        yield from harm_view(tolls, numbers)
    yield from _section("Sentences behind the figures", evidence(numbers, citations, brackets=brackets))
    yield from _section("Why these events are one incident", _links(incident.links))


def _links(links: Sequence[str]) -> Iterator[RenderableType]:
    table = Table.grid(padding=(0, 1, 0, 0))
    for why in links:
        table.add_row("-", Text(short_ids(one_line(why))))
    if links:
        yield table


def _section(title: str, lines: Iterator[RenderableType]) -> Iterator[RenderableType]:
    """Put a title above lines, if there are any."""
    for number, line in enumerate(lines):
        if not number:
            yield Text(f"\n{title}", style="bold")
        yield line
