"""Ids: the same thing has the same id, two things have two."""

from __future__ import annotations

import hashlib
import unicodedata

from hypothesis import assume, example, given
from hypothesis import strategies as st

from tollbook.model.ids import claim_id, digest, report_id, text_sha256

PARTS = st.lists(st.text() | st.integers() | st.none(), max_size=4)


@given(PARTS, PARTS)
@example(["a", "b.c"], ["a.b", "c"])
@example(["ab", "c"], ["a", "bc"])
@example([None], ["null"])
@example(["1"], [1])
def test_different_parts_have_different_digests(a: list[str | int | None], b: list[str | int | None]) -> None:
    """No two arrays meet, however their parts are cut or typed."""
    assert (digest(a) == digest(b)) is (a == b)


def test_digest_is_fixed() -> None:
    """The canonical form is part of every store: it may never change."""
    assert digest(["report", None, "é", 1]) == hashlib.sha256(b'["report",null,"\\u00e9",1]').hexdigest()


@given(st.text(st.characters(codec=None)))
@example("\ud800")
def test_any_text_has_a_hash(text: str) -> None:
    """Every text that Python can hold has a hash, a lone surrogate too."""
    assert len(text_sha256(text)) == 64


@given(st.text())
@example("caf\u0065\u0301")
def test_texts_are_not_normalised(text: str) -> None:
    """Two spellings of one letter are two texts: spans into one are no spans into the other."""
    other = unicodedata.normalize("NFC", text)
    assert (text_sha256(text) == text_sha256(other)) is (text == other)


@given(st.text(), st.text(), st.text(min_size=1))
def test_fetched_twice_from_one_outlet_is_one_report(first: str, second: str, outlet: str) -> None:
    """The address does not count where the outlet is known."""
    sha256 = text_sha256("the text")
    one = report_id(outlet=outlet, address=first, sha256=sha256)
    assert one == report_id(outlet=outlet, address=second, sha256=sha256)


@given(st.text(min_size=1), st.text(min_size=1))
def test_the_same_text_from_two_outlets_is_two_reports(first: str, second: str) -> None:
    """Wire copy in two outlets is two reports, also where only the address tells them apart."""
    assume(first != second)
    sha256 = text_sha256("the text")
    assert report_id(outlet=first, address=None, sha256=sha256) != report_id(outlet=second, address=None, sha256=sha256)
    assert report_id(outlet=None, address=first, sha256=sha256) != report_id(outlet=None, address=second, sha256=sha256)


@given(st.integers(0), st.integers(1), st.integers(0, 3))
def test_claims_on_one_span_are_told_apart(start: int, length: int, occurrence: int) -> None:
    """Harm, reader and occurrence tell apart claims that stand at one place."""

    def name(harm: str, reader: str, occurrence: int) -> str:
        return claim_id(report="r", reader=reader, start=start, end=start + length, harm=harm, occurrence=occurrence)

    base = name("killed", "a-1", occurrence)
    others = {
        name("injured", "a-1", occurrence),
        name("killed", "a-2", occurrence),
        name("killed", "a-1", occurrence + 1),
    }
    assert base not in others
    assert len(others) == 3
    assert base == name("killed", "a-1", occurrence)
