"""Walking a page's tree, whose nesting is as deep as its author liked: without recursion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from lxml.html import HtmlElement

Event = Literal["start", "end"]


def walk(root: HtmlElement) -> Iterator[tuple[Event, HtmlElement]]:
    """Yield the start and the end of every element below a root and of itself; of a comment only the end.

    What stands behind an element is its tail, to be taken at its end; the root's own is no part of it.
    """
    waiting: list[tuple[Event, HtmlElement]] = [("end", root), ("start", root)]
    while waiting:
        event, element = waiting.pop()
        yield event, element
        if event == "start":
            for child in reversed(element):
                waiting.append(("end", child))
                if isinstance(child.tag, str):
                    waiting.append(("start", child))


def piece(event: Event, element: HtmlElement, root: HtmlElement) -> str:
    """Give the text that stands at an event, white space as one space; no-break spaces stay."""
    text = element.text if event == "start" else None if element is root else element.tail
    return re.sub(r"[\t\n\r\f\v ]+", " ", text or "")


def lines_of(element: HtmlElement) -> list[str]:
    """Write an element's text line by line, as a browser shows it: a <br> ends a line."""
    pieces: list[str] = []
    for event, node in walk(element):
        if event == "start" and node.tag == "br":
            pieces.append("\n")
        pieces.append(piece(event, node, element))
    return [line for part in "".join(pieces).split("\n") if (line := " ".join(part.split()))]
