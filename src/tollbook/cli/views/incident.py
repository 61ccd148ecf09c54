"""One incident in words: what, when, where, its tolls with their history, and the sentences behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from tollbook.cli.citations import Citation
from tollbook.cli.labels import label
from tollbook.cli.plain import one_line
from tollbook.cli.views.evidence import evidence, numbered
from tollbook.cli.views.history import history_tree
from tollbook.cli.views.incidents import place_words, reports_of, toll_line, tolls_of
from tollbook.cli.words import counted, days, toll_words
from tollbook.model import Harm, Incident, Toll


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


def toll_view(toll: Toll, notes: Mapping[str, int]) -> Group:
    """Show one toll: its numbers, how strong the evidence is, how they came about, disputes, and its history."""
    lines: list[RenderableType] = [
        Text.assemble(
            (f"{label('harm', toll.harm.value)}, {label('status', toll.status)}: ", "bold"),
            (toll_words(toll), "bold yellow"),
        ),
        Padding(Text(f"{label('grade', toll.grade.value)} (policy {toll.policy})", style="dim"), (0, 0, 0, 2)),
    ]
    if toll.reason:
        lines.append(Padding(Text(one_line(toll.reason)), (0, 0, 0, 2)))
    lines += [
        Padding(Text.assemble(("disputed: ", "bold magenta"), one_line(dispute.text)), (0, 0, 0, 2))
        for dispute in toll.disputes
    ]
    if toll.history:
        lines.append(Padding(history_tree(toll.history, notes), (0, 0, 0, 2)))
    return Group(*lines)


def incident_view(
    incident: Incident, known: Mapping[str, Incident], citations: Mapping[str, Citation], *, brackets: bool
) -> Iterator[RenderableType]:
    """Show a whole incident; `known` holds its parts and its whole, `citations` the sentences."""
    tolls = [toll for harm in Harm for toll in tolls_of(incident, harm)]
    notes = numbered(tolls)
    yield heading(incident)
    yield from relatives(incident, known)
    if not tolls:
        yield Text("\nNo toll: no report gives a count of people harmed in it.")
    for toll in tolls:
        yield Text()
        yield toll_view(toll, notes)
    yield from _section("Sentences behind the figures", list(evidence(notes, citations, brackets=brackets)))
    yield from _section("Why these events are one incident", [Text(f"- {one_line(why)}") for why in incident.links])


def _section(title: str, lines: Sequence[RenderableType]) -> Iterator[RenderableType]:
    if lines:
        yield Text(f"\n{title}", style="bold")
        yield from lines
