"""The reader on texts that nobody would call a report: never a crash, never a wrong span."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.read.golden import lines
from tollbook.errors import ReadError
from tollbook.model import Reading, Report
from tollbook.model.forms import check_spans
from tollbook.model.ids import text_sha256
from tollbook.read import reader
from tollbook.read.decide import FIRST, RULED_OUT, SECOND, context_rows
from tollbook.read.harm import propose
from tollbook.read.learned import Models
from tollbook.read.page import Page, open_page
from tollbook.read.reader import Reader, read_page

READER = Reader()

WORDS = [
    "killed",
    "33",
    "people",
    "at least",
    "“",
    "و",
    "😀",
    "\u202e",
    "e\u0301",
    "No",
    "one",
    "10^30",
    "dozens",
    "\n",
    "BLA",
    "was",
    ",",
    "and",
    "22",
]

ODD = [
    "",
    " ",
    "💣 3 killed 💥 and 4 wounded \u202eأربعة\u202c in Ḥalab",
    "KILLED KILLED KILLED",
    "0 killed",
    "10^30 people were killed",
    "1,2,3 killed",
    "two-and-a-half dozen men were killed",
    "killed " * 400,
    "\n".join(f"{n} | {n + 1} | killed" for n in range(500)),
    "e\u0301" * 300 + " killed 5 people",
    "5 people were killed\x00 and 6 hurt",
]
"""Texts that have broken readers."""


def report(text: str) -> Report:
    """Make a report of a text and nothing else."""
    return Report(id="r", text=text, sha256=text_sha256(text), doc_id="r", published="2026-02-02")


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_are_read(text: str) -> None:
    """Emoji, marks, tables, repetition: every span still quotes what stands there."""
    check_spans(text, READER.read(report(text)))


def test_a_number_beyond_all_people_is_no_claim() -> None:
    """10^30, "1,2,3": at worst no claim, never a wrong number."""
    assert [c.value for text in ODD[5:7] for c in READER.read(report(text)).claims if c.value] == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=40))
def test_any_text_can_be_read(words: list[str]) -> None:
    """Spans hold, events exist, relations point at claims of the same reading, and never forward."""
    text = " ".join(words)
    reading = READER.read(report(text))
    check_spans(text, reading)
    order = {c.id: i for i, c in enumerate(reading.claims)}
    assert {c.event for c in reading.claims} <= {e.id for e in reading.events}
    assert all(order[c.same_as] < order[c.id] for c in reading.claims if c.same_as)
    assert all(c.part_of in order and c.part_of != c.id for c in reading.claims if c.part_of)


def test_same_text_same_reading() -> None:
    """Nothing random, no clock: a report read twice gives one reading."""
    text = "At least 12 soldiers and three civilians were killed in Gao on Monday, officials said."
    assert READER.read(report(text)) == Reader().read(report(text))


def test_reports_read_together_read_as_they_do_alone() -> None:
    """Sentences of many reports are parsed in one batch; that must not show in any of them."""
    texts = [*ODD[:8], *(row["text"] for row in lines()[:60])]
    assert list(READER.read_many(map(report, texts))) == [READER.read(report(text)) for text in texts]


def test_an_unreadable_report_gives_its_error_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reports before and after it are read all the same."""

    def failing(page: Page, models: Models) -> Reading:
        if "X" in page.text:
            raise ReadError("unreadable")
        return read_page(page, models)

    monkeypatch.setattr(reader, "read_page", failing)
    found = list(READER.read_each(map(report, ["Two men died.", "X died.", "Six men died."])))
    assert [isinstance(one, ReadError) for one in found] == [False, True, False]
    with pytest.raises(ReadError):
        READER.read(report("X died."))


def test_what_is_ruled_out_would_not_have_been_taken() -> None:
    """The second model is not asked where the first all but excludes a proposal: it would have said no."""
    models = Models()
    for row in lines():
        page = open_page(report(row["text"]))
        proposals = list(propose(page))
        first = models[FIRST].scores([p.row for p in proposals])
        second = models[SECOND].scores(context_rows(page, proposals, first))
        ruled_out = [s for f, s in zip(first, second, strict=True) if f < RULED_OUT]
        assert max(ruled_out, default=0.0) < models[SECOND].threshold / 2
