"""What a person sees of one reading, on a sample that no reader has a say in."""

from __future__ import annotations

import io
from dataclasses import replace

from rich.console import Console

from tests.cli.samples import FIRST, FIRST_READING, SECOND, SECOND_READING
from tollbook.cli.views.reading import reading_view
from tollbook.model import Polarity, Reading, Report


def shown(report: Report, reading: Reading, *, explain: bool = False) -> list[str]:
    """Render a reading as plain lines."""
    page = io.StringIO()
    console = Console(file=page, width=120, color_system=None, markup=False, highlight=False)
    for thing in reading_view(report, reading, "folder/a.txt", brackets=True, explain=explain):
        console.print(thing)
    return [line.rstrip() for line in page.getvalue().splitlines()]


def test_head_says_which_report() -> None:
    """File, title, outlet, day and how much was found."""
    assert shown(FIRST, FIRST_READING)[:3] == [
        "folder/a.txt",
        "Army says 12 rebels killed in Dera hills",
        "The Morning Kettle · published 3 Mar 2026 · 5 claims on 1 event",
    ]


def test_claims_stand_below_their_sentence() -> None:
    """Who, by whom, who says so, the event and the ties are said for each claim; what is not known is said to be so."""
    lines = shown(FIRST, FIRST_READING)
    sentence = lines.index("Soldiers killed [12] rebels in the hills of Dera on 3 March 2026, the army said.")
    assert lines[sentence + 1].split("  ")[-1].strip() == (
        "rebels (armed group) · by: Soldiers · says: the army · e1 · same people as c1"
    )
    assert any("fighters (armed group) · by: not said · says: A rebel spokesman" in line for line in lines)
    assert any("says: the report" in line for line in lines)


def test_background_and_vague_words() -> None:
    """A background event is marked; a vague word gets no number."""
    lines = shown(SECOND, SECOND_READING)
    assert any("Gunfire of 2014 (background)" in line for line in lines)
    assert any("Dozens killed" in line for line in lines)
    assert any("at least 30 killed" in line for line in lines)


def test_denied_is_said() -> None:
    """A harm that somebody denies does not look like one that happened."""
    denied = replace(FIRST_READING.claims[0], polarity=Polarity.DENIED)
    assert any("killed (denied)" in line for line in shown(FIRST, replace(FIRST_READING, claims=(denied,))))


def test_explain_marks_the_parties_and_gives_reasons() -> None:
    """With --explain one sees which words were taken for whom, and why there is a claim at all."""
    lines = shown(FIRST, FIRST_READING, explain=True)
    assert (
        "{by: Soldiers} killed [12] {who: rebels} in the hills of Dera on 3 March 2026, {says: the army} said." in lines
    )
    assert "  c1 because: `killed` governs `rebels` (score 0.91)" in lines


def test_nothing_found_is_said() -> None:
    """A report without a claim is not a blank screen; notes of what is missing are shown."""
    lines = shown(replace(FIRST, notes=("no date was found",)), Reading(FIRST.id, "sample-1"))
    assert "Nobody is said to have been harmed by violence in this report." in lines
    assert "note: no date was found" in lines
