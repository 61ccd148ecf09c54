"""A toll's history as a tree: which figure stands, what it contains, what it overtook, who rivals it, who said each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from rich.console import RenderableType
from rich.text import Text
from rich.tree import Tree

from tollbook.cli.labels import label
from tollbook.cli.plain import one_line
from tollbook.cli.words import day, range_words
from tollbook.model import Figure

_RELATION_STYLES: Final = {"current": "bold green", "rival": "bold magenta", "denied": "bold red"}
_ORDER: Final = ("current", "rival", "denied", "superseded", "contained", "repeats")


@dataclass(frozen=True, slots=True)
class Node:
    """One figure, the citations of those that say the same again, and what it contains."""

    figure: Figure
    again: list[Figure] = field(default_factory=list)
    inside: list[Node] = field(default_factory=list)


def _rank(figure: Figure) -> tuple[int, str, str]:
    order = _ORDER.index(figure.relation) if figure.relation in _ORDER else len(_ORDER)
    newest_first = "".join(chr(0x10FFFF - ord(char)) for char in figure.as_of or "")
    return order, newest_first, figure.claim


def _told_before(figure: Figure, nodes: Iterable[Node]) -> Node | None:
    """Find the figure that this one says again: the same numbers or words, best as of the same day."""
    same = [node for node in nodes if _says_again(figure, node.figure)]
    return next((node for node in same if node.figure.as_of == figure.as_of), same[0] if same else None)


def _says_again(figure: Figure, first: Figure) -> bool:
    numbers = (figure.low, figure.high)
    if figure.relation == "repeats" and numbers != (None, None):
        return numbers == (first.low, first.high)
    return _key(figure) == _key(first)


def _key(figure: Figure) -> tuple[object, ...]:
    said = (figure.low, figure.high) if figure.low is not None or figure.high is not None else figure.words
    return said, figure.relation, figure.contained_in, figure.as_of, figure.claimant or figure.outlet


def nest(history: Iterable[Figure]) -> list[Node]:
    """Turn a history into trees: containers above what they contain, repeats folded into what they repeat.

    A figure whose container is not in this history, or that would contain itself, stands at the top.
    """
    nodes: dict[str, Node] = {}
    for figure in sorted(history, key=_rank):
        before = _told_before(figure, nodes.values())
        if before is None:
            nodes[figure.claim] = Node(figure)
        else:
            before.again.append(figure)
    aliases = {again.claim: node.figure.claim for node in nodes.values() for again in node.again}
    tops: list[Node] = []
    for claim, node in nodes.items():
        holder = _holder(node.figure, nodes, aliases)
        if holder is None or _is_inside(nodes, aliases, holder, claim):
            tops.append(node)
        else:
            nodes[holder].inside.append(node)
    return tops


def _holder(figure: Figure, nodes: Mapping[str, Node], aliases: Mapping[str, str]) -> str | None:
    wanted = figure.contained_in
    if wanted is None:
        return None
    holder = aliases.get(wanted, wanted)
    return holder if holder in nodes and holder != figure.claim else None


def _is_inside(nodes: Mapping[str, Node], aliases: Mapping[str, str], start: str, goal: str) -> bool:
    """Tell whether following the containers from `start` comes to `goal`: a ring must not swallow its figures."""
    seen: set[str] = set()
    at: str | None = start
    while at is not None and at not in seen:
        if at == goal:
            return True
        seen.add(at)
        at = _holder(nodes[at].figure, nodes, aliases)
    return False


def figure_words(figure: Figure) -> str:
    """Say a figure as it was said, with the number where the words hide it."""
    said = one_line(figure.words)
    if figure.low is None and figure.high is None:
        return said or range_words(None, None, None)
    shown = range_words(figure.low, None, figure.high)
    numbers = {f"{end:,}" for end in (figure.low, figure.high) if end is not None}
    plain = {number.replace(",", "") for number in numbers}
    return said if any(number in said for number in numbers | plain) else f"{said} ({shown})".strip()


@dataclass(frozen=True, slots=True)
class Notes:
    """What goes with a claim in a tree: the number of its sentence, and of whom it counts where that must be said."""

    numbers: Mapping[str, int]
    whom: Mapping[str, str] = field(default_factory=dict)


def _line(node: Node, notes: Notes) -> Text:
    figure = node.figure
    who = one_line(figure.claimant) if figure.claimant else f"{one_line(figure.outlet or 'a report')} itself"
    line = Text()
    line.append(figure_words(figure), style="bold")
    line.append(f" {notes.whom[figure.claim]}" if figure.claim in notes.whom else "", style="bold")
    line.append(f"  {who}, as of {day(figure.as_of)}  ")
    line.append(label("relation", figure.relation), style=_RELATION_STYLES.get(figure.relation, "dim"))
    _append_numbers(line, "  ", [figure], notes)
    _append_numbers(line, ", again ", node.again, notes)
    return line


def _append_numbers(line: Text, before: str, figures: list[Figure], notes: Notes) -> None:
    numbers = [f"[{notes.numbers[figure.claim]}]" for figure in figures if figure.claim in notes.numbers]
    if numbers:
        line.append(before + " ".join(numbers), style="cyan")


def _grow(tree: Tree, nodes: Iterable[Node], notes: Notes) -> None:
    for node in nodes:
        _grow(tree.add(_line(node, notes)), node.inside, notes)


def history_tree(nodes: Sequence[Node], notes: Notes) -> RenderableType:
    """Draw a history; a single figure needs no tree."""
    if len(nodes) == 1 and not nodes[0].inside:
        return _line(nodes[0], notes)
    tree = Tree(Text("history, the figure that stands first", style="dim"), guide_style="dim")
    _grow(tree, nodes, notes)
    return tree


def crossing(nodes: Iterable[Node], status_of: Mapping[str, str]) -> list[Node]:
    """Keep the trees that hold figures of more than one status, or of none: what no status's own history shows."""
    return [node for node in nodes if len(_statuses(node, status_of)) > 1 or None in _statuses(node, status_of)]


def _statuses(node: Node, status_of: Mapping[str, str]) -> set[str | None]:
    inside = [_statuses(part, status_of) for part in node.inside]
    return {status_of.get(node.figure.claim)}.union(*inside)
