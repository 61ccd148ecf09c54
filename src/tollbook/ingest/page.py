"""What a page says of itself: JSON-LD, meta elements, its canonical address, its heading."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from tollbook.ingest.words import page_words

_DEEPEST: Final = 12  # levels of JSON-LD that are looked through
_SAME_TITLE: Final = 0.5  # share of words that a heading must share with the page's declared title
_TITLE_TAIL: Final = re.compile(r"\s+(?:[|•·–—-]|::|»)\s+([^|•·–—»]{2,60})$")


@dataclass(slots=True)
class Page:
    """What a page declares of itself, each list best first and without repeats."""

    titles: list[str] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    url: str | None = None


def read_page(tree: HtmlElement) -> Page:
    """Gather what a page declares; JSON-LD before meta elements, those before what only looks so."""
    page = Page()
    for article in _articles(tree):
        _read_article(article, page)
    meta = _meta(tree)
    words = page_words()
    for names, found in (
        (words.title, page.titles),
        (words.outlet, page.outlets),
        (words.byline, page.bylines),
        (words.published, page.published),
        (words.updated, page.updated),
    ):
        found.extend(value for name in names for value in meta.get(name, ()))
    page.bylines = [name for name in page.bylines if "://" not in name]
    page.published.extend(_times(tree))
    page.url = _address(tree, [*meta.get("og:url", ()), *([page.url] if page.url else [])])
    return page


def outlet_of(page: Page) -> str | None:
    """Name the outlet: as it calls itself, else the host of its address."""
    if page.outlets:
        return page.outlets[0]
    host = urlsplit(page.url).hostname if page.url else None
    return host.removeprefix("www.") if host else None


def title_of(tree: HtmlElement, page: Page) -> str | None:
    """Find the title as the page shows it: the heading that agrees best with what is declared, else what is declared.

    Where nothing agrees, the longer of the window's title and the first heading is the story's, the other the outlet's.
    """
    element = tree.find(".//title")
    window = [text] if element is not None and (text := _flat(element.text_content())) else []
    declared = [*page.titles, *window]
    headings = [text for heading in tree.iter("h1") if (text := _flat(heading.text_content()))]
    agreeing = [heading for heading in headings if any(_alike(heading, title) for title in declared)]
    if agreeing:
        return max(agreeing, key=lambda heading: max(_shared(heading, title) for title in declared))
    if page.titles:
        return _without_outlet(page.titles[0], outlet_of(page))
    shown = [_without_outlet(title, outlet_of(page)) for title in window] + headings[:1]
    return max(shown, key=lambda title: len(title.split()), default=None)


def beside_the_story(element: HtmlElement) -> bool:
    """Tell whether an element stands in a menu, a footer, among comments or other stories."""
    words = page_words()
    for node in (element, *element.iterancestors()):
        if not isinstance(node.tag, str) or node.tag in {"body", "html"}:
            continue
        if node.tag in words.beside_the_story or words.beside_the_story_names & _class_names(node):
            return True
    return False


def drop_adverts(tree: HtmlElement) -> None:
    """Take short advertisements out of a page: they stand amid its paragraphs, where a story is looked for."""
    words = page_words()
    for element in list(tree.iter(etree.Element)):
        called_so = element.tag not in {"html", "body", "main", "article"} and words.adverts & _class_names(element)
        if called_so and element.getparent() is not None and len(element.text_content()) <= words.longest_advert:
            element.drop_tree()


def _class_names(element: HtmlElement) -> set[str]:
    return set(re.split(r"[\s_-]+", f"{element.get('class', '')} {element.get('id', '')}".lower()))


def _articles(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the reports among a page's JSON-LD; a block that is broken is passed over, as browsers do."""
    for script in tree.iter("script"):
        if script.get("type", "").strip().lower() == "application/ld+json" and script.text:
            try:
                loaded = json.loads(script.text, strict=False)
            except (ValueError, RecursionError):
                continue
            yield from _articles_in(loaded, 0)


def _articles_in(node: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(node, list):
        for child in node:
            yield from _articles_in(child, depth + 1)
    elif isinstance(node, dict):
        types = node.get("@type")
        names = types if isinstance(types, list) else [types]
        if any(isinstance(name, str) and name.lower() in page_words().article_types for name in names):
            yield node
        yield from _articles_in(node.get("@graph"), depth + 1)


def _read_article(article: dict[str, Any], page: Page) -> None:
    page.titles.extend(_names(article.get("headline")))
    page.published.extend(_names(article.get("datePublished")))
    page.updated.extend(_names(article.get("dateModified")))
    page.outlets.extend(_names(article.get("publisher")))
    authors = _names(article.get("author"))
    page.bylines.extend([", ".join(authors)] if authors else [])
    page.url = page.url or next((name for name in _names(article.get("url")) if "://" in name), None)


def _names(value: Any) -> list[str]:
    """Read a name that JSON-LD writes as a string, as an object or as a list of either."""
    if isinstance(value, list):
        return [name for child in value[:10] if not isinstance(child, list) for name in _names(child)]
    if isinstance(value, dict):
        value = value.get("name")
    flat = _flat(html.unescape(value)) if isinstance(value, str) else ""
    return [flat] if flat else []


def _meta(tree: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = _flat(element.get("content") or "")
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _times(tree: HtmlElement) -> list[str]:
    """Read the <time> elements of the story itself, those marked as its publication first."""
    marked: list[str] = []
    others: list[str] = []
    for element in tree.iter("time"):
        value = _flat(element.get("datetime") or element.text_content())
        if value and not beside_the_story(element):
            is_marked = element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
            (marked if is_marked else others).append(value)
    return marked + others[:1]


def _address(tree: HtmlElement, others: Sequence[str]) -> str | None:
    links = [link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    for url in (*links, *others):
        try:
            parts = urlsplit(url.strip())
            if parts.scheme in {"http", "https"} and parts.hostname:
                return url.strip()
        except ValueError:  # "http://[" and the like
            continue
    return None


def _alike(heading: str, title: str) -> bool:
    """Tell whether a heading says what a declared title says, to which an outlet's name may be hung."""
    longest = max(len(_words(heading)), len(_words(title)) - 4)
    return _shared(heading, title) >= max(1, _SAME_TITLE * longest)


def _shared(heading: str, title: str) -> int:
    return len(_words(heading) & _words(title))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _without_outlet(title: str, outlet: str | None) -> str:
    """Cut " - The Outlet" off a title; any other tail after a bar may be part of the headline and stays."""
    tail = _TITLE_TAIL.search(title)
    if tail is None or outlet is None:
        return title
    same = re.sub(r"\W", "", tail[1].lower()) in re.sub(r"\W", "", outlet.lower())
    return title[: tail.start()] if same else title


def _flat(text: str) -> str:
    return " ".join(text.split())
