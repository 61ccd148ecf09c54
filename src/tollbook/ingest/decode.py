"""From bytes to text: byte order mark, UTF-8, what the page declares, and only then a guess, which is said."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from charset_normalizer import from_bytes

from tollbook.errors import InputError

_MARKS: Final = (  # UTF-32 before UTF-16, whose mark it begins with
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FORMATS: Final = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3", "a database"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
)
_DECLARED: Final = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)|encoding\s*=\s*["']([A-Za-z0-9_.:-]+)""")
_DECLARED_WITHIN: Final = 4096  # bytes; pages declare their encoding at the top
_ASCII: Final = 'text, "killed"\n'
_GUESSED_FROM: Final = 200_000  # bytes; more does not make the guess better
_TYPOGRAPHY: Final = frozenset("€‚„…‘’“”•–—™ £§©«®°»·½¼¾éèêëáàâäãåçñíîïóôöøúûüÉÖÜßæ")
_TEXT_BYTES: Final = bytes(set(range(256)) - set(range(32)) | set(b"\t\n\r\f\v\x1b"))
_MOST_CONTROLS: Final = 0.02  # share of other bytes from which on a file is no text
_WIDE_NULS: Final = 0.3  # share of NULs in one half of UTF-16 that is mostly ASCII


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the name of its encoding, and a note where the encoding was not certain."""

    text: str
    encoding: str
    note: str = ""


def decode(data: bytes, *, declared_inside: bool = False) -> Decoded:
    """Decode a document; the byte order mark is cut off and nothing else is changed.

    UTF-8 that holds together is taken before what a page declares: text in another encoding is hardly ever valid
    UTF-8 by chance, while pages that declare wrongly are common. Raises InputError for bytes that are no text.
    """
    for start, name in _FORMATS:
        if data.startswith(start):
            raise InputError(f"holds {name}, not text; convert it to text or HTML first")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _by_mark(data[len(mark) :], encoding)
    if wide := _wide_without_mark(data):
        return wide
    if _controls(data) > _MOST_CONTROLS:
        raise InputError("holds binary data, not text; give it as text, HTML, JSON Lines or CSV")
    return _strict(data, "utf-8") or (_by_declaration(data) if declared_inside else None) or _by_guess(data)


def encoding_of_stream(sample: bytes) -> str:
    """Name the encoding of a long file of lines from its beginning; UTF-8 wherever that holds together."""
    try:
        codecs.getincrementaldecoder("utf-8")("strict").decode(sample, final=False)
    except UnicodeDecodeError:
        return _by_guess(sample).encoding
    return "utf-8"


def mark_of(data: bytes) -> str | None:
    """Name the encoding that a byte order mark declares, if there is one."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _strict(data: bytes, encoding: str, note: str = "") -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding, note)
    except (UnicodeDecodeError, LookupError):
        return None


def _by_mark(data: bytes, encoding: str) -> Decoded:
    found = _strict(data, encoding)
    if found is None:
        raise InputError(f"begins as {encoding.upper()} but breaks off or is damaged; fetch it again")
    return found


def _wide_without_mark(data: bytes) -> Decoded | None:
    """Recognise UTF-16 without its mark by the NULs that make every other byte of Latin letters."""
    sample = data[:2000]
    for zero_at, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        here, there = sample[zero_at::2].count(0), sample[1 - zero_at :: 2].count(0)
        if here > len(sample) / 2 * _WIDE_NULS and there == 0:
            return _strict(data, encoding, f"no byte order mark; read as {encoding.upper()}")
    return None


def _by_declaration(data: bytes) -> Decoded | None:
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    if match is None:
        return None
    name = (match[1] or match[2]).decode("ascii").lower()
    if name.startswith(("utf-16", "utf-32")):
        return None  # a declaration in ASCII bytes cannot be true of these
    if name in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"}:
        name = "cp1252"  # what browsers do: the quotes and dashes of "Latin-1" pages are of Windows
    return _strict(data, name)


def _by_guess(data: bytes) -> Decoded:
    """Guess an encoding that nothing declares; quotes and dashes of Windows alone need no statistics."""
    western = _strict(data, "cp1252", "encoding not declared; read as CP1252")
    if western and all(char in _TYPOGRAPHY for char in western.text if char > "\x7f"):
        return western
    best = from_bytes(data[:_GUESSED_FROM]).best()
    # English is written in ASCII letters; a guess in which they are other bytes is a wrong one.
    if best is not None and _ASCII.encode(best.encoding, "replace") == _ASCII.encode("ascii"):
        name = best.encoding
        found = _strict(data, name, f"encoding not declared; read as {name.upper()}, a guess")
        if found:
            return found
    raise InputError("is in no encoding that can be told; save it as UTF-8")


def _controls(data: bytes) -> float:
    """Share of bytes that no text holds; a stray one may stand in a text, and is judged where that is read."""
    sample = data[:20_000]
    return len(sample.translate(None, _TEXT_BYTES)) / len(sample) if sample else 0.0
