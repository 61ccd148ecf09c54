"""The reader on texts that nobody would call a report: never a crash, never a wrong span."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tollbook.model import Report
from tollbook.model.forms import check_spans
from tollbook.model.ids import text_sha256
from tollbook.read.reader import Reader

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
