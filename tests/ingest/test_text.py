"""Plain texts with their title and byline inside."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.helpers import STORY, take, take_bytes

SEED = Path(__file__).parents[2].parent / "shared" / "seed" / "article.txt"


MILL = "Four die at mill"
Dates = tuple[str | None, tuple[str, ...]]


@pytest.mark.parametrize(
    ("head", "said", "dates"),
    [
        (
            (
                f"{MILL}\n\nBy Bend Valley Herald / 03-02-2026 03:15:20 am | 269 Views | 0 Comments\n#\n\n"
                "Harrow Bend | Feb 3, 2026 "
            ),
            (MILL, "Bend Valley Herald", "Bend Valley Herald"),
            ("2026-02-03T03:15:20", ()),
        ),
        (f"{MILL}\nBy Ana Roe | 03-02-2026\n\n", (MILL, None, "Ana Roe"), (None, ("2026-02-03", "2026-03-02"))),
        (f"{MILL}\nBy Ana Roe | 13-02-2026\n\n", (MILL, None, "Ana Roe"), ("2026-02-13", ())),
        (f"{MILL}\nBy Ana Roe | Tuesday 03-02-2026\n\n", (MILL, None, "Ana Roe"), ("2026-02-03", ())),
        (f"{MILL}\nBy Ana Roe | 03-02-2026 | Updated 14-02-2026\n\n", (MILL, None, "Ana Roe"), ("2026-02-03", ())),
        (
            f"{MILL}\nBy Ana Roe | 03-02-2026\n\nHARROW BEND, March 2 (Agency) — ",
            (MILL, None, "Ana Roe"),
            ("2026-03-02", ()),
        ),
        (
            f"{MILL}\nBy ANA ROE | The Bend Times | February 3, 2026\n\n",
            (MILL, "The Bend Times", "ANA ROE"),
            ("2026-02-03", ()),
        ),
        (f"{MILL}\nPublished on 3 February 2026 by Ana Roe\n\n", (MILL, None, "Ana Roe"), ("2026-02-03", ())),
        (
            f"{MILL}\nBy Ana Roe, The Bend Post, February 3, 2026\n\n",
            (MILL, "The Bend Post", "Ana Roe, The Bend Post"),
            ("2026-02-03", ()),
        ),
        (
            f"{MILL}\nBy Agencies | Bend Valley Post\nLast updated: 3 February 2026 11:50pm\n\n",
            (MILL, "Bend Valley Post", "Agencies"),
            ("2026-02-03T23:50:00", ()),
        ),
        (f"{MILL}\nBy Yun Sun | February 3, 2026\n\n", (MILL, None, "Yun Sun"), ("2026-02-03", ())),
        (f"{MILL}\nBy Reuters | February 3, 2026\n\n", (MILL, None, "Reuters"), ("2026-02-03", ())),
        (f"{MILL}\nBy News Desk | February 3, 2026\n\n", (MILL, None, "News Desk"), ("2026-02-03", ())),
        (
            f"Title: {MILL}\nSource: Bend Radio\nDate: 3 February 2026\nAuthor: Ana Roe\nURL: https://bend.example/1\n\n",
            (MILL, "Bend Radio", "Ana Roe"),
            ("2026-02-03", ()),
        ),
        (f"# {MILL}\n\n*Published: 2026-02-03*\n\n", (MILL, None, None), ("2026-02-03", ())),
        (f"{MILL}\n\nHARROW BEND, Feb 3, 2026 (Agency) — ", (MILL, None, None), ("2026-02-03", ())),
        (f"{MILL}\n\nOn Feb 3, 2026, the mill was attacked. ", (MILL, None, None), (None, ())),
        ("By Air and Sea, Aid Nears the Bend\n\n", ("By Air and Sea, Aid Nears the Bend", None, None), (None, ())),
        ("", (None, None, None), (None, ())),
    ],
)
def test_what_the_first_lines_say(tmp_path: Path, head: str, said: tuple[str | None, ...], dates: Dates) -> None:
    """Each row is a way in which texts are pasted into files; nothing is guessed, and the text stays as it is."""
    taken = take_bytes(tmp_path, "report.txt", (head + STORY).encode())
    report = taken.fetched[0].report
    assert (report.title, report.outlet, report.byline) == said
    assert (report.published, report.published_readings) == dates
    assert report.text == head + STORY
    assert bool(taken.said) == (report.published is None)


def test_the_doubt_about_a_date_is_shown_in_one_line(tmp_path: Path) -> None:
    """Both readings are kept, in the report's notes and in what is said."""
    taken = take_bytes(tmp_path, "report.txt", f"Four die\nBy Ana Roe | 03-02-2026\n\n{STORY}".encode())
    line = "published on 2026-02-03 or on 2026-03-02: nothing tells which figure is the month"
    assert taken.said == [line]
    assert taken.fetched[0].report.notes == (line,)


def test_line_ends_and_the_mark_at_the_start(tmp_path: Path) -> None:
    """The byte order mark is cut off; line ends stay what they are, since spans count them."""
    taken = take_bytes(tmp_path, "report.txt", b"\xef\xbb\xbfFour die\r\n\r\n" + STORY.encode())
    assert taken.texts == ["Four die\r\n\r\n" + STORY]


@pytest.mark.skipif(not SEED.exists(), reason="the seed article lies beside the repository and is not here")
def test_the_seed_article() -> None:
    """Title, outlet and time are recognised, and the text is the file's."""
    fetched = take(SEED).fetched[0]
    report = fetched.report
    assert report.text.encode() == SEED.read_bytes()
    assert report.title is not None
    assert report.text.startswith(report.title)
    assert (report.outlet, report.published) == ("Tatkaal Khabar", "2026-02-02T03:15:20")
