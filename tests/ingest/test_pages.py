"""Whole pages with what real pages carry around a story, about invented incidents in invented outlets."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from tests.ingest.helpers import PAGES, take


@dataclass(frozen=True)
class Expected:
    """What a careful reader takes from one page."""

    name: str
    title: str
    outlet: str | None
    byline: str | None
    published: str | None
    url: str | None = None
    readings: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    paragraphs: int = 0
    said: int = field(default=0)


EXPECTED = [
    Expected(
        "quay_bombing.html",
        "Bomb at Port Salis ferry quay kills at least 14",
        "The Marrow Coast Ledger",
        "Ilka Dorren, Tomas Vey",
        "2026-03-19T21:40:00+05:30",
        "https://www.marrowcoastledger.example/2026/03/19/port-salis-quay-bomb",
        holds=("PORT SALIS, March 19 — A bomb", "“We counted fourteen,”", "Ó Bheag and Çarı", "مستشفى الساحل"),
        lacks=(
            "cookies",
            "269",
            "Comments",
            "Tern Bridge",
            "saltwife88",
            "60",
            "77 killed",
            "Advertisement",
            "sale",
            "©",
            "999",
        ),
        paragraphs=6,
    ),
    Expected(
        "market_shelling.html",
        "Shells fall on Vantry market, 9 dead",
        "Northern Plains Tribune",
        "Northern Plains Tribune",
        "2026-02-03T21:40:12",
        holds=("Vantry | Feb 3, 2026 Shells fired", "district’s", "there – “and nobody"),
        lacks=("269", "Comments", "READ MORE", "33 near Osk", "Tags", "Copyright", "Facebook"),
        paragraphs=5,
    ),
    Expected(
        "ranger_ambush.html",
        "Six rangers killed in Kessel Forest ambush",
        "Upriver Daily",
        "Sela Brandt",
        "2025-11-08T06:12:44+00:00",
        "https://upriverdaily.example/kessel-forest-ambush/",
        holds=("Third attack this year", "March 2 5", "Its budget for this year is spent."),
        lacks=("eleven rangers", "12 arrested", "mill fire", "min read", "Share this", "Tagged", "powered by"),
    ),
    Expected(
        "bridge_raid.html",
        "Raid at Tern Bridge",
        "Eastern Wire Gazette",
        "Odo Lund",
        "2026-02-11",
        holds=("TERN BRIDGE — Masked riders", "– “ordinary men with lorries full of onions”."),
        lacks=("visitor number", "Guestbook", "text editor"),
        paragraphs=5,
    ),
    Expected(
        "tea_house_grenade.html",
        "Grenade thrown at Lowmark tea house wounds seven",
        None,
        None,
        None,
        readings=("2026-05-04", "2026-04-05"),
        holds=("town’s", "£900"),
        lacks=("cookies", "Radio"),
        paragraphs=4,
        said=1,
    ),
]


@pytest.mark.parametrize("page", EXPECTED, ids=lambda page: page.name)
def test_a_page_gives_its_story_and_what_it_says_of_itself(page: Expected) -> None:
    """The body without what stands around it; title, byline, outlet, address and time as the page gives them."""
    taken = take(PAGES / page.name)
    assert len(taken.fetched) == 1
    report = taken.fetched[0].report
    assert (report.title, report.outlet, report.byline) == (page.title, page.outlet, page.byline)
    assert (report.published, report.published_readings) == (page.published, page.readings)
    assert (report.url, report.language) == (page.url, "en")
    assert [words for words in page.holds if words not in report.text] == []
    assert [words for words in page.lacks if words in report.text] == []
    assert page.paragraphs in {0, len(report.text.split("\n\n"))}
    assert (taken.fatal, len(taken.said)) == ([], page.said)


@pytest.mark.parametrize("page", EXPECTED, ids=lambda page: page.name)
def test_the_title_opens_the_text_once(page: Expected) -> None:
    """A claim made in a headline needs a span, and must not be told twice."""
    text = take(PAGES / page.name).fetched[0].report.text
    assert text.startswith(page.title + "\n\n")
    assert text.count(page.title) == 1


@pytest.mark.parametrize("page", EXPECTED, ids=lambda page: page.name)
def test_the_raw_bytes_are_kept(page: Expected) -> None:
    """What was published can be looked at again."""
    assert take(PAGES / page.name).fetched[0].raw == (PAGES / page.name).read_bytes()


def test_a_page_in_another_language_is_set_aside() -> None:
    """Only English is read; the line names the language."""
    taken = take(PAGES / "market_arabic.html")
    assert taken.fetched == []
    assert taken.fatal == ["is not in English but in 'ar'; only English is read"]


def test_a_page_of_links_is_no_report() -> None:
    """A front page holds no story."""
    taken = take(PAGES / "front_page.html")
    assert taken.fetched == []
    assert "without a story" in taken.fatal[0]


def test_reading_twice_gives_the_same() -> None:
    """No clock and no order of a dictionary shows in what is read."""
    assert take(PAGES) == take(PAGES)
