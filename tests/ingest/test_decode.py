"""Encodings: the mark at the start, UTF-8, what is declared, and a guess that is said to be one."""

from __future__ import annotations

import pytest

from tollbook.errors import InputError
from tollbook.ingest.decode import decode

WORDS = "“Nine dead,” said Zoë – the café’s owner – on Monday. "
POLISH = "Dziewięć osób zginęło w ataku na targ; świadkowie mówią, że strzały padły z łodzi. "


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (WORDS.encode(), WORDS),
        (b"\xef\xbb\xbf" + WORDS.encode(), WORDS),
        (b"\xff\xfe" + WORDS.encode("utf-16-le"), WORDS),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), WORDS),
        (b"\xff\xfe\x00\x00" + WORDS.encode("utf-32-le"), WORDS),
        (WORDS.encode("utf-16-le"), WORDS),
        (WORDS.encode("utf-16-be"), WORDS),
        (WORDS.encode("cp1252"), WORDS),
        (b"plain words", "plain words"),
        (b"", ""),
    ],
)
def test_the_words_come_out(data: bytes, text: str) -> None:
    """Whatever the encoding, these words; nothing is normalised."""
    assert decode(data).text == text


@pytest.mark.parametrize(
    ("declared", "written"),
    [("iso-8859-1", "cp1252"), ("windows-1252", "cp1252"), ("iso-8859-2", "iso-8859-2"), ("utf-8", "utf-8")],
)
def test_a_declared_encoding_is_taken(declared: str, written: str) -> None:
    """Pages name their encoding in a meta element; "Latin-1" means that of Windows, as it does to browsers."""
    words = POLISH if written == "iso-8859-2" else WORDS
    page = f'<html><meta charset="{declared}"><p>{words}</p>'
    assert words in decode(page.encode(written), declared_inside=True).text


def test_utf_8_is_not_spoilt_by_a_wrong_declaration() -> None:
    """Pages that declare Latin-1 and are UTF-8 are common; the other way round it does not pass for UTF-8."""
    page = f'<meta charset="iso-8859-1"><p>{WORDS}</p>'
    assert WORDS in decode(page.encode(), declared_inside=True).text


@pytest.mark.parametrize("name", ["no-such-code", "utf-16"])
def test_a_declaration_that_cannot_be_true_is_passed_over(name: str) -> None:
    """An unknown name, or UTF-16 in ASCII letters."""
    page = f'<meta charset="{name}"><p>{WORDS}</p>'
    assert WORDS in decode(page.encode("cp1252"), declared_inside=True).text


def test_a_guess_is_said_to_be_one() -> None:
    """The note goes with the report."""
    found = decode((POLISH * 5).encode("iso-8859-2"))
    assert "guess" in found.note


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 ...",
        b"PK\x03\x04....",
        b"\x89PNG\r\n",
        b"{\\rtf1 words}",
        bytes(range(256)) * 20,
        b"\xff\xfeabc",
        b"words\x00\x00\x00\x01\x02",
        b"\x01\x02\x03\x04\x05words",
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    """Binary formats by their first bytes, others by what they hold."""
    with pytest.raises(InputError):
        decode(data)
