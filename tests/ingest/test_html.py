"""Odd pages, made on the spot: where a page hides its title, outlet and time, and what breaks other readers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.helpers import STORY, take_bytes
from tollbook.model import Report

BODY = (
    "<article><h1>Four men shot dead at Harrow Bend mill</h1>"
    f"<p>{STORY}</p><p>{STORY.replace('Monday', 'Friday')}</p></article>"
)
LD = '<script type="application/ld+json">'


def read(folder: Path, head: str, body: str = BODY) -> Report:
    """Read a page made of a head and a body."""
    page = f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    return take_bytes(folder, "page.html", page.encode()).fetched[0].report


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2025-06-01T10:00:00Z">', "2025-06-01T10:00:00+00:00"),
        ('<meta name="pubdate" content="1 June 2025">', "2025-06-01"),
        ('<meta itemprop="datePublished" content="2025-06-01">', "2025-06-01"),
        ('<meta name="parsely-pub-date" content="2025-06-01T10:00:00-0400">', "2025-06-01T10:00:00-04:00"),
        ('<meta property="article:modified_time" content="2025-06-02">', "2025-06-02"),
        (
            LD + '{"@type":"NewsArticle","datePublished":"2025-06-01"}</script>',
            "2025-06-01",
        ),
        (
            LD + '[{"@type":"Thing"},{"@type":"Article","datePublished":"2025-06-01"}]</script>',
            "2025-06-01",
        ),
        (LD + '{"@type":"NewsArticle", broken</script>', None),
        ('<script type="application/ld+json">' + "[" * 3000 + "</script>", None),
        (LD + '{"@type":"Organization","datePublished":"1999-01-01"}</script>', None),
        ('<link rel="canonical" href="https://a.example/2025/06/01/mill.html">', "2025-06-01"),
        ('<meta name="copyright" content="(c) 2024">', None),
    ],
)
def test_where_a_page_writes_its_time(tmp_path: Path, head: str, published: str | None) -> None:
    """Each of these places is used by real pages; a copyright year is no time of publication."""
    assert read(tmp_path, head).published == published


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("<p>Published on 1 June 2025 at 09:15 by Ana Roe</p>", "2025-06-01T09:15:00"),
        ("<div>By Ana Roe | June 1, 2025 | 14 Views</div>", "2025-06-01"),
        ("<span>Last updated: 1 June 2025</span>", "2025-06-01"),
        ("<time datetime='2025-06-01T08:00+02:00'>Sunday</time>", "2025-06-01T08:00:00+02:00"),
        ("<div class='related-posts'><time datetime='2024-01-01'>x</time></div>", None),
    ],
)
def test_a_time_behind_the_heading(tmp_path: Path, line: str, published: str | None) -> None:
    """Where the head of the page is silent, what stands between title and story speaks; other stories do not."""
    body = BODY.replace("</h1>", f"</h1>{line}")
    assert read(tmp_path, "", body).published == published


def test_a_day_told_in_the_story_is_not_the_day_of_publication(tmp_path: Path) -> None:
    """The date of what happened must not pass for the date on which it was reported."""
    story = BODY.replace("on Monday night", "on 3 March 2019, a night of storms and thunder over the whole valley,")
    report = read(tmp_path, "", story)
    assert report.published is None


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ('<meta property="og:site_name" content="The Bend Post">', "The Bend Post"),
        (
            LD + '{"@type":"Article","publisher":{"name":"The Bend &amp; Vale Post"}}</script>',
            "The Bend & Vale Post",
        ),
        ('<link rel="canonical" href="https://www.bendpost.example/a">', "bendpost.example"),
        ('<meta property="og:url" content="https://bendpost.example/a">', "bendpost.example"),
        ('<link rel="canonical" href="http://[broken">', None),
        ('<link rel="canonical" href="/a/b">', None),
        ("", None),
    ],
)
def test_who_published(tmp_path: Path, head: str, outlet: str | None) -> None:
    """As the outlet calls itself, else the host of its own address, else nobody."""
    assert read(tmp_path, head).outlet == outlet


@pytest.mark.parametrize(
    ("head", "heading", "title"),
    [
        ("<title>Mill attack: four dead - The Bend Post</title>", "", "Mill attack: four dead - The Bend Post"),
        (
            "<title>Mill attack - The Bend Post</title><meta property='og:site_name' content='The Bend Post'>",
            "",
            "Mill attack",
        ),
        (
            "<title>Mill attack - four dead</title><meta property='og:site_name' content='The Bend Post'>",
            "",
            "Mill attack - four dead",
        ),
        ("<title>The Bend Post</title>", "<h1>Four dead at mill</h1>", "Four dead at mill"),
        (
            "<title>Four dead at mill | The Bend Post</title>",
            "<h1>The Bend Post</h1><h1>Four dead\n at mill</h1>",
            "Four dead at mill",
        ),
        ("", "<h1>Four dead at mill</h1>", "Four dead at mill"),
        ("", "", None),
    ],
)
def test_the_title(tmp_path: Path, head: str, heading: str, title: str | None) -> None:
    """The heading that agrees with the page's title; the outlet's name is cut off only where it is the outlet's."""
    body = f"{heading}<p>{STORY}</p><p>{STORY.replace('Monday', 'Friday')}</p>"
    assert read(tmp_path, head, body).title == title


def test_nul_characters_in_a_page_are_left_out_and_noted(tmp_path: Path) -> None:
    """Browsers leave them out; here it is said."""
    page = f"<html><body>{BODY}</body></html>".replace("Gunmen", "Gun\x00men").encode()
    report = take_bytes(tmp_path, "page.html", page).fetched[0].report
    assert "Gunmen shot dead" in report.text
    assert any("NUL" in note for note in report.notes)


def test_a_text_file_that_holds_a_page_is_read_as_a_page(tmp_path: Path) -> None:
    """What a file holds counts, not what it is called."""
    taken = take_bytes(tmp_path, "page.txt", f"<!DOCTYPE html><html><body>{BODY}</body></html>".encode())
    assert taken.fetched[0].media_type == "text/html"
    assert "<p>" not in taken.texts[0]


def test_html_that_is_none_is_read_as_plain_text(tmp_path: Path) -> None:
    """The words are kept, and one line says that they are no page."""
    taken = take_bytes(tmp_path, "page.html", STORY.encode())
    assert taken.texts == [STORY]
    assert any("no HTML" in line for line in taken.said)


@pytest.mark.parametrize(
    "page",
    [
        "<html>",
        "<html><body></body></html>",
        "<!DOCTYPE html>",
        "<p></p>",
        "<html><body>" + "<div>" * 3000 + "x" + "</div>" * 3000 + "</body></html>",
        "<html><frameset><frame src='a'></frameset></html>",
        "<?xml version='1.0' encoding='utf-16'?><html><body><p>Short</p></body></html>",
    ],
    ids=["open", "empty", "doctype", "paragraph", "deep", "frames", "lying"],
)
def test_a_page_without_a_story_is_set_aside(tmp_path: Path, page: str) -> None:
    """One line, no traceback."""
    taken = take_bytes(tmp_path, "page.html", page.encode())
    assert taken.fetched == []
    assert len(taken.fatal) == 1


def test_no_break_spaces_and_marks_of_direction_stay(tmp_path: Path) -> None:
    """The words are stored as they are published, also where they cannot be seen."""
    body = BODY.replace("Gunmen", "\u200fأبو\u200e Café\u0301 gunmen")
    assert "\u200fأبو\u200e Café\u0301 gunmen" in read(tmp_path, "", body).text
