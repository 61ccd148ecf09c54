"""JSON Lines, read line by line, and JSON, one object or a list of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from tollbook.errors import InputError
from tollbook.ingest.decode import decode, mark_of
from tollbook.ingest.outcome import Fetched
from tollbook.ingest.records import NotARecordError, RecordFile
from tollbook.ingest.streams import lines_of, opened, read_whole

_START_BYTES: Final = 1024
_SPACE: Final = re.compile(r"[\s,]*")
_DECODER: Final = json.JSONDecoder()


def read_json_lines(file: RecordFile) -> Iterator[Fetched]:
    """Read JSON Lines as they come; a broken line is set aside with its number and the rest goes on."""
    with opened(file.path) as stream:
        start = stream.read(_START_BYTES)
        stream.seek(0)
        wide = mark_of(start) not in {None, "utf-8"}
        if b"\x00" in start and not wide:
            raise InputError("holds binary data, not JSON Lines; give text, one JSON object a line")
        yield from _text_lines(file) if wide else _lines(file, lines_of(stream, file.limits))


def read_json(file: RecordFile) -> Iterator[Fetched]:
    """Read a JSON file; several objects below one another are read as JSON Lines are."""
    text = decode(read_whole(file.path, file.limits.json_file_bytes)).text
    if text.lstrip()[:1] == "[":
        yield from _items(file, text)
        return
    values, end = _load_at(text, _space(text, 0))
    if text[end:].strip():
        yield from read_json_lines(file)
        return
    if fetched := file.take(values, text.encode("utf-8", "surrogatepass"), "1"):
        yield fetched


def count_json(text: str) -> int:
    """Count the records of a JSON file's text."""
    values = json.loads(text)
    return len(values) if isinstance(values, list) else 1


def _text_lines(file: RecordFile) -> Iterator[Fetched]:
    """Read JSON Lines in UTF-16 or UTF-32, which have no lines before they are decoded."""
    text = decode(read_whole(file.path, file.limits.json_file_bytes)).text
    return _lines(file, (line.encode("utf-8", "surrogatepass") for line in text.split("\n")))


def _lines(file: RecordFile, lines: Iterator[bytes | None]) -> Iterator[Fetched]:
    for number, line in enumerate(lines, start=1):
        if line is not None and not line.strip():
            continue
        try:
            values, raw = _record(line, number)
        except InputError as error:
            file.set_aside(str(number), error)
        else:
            if fetched := file.take(values, raw, str(number)):
                yield fetched
        if file.hopeless:
            return


def _record(line: bytes | None, number: int) -> tuple[Any, bytes]:
    if line is None:
        raise InputError("is a line too long for one report; split it into one object a report")
    raw = line.rstrip(b"\r\n")
    try:
        text = raw.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as error:
        raise NotARecordError(f"is not UTF-8 (byte {error.start + 1}); save the file as UTF-8") from error
    return _load(text), raw


def _load(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise NotARecordError(
            f"is not JSON ({error.msg.lower()} at character {error.pos + 1}); mend or remove this line"
        ) from error
    except (ValueError, RecursionError) as error:
        raise NotARecordError(
            "is JSON that cannot be read (too deep, or a number too long); mend or remove it"
        ) from error


def _items(file: RecordFile, text: str) -> Iterator[Fetched]:
    """Read a list item by item, so that what stands before a break is kept."""
    position, number = _space(text, text.index("[") + 1), 0
    while text[position : position + 1] != "]":
        number += 1
        try:
            values, end = _load_at(text, position)
        except InputError as error:
            file.set_aside(f"#{number}", error)
            return
        raw = text[position:end].encode("utf-8", "surrogatepass")
        if fetched := file.take(values, raw, f"#{number}"):
            yield fetched
        if file.hopeless:
            return
        position = _space(text, end)


def _load_at(text: str, position: int) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(text, position)
    except json.JSONDecodeError as error:
        raise NotARecordError(f"is not JSON ({error.msg.lower()} at line {error.lineno}); mend the file") from error
    except (ValueError, RecursionError) as error:
        raise NotARecordError("is JSON that cannot be read (too deep, or a number too long); mend the file") from error


def _space(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position
