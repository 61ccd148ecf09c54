"""Words that stand where the harmed stand, and are nobody who was harmed."""

from __future__ import annotations

import pytest

from tests.read.pages import page_of
from tollbook.read.mentions import find_mentions, is_nobody


@pytest.mark.parametrize(
    ("text", "word", "nobody"),
    [
        ("The dead of Saturday were counted at dawn.", "Saturday", True),
        ("Interior minister: 12 rebels dead in raids.", "minister", True),
        ("Interior minister: 12 rebels dead in raids.", "12", False),
        ("The minister was killed in the raid.", "minister", False),
        ("Killed: a minister and two guards.", "minister", False),
    ],
)
def test_days_and_speakers_are_not_harmed(text: str, word: str, *, nobody: bool) -> None:
    """A day of the week and whoever is quoted ahead of a colon stand beside the dead, and are not among them."""
    page = page_of(text)
    told = {
        parsed.doc[m.start : m.end].text: is_nobody(parsed, m)
        for parsed in page.parsed.values()
        for m in find_mentions(parsed)
    }
    assert told.get(word, True) is nobody
