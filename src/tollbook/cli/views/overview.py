"""All incidents as trees: wholes with their parts inside them, and their tolls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from rich.console import RenderableType
from rich.text import Text
from rich.tree import Tree

from tollbook.cli.plain import one_line
from tollbook.cli.views.incident import tolls_line
from tollbook.cli.views.incidents import most_killed, place_words, reports_of
from tollbook.cli.words import counted, days
from tollbook.model import Incident

SINGLES_SHOWN: Final = 20
"""How many incidents without parts the overview shows before it points to `tollbook incidents`."""


def _label(incident: Incident) -> Text:
    return Text.assemble(
        (one_line(incident.title), "bold"),
        "  ",
        (incident.id, "cyan"),
        (f"\n{days(incident.date)} · {place_words(incident)} · {counted(reports_of(incident), 'report')}", "dim"),
        ("" if not incident.background else " · background", "dim"),
        f"\n{tolls_line(incident)}",
    )


def _grow(tree: Tree, incident: Incident, known: Mapping[str, Incident], above: frozenset[str]) -> None:
    for part in incident.parts:
        if part in known and part not in above:
            _grow(tree.add(_label(known[part])), known[part], known, above | {part})


def _order(incident: Incident) -> tuple[bool, bool, int, str]:
    return not incident.parts, incident.background, -most_killed(incident), incident.id


def tops(known: Mapping[str, Incident]) -> list[Incident]:
    """Return the incidents that are part of no other: those with parts first, news before background, by killed."""
    return sorted((i for i in known.values() if i.whole is None or i.whole not in known), key=_order)


def overview(known: Mapping[str, Incident]) -> Iterator[RenderableType]:
    """Draw the trees of all wholes, and the incidents that stand alone, largest first."""
    roots = tops(known)
    wholes = [incident for incident in roots if incident.parts]
    singles = [incident for incident in roots if not incident.parts]
    for number, incident in enumerate(wholes + singles[:SINGLES_SHOWN]):
        if number:
            yield Text()
        tree = Tree(_label(incident), guide_style="dim")
        _grow(tree, incident, known, frozenset({incident.id}))
        yield tree
    if len(singles) > SINGLES_SHOWN:
        more = counted(len(singles) - SINGLES_SHOWN, "more incident")
        yield Text(f"… and {more} without parts: see them with `tollbook incidents`", style="dim")
