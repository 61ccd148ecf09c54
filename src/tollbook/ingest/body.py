"""The story of a page: its paragraphs, without menus, comments, counters, share buttons and links to other stories."""

from __future__ import annotations

import logging
import re
from typing import Final

from lxml.html import HtmlElement
from trafilatura import bare_extraction

from tollbook.errors import InputError
from tollbook.ingest.head import Head, read_line
from tollbook.ingest.tree import piece, walk
from tollbook.ingest.words import clutter

PARAGRAPH_BREAK: Final = "\n\n"
_BLOCKS: Final = frozenset({"p", "head", "item", "quote", "row", "list", "table", "body", "main", "div", "code", "fw"})
_HEAD_BLOCKS: Final = 6  # blocks in which a page's own byline may stand
_NO_STORY: Final = "is a page without a story (links, an error, a script); save the report's own page"
_SENTENCE_END: Final = re.compile(r"[.!?][\"'”’)\]]*\s*$")
_SPACES: Final = re.compile(r"[^\S\xa0\n]+")

# What it cannot read is said by us, in one line; without a handler Python would print its warnings as well.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())


def story_of(tree: HtmlElement) -> list[str]:
    """Cut the paragraphs of the story out of a page, as they are published.

    Raises InputError where a page holds no story.
    """
    found = bare_extraction(tree, include_comments=False, include_formatting=False, with_metadata=False)
    if found is None or isinstance(found, dict) or found.body is None:
        raise InputError(_NO_STORY)
    story = [paragraph for paragraph in _paragraphs(found.body) if not clutter().covers(paragraph)]
    if sum(map(len, story)) < clutter().shortest_story and not any(_SENTENCE_END.search(part) for part in story):
        raise InputError(_NO_STORY)
    return story


def take_head(paragraphs: list[str], head: Head) -> list[str]:
    """Read what the first paragraphs say of the report, and leave out those that say nothing else."""
    kept = [paragraph for paragraph in paragraphs[:_HEAD_BLOCKS] if not read_line(paragraph, head)]
    return kept + paragraphs[_HEAD_BLOCKS:]


def with_title(title: str | None, paragraphs: list[str]) -> str:
    """Write the text: the title first, unless the story begins with it; once more before the story it is left out."""
    if title is None:
        return PARAGRAPH_BREAK.join(paragraphs)
    opening, rest = paragraphs[:2], paragraphs[2:]
    if opening and _plain(opening[0]).startswith(_plain(title)):
        return PARAGRAPH_BREAK.join(paragraphs)
    opening = [paragraph for paragraph in opening if _plain(paragraph) != _plain(title)]
    return PARAGRAPH_BREAK.join([title, *opening, *rest])


def _paragraphs(body: HtmlElement) -> list[str]:
    """Write the blocks of an extracted story as paragraphs; a line break stays one, other white space is one space."""
    pieces: list[str] = []
    for event, element in walk(body):
        if element.tag in _BLOCKS:
            pieces.append(PARAGRAPH_BREAK)
        elif element.tag == "lb" and event == "start":
            pieces.append("\n")
        elif element.tag == "cell" and event == "end":
            pieces.append(" ")
        pieces.append(piece(event, element, body))
    lines = (_SPACES.sub(" ", line).strip() for line in "".join(pieces).split("\n"))
    paragraphs = re.split(r"\n{2,}", "\n".join(lines))
    return [paragraph for part in paragraphs if (paragraph := part.strip())]


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
