"""HTML as published: the story, with its title first, and what the page says of itself."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Final

from htmldate import find_date
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from tollbook.errors import InputError
from tollbook.ingest.body import story_of, take_head, with_title
from tollbook.ingest.dates import WrittenDate, find_dates
from tollbook.ingest.decode import Decoded
from tollbook.ingest.head import Head, read_line
from tollbook.ingest.page import beside_the_story, drop_adverts, outlet_of, read_page, title_of
from tollbook.ingest.publication import Published, settle
from tollbook.ingest.reports import Draft
from tollbook.ingest.tree import lines_of

_LOOKS_LIKE: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|meta|section|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_WHOLE_PAGE: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_LOOKED_AT: Final = 4096  # characters
_HEAD_ELEMENTS: Final = ("p", "div", "span", "li", "address", "small", "h2", "h3", "h4", "h5", "h6")
_LONGEST_HEAD_TEXT: Final = 160
_MOST_HEAD_TEXTS: Final = 25  # short texts behind the heading among which byline and date stand
_LATEST: Final = "2100-12-31"  # htmldate would else ask the clock
_EARLIEST: Final = "1970-01-01"
_LONG_PARAGRAPH: Final = 120  # characters; a date in one is the story's, not the page's


def looks_like_html(text: str, *, whole_page: bool = False) -> bool:
    """Tell whether a text begins as HTML does; `whole_page` asks for the opening of a page, not of a fragment."""
    return (_WHOLE_PAGE if whole_page else _LOOKS_LIKE).match(text[:_LOOKED_AT]) is not None


def read_html(decoded: Decoded, name: str) -> Draft:
    """Read a page. Raises InputError for one that holds no story."""
    notes = [decoded.note]
    text = decoded.text
    if "\x00" in text:
        text = text.replace("\x00", "")
        notes.append("NUL characters in the page were left out, as browsers do")
    tree = _parse(text)
    page = read_page(tree)
    title = title_of(tree, page)
    head = Head()
    for short in _texts_behind_heading(tree):
        read_line(short, head)
    story = deepcopy(tree)
    drop_adverts(story)
    paragraphs = take_head(story_of(story), head)
    stamps = _written(page.published) + head.published + _written(page.updated) + head.updated
    published = settle(stamps, head.datelines)
    if not published.value and not published.readings:
        published = _by_looks(tree)
    return Draft(
        text=with_title(title, paragraphs),
        fallback_name=name,
        outlet=outlet_of(page) or head.outlet,
        title=title,
        byline=page.bylines[0] if page.bylines else head.byline,
        url=page.url,
        published=published,
        notes=tuple(notes),
    )


def _parse(text: str) -> HtmlElement:
    try:
        return document_fromstring(text.encode("utf-8"), parser=HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError) as error:
        raise InputError("is a page that cannot be taken apart; save it again from the browser") from error


def _written(values: list[str]) -> list[WrittenDate]:
    return [dates[0] for value in values if (dates := find_dates(value))]


def _texts_behind_heading(tree: HtmlElement) -> list[str]:
    """Gather the short texts that follow the page's heading: there the byline and the date stand."""
    found: list[str] = []
    heading = next(tree.iter("h1"), None)
    if heading is None:
        return found
    for element in heading.xpath("following::*"):
        if element.tag in _HEAD_ELEMENTS and not beside_the_story(element):
            found.extend(line for line in lines_of(element) if len(line) <= _LONGEST_HEAD_TEXT and line not in found)
        if len(found) >= _MOST_HEAD_TEXTS:
            break
    return found


def _by_looks(tree: HtmlElement) -> Published:
    """Ask htmldate where the page declares nothing; the story's own long paragraphs are kept from it.

    It takes "03-02-2026" for the third of February without being asked, so such a date keeps both its readings here.
    """
    rest = deepcopy(tree)
    for element in list(rest.iter(etree.Element)):
        long = element.tag == "p" and len(element.text_content()) > _LONG_PARAGRAPH
        if element.getparent() is not None and (long or beside_the_story(element)):
            element.drop_tree()
    found = find_date(rest, extensive_search=False, original_date=True, min_date=_EARLIEST, max_date=_LATEST)
    if found is None:
        return Published()
    doubtful = [
        date
        for date in find_dates(rest.text_content())
        if len(date.days) > 1 and any(iso.startswith(found) for iso in date.iso())
    ]
    if doubtful:
        return settle(doubtful, ())
    return Published(found, note="published is a date that stands on the page or in its address, not declared as such")
