"""Nouns do not change, and spans are what they say."""

from __future__ import annotations

import dataclasses
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.model import strategies

import tollbook.model as nouns
from tollbook.model import Span, codes

NOUNS = [noun for noun in vars(nouns).values() if dataclasses.is_dataclass(noun) and isinstance(noun, type)]


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
def test_nouns_are_frozen(noun: type) -> None:
    """Nothing changes a claim or a toll after it is made, and no field can be added by a slip."""
    made: object = object.__new__(noun)
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(made, dataclasses.fields(noun)[0].name, "changed")
    assert not hasattr(made, "__dict__")


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2), (0, 0)])
def test_empty_and_backward_spans_are_refused(start: int, end: int) -> None:
    """A span that could quote nothing is never made."""
    with pytest.raises(ValueError, match="empty or runs backwards"):
        Span(start, end)


@given(st.data())
def test_overlap_is_what_the_quotes_share(data: st.DataObject) -> None:
    """Two spans overlap just where a code point belongs to both, whichever is asked."""
    text = data.draw(strategies.TEXTS)
    a, b = data.draw(strategies.spans(text)), data.draw(strategies.spans(text))
    shared = set(range(a.start, a.end)) & set(range(b.start, b.end))
    assert a.overlaps(b) is b.overlaps(a) is bool(shared)


@given(st.data())
def test_span_quotes_code_points(data: st.DataObject) -> None:
    """A quote is as long as its span, counted in code points, whatever signs stand there."""
    text = data.draw(strategies.TEXTS)
    span = data.draw(strategies.spans(text))
    assert span.of(text) == "".join(list(text)[span.start : span.end])
    assert len(span.of(text)) == span.end - span.start


CODES = [code for code in vars(codes).values() if isinstance(code, type) and code.__module__ == codes.__name__]


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.__name__)
def test_codes_are_plain_words(code: type[StrEnum]) -> None:
    """A code's value is its name in small letters, so that files, code and pages say the same."""
    assert [member.value for member in code] == [member.name.lower() for member in code]
