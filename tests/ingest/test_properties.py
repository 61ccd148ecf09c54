"""What holds for every input: texts are stored unchanged, and no bytes bring the reading down."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.helpers import STORY, take_bytes

NAMES = ("a.txt", "a.html", "a.md", "a.jsonl", "a.json", "a.csv", "a.tsv", "a.jsonl.gz", "a.txt.gz", "a.bin")
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=200)
MARKUP = st.lists(
    st.sampled_from(
        [
            "<html>",
            "<body>",
            "<p>",
            "</p>",
            "<div class='comments'>",
            "</div>",
            "<h1>",
            "</h1>",
            "<table><tr><td>",
            "<br>",
            "<script type='application/ld+json'>",
            '{"@type":"NewsArticle","datePublished":',
            "</script>",
            "<time datetime='",
            "'>",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "&#0;",
            "&#xD800;",
            "<title>",
            "</title>",
            "<meta property='og:title' content='",
            "By Ana Roe | ",
            "03-02-2026",
            "Feb 3, 2026",
            STORY,
            "\x00",
            "\u202e",
            "<svg>",
            "<template>",
            "<link rel=canonical href='http://[",
            "<a href=x>",
        ]
    )
    | st.text(max_size=8),
    max_size=30,
).map("".join)


def taken_as(name: str, data: bytes) -> list[str]:
    """Read one file in a folder of its own and give the texts."""
    with tempfile.TemporaryDirectory() as folder:
        return take_bytes(Path(folder), name, data).texts


@given(extra=TEXTS)
@settings(deadline=None)
def test_the_text_of_a_record_is_stored_unchanged(extra: str) -> None:
    """No normalisation, no trimming: the value, code point for code point."""
    text = STORY + extra
    assert taken_as("a.jsonl", json.dumps({"text": text}).encode()) == [text]
    assert taken_as("a.json", json.dumps([{"text": text}], ensure_ascii=False).encode()) == [text]


@given(extra=TEXTS)
@settings(deadline=None)
def test_the_text_of_a_cell_is_stored_unchanged(extra: str) -> None:
    """Also with quotes, separators and line breaks of every kind in it."""
    text = STORY + extra
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([["doc_id", "text"], ["1", text]])
    assert taken_as("a.csv", out.getvalue().encode()) == [text]


@given(extra=TEXTS)
@settings(deadline=None)
def test_a_plain_text_is_stored_unchanged(extra: str) -> None:
    """What the file holds, decoded; line ends and all."""
    text = STORY * 3 + extra
    controls = sum(char < " " and char not in "\t\n\r\f\v" for char in text)
    stored = taken_as("a.txt", text.encode())
    assert stored == [text] or controls > 0  # many of these make it binary


@given(name=st.sampled_from(NAMES), data=st.binary(max_size=300))
@settings(deadline=None)
def test_no_bytes_bring_the_reading_down(name: str, data: bytes) -> None:
    """A report or a line about it; never a traceback."""
    taken_as(name, data)


@given(
    name=st.sampled_from(NAMES),
    start=st.sampled_from([b"\x1f\x8b\x08", b"\xff\xfe", b"\xfe\xff", b"{", b"[", b"<html>", b"text\n", b'{"text":"']),
    data=st.binary(max_size=200),
)
@settings(deadline=None)
def test_no_bytes_behind_a_known_start_bring_it_down(name: str, start: bytes, data: bytes) -> None:
    """Bytes that begin as something and go on as something else."""
    taken_as(name, start + data)


@given(page=MARKUP)
@settings(deadline=None)
def test_no_markup_brings_the_reading_down(page: str) -> None:
    """Pages as no browser made them; the stored text never holds what a store refuses."""
    for text in taken_as("a.html", ("<html>" + page).encode("utf-8", "surrogatepass")):
        assert text.strip()
        assert "\x00" not in text


@given(
    value=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["text", "published", "doc_id", "outlet", "title", "url", "x"]), inner, max_size=4
            )
        ),
    )
)
@settings(deadline=None)
def test_no_json_brings_the_reading_down(value: object) -> None:
    """Every shape that JSON can have where a report is expected."""
    taken_as("a.json", json.dumps(value).encode())
    taken_as("a.jsonl", json.dumps({"text": STORY, "published": value, "title": value}).encode())
