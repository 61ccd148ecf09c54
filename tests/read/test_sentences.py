"""Sentences: where news breaks the usual rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.read.sentences import MAX_SENTENCE_CHARS, split

SPLITS = [
    ("Two died. Three fled.", ["Two died.", "Three fled."]),
    ("The U.S. army came. It left.", ["The U.S. army came.", "It left."]),
    ("They flew to the U.S. The army said so.", ["They flew to the U.S.", "The army said so."]),
    ("Maj.-Gen. A. Khan spoke.", ["Maj.-Gen. A. Khan spoke."]),
    ("He fled to St. John. He died.", ["He fled to St. John.", "He died."]),
    ("Nobody knew, he said.The army came.", ["Nobody knew, he said.", "The army came."]),
    ("Write to desk@paper.Example now.", ["Write to desk@paper.Example now."]),
    ("“Go!” he said. He left.", ["“Go!” he said.", "He left."]),
    ("It was 3 a.m. Monday.", ["It was 3 a.m. Monday."]),
    ("Five dead in raid\nThe raid came at dawn.", ["Five dead in raid", "The raid came at dawn."]),
    (
        "THE OFFICER SAID THAT SEVEN REBELS AND ONE SOLDIER DIED NEAR THE\nTOWN OF TEJUTLA.",
        ["THE OFFICER SAID THAT SEVEN REBELS AND ONE SOLDIER DIED NEAR THE\nTOWN OF TEJUTLA."],
    ),
    ("One.\n\nTwo.", ["One.", "Two."]),
    ("", []),
]
"""A text and its sentences."""


@pytest.mark.parametrize(("text", "expected"), SPLITS)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    """Abbreviations, initials, missing spaces, wrapped lines and headlines."""
    assert [s.span.of(text) for s in split(text)] == expected


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_sentences_hold_every_word(text: str) -> None:
    """Nothing but white space lies between sentences, and none overlaps another."""
    kept = "".join("".join(s.span.of(text).split()) for s in split(text))
    assert kept == "".join(text.split())
    ends = [0] + [s.span.end for s in split(text)]
    assert all(s.span.start >= end for s, end in zip(split(text), ends, strict=False))


def test_a_sentence_without_end_is_cut() -> None:
    """A hundred thousand words without a full stop come in pieces that can be parsed, in linear time."""
    pieces = split("word " * 100_000)
    assert all(s.span.end - s.span.start <= MAX_SENTENCE_CHARS for s in pieces)
