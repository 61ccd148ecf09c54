"""JSON Lines, JSON and CSV: the text is the value's, and one bad record does not spoil the others."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from tests.ingest.helpers import STORY, take, take_bytes
from tollbook.ingest import Limits
from tollbook.model.ids import report_id, text_sha256

DATED = {"text": STORY, "published": "2026-02-03"}


def lines(*records: Any) -> bytes:
    """Write records as JSON Lines."""
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def test_every_field_is_kept(tmp_path: Path) -> None:
    """What is given is kept as given; the title is not put before the text."""
    record = {**DATED, "doc_id": "a:1", "outlet": "The Bend Post", "title": "Mill", "url": "https://bend.example/1"}
    fetched = take_bytes(tmp_path, "a.jsonl", lines(record)).fetched[0]
    report = fetched.report
    assert (report.text, report.doc_id, report.outlet, report.title) == (STORY, "a:1", "The Bend Post", "Mill")
    assert (report.url, report.published, report.language) == ("https://bend.example/1", "2026-02-03", "en")
    assert (fetched.raw, fetched.media_type) == (lines(record).rstrip(), "application/jsonl")
    assert fetched.source.endswith("a.jsonl:1")


@pytest.mark.parametrize(
    ("record", "address"),
    [
        ({"url": "https://x.example", "doc_id": "d", "title": "t"}, "https://x.example"),
        ({"doc_id": "d", "title": "t"}, "d"),
        ({"title": "t"}, "t"),
        ({}, "a.jsonl"),
        ({"doc_id": 7}, "7"),
        ({"doc_id": "", "title": "  "}, "a.jsonl"),
    ],
)
def test_what_stands_for_an_unknown_outlet(tmp_path: Path, record: dict[str, Any], address: str) -> None:
    """Address, else the id that came with it, else title, else the file's name."""
    report = take_bytes(tmp_path, "a.jsonl", lines({**DATED, **record})).fetched[0].report
    assert report.id == report_id(outlet=None, address=address, sha256=text_sha256(STORY))
    assert report.doc_id == (str(record.get("doc_id") or "") or report.id)


def test_twice_from_one_outlet_is_one_report_and_from_two_are_two(tmp_path: Path) -> None:
    """Fetching again, also from another address, makes no new report; another outlet does."""
    first = {**DATED, "outlet": "The Bend Post", "url": "https://bend.example/1"}
    again = {**first, "url": "https://bend.example/1?again"}
    other = {**first, "outlet": "Vale Radio"}
    ids = [fetched.report.id for fetched in take_bytes(tmp_path, "a.jsonl", lines(first, again, other)).fetched]
    assert ids[0] == ids[1] != ids[2]


def test_a_broken_line_is_set_aside_with_its_number(tmp_path: Path) -> None:
    """The rest goes on; empty lines count as lines and as nothing else."""
    data = lines(DATED) + b"\n{broken\n" + lines({**DATED, "text": STORY + " Again."})
    taken = take_bytes(tmp_path, "a.jsonl", data)
    assert len(taken.fetched) == 2
    assert [problem.source[-2:] for problem in taken.problems] == [":3"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"[1, 2]", "no object"),
        (b"7", "no object"),
        (b"null", "no object"),
        (b'{"body": "x"}', 'no "text"'),
        (b'{"text": null}', 'no "text"'),
        (b'{"text": ["x"]}', "no string"),
        (b'{"text": ""}', "no text"),
        (b'{"text": " \\n "}', "no text"),
        (b'{"text": "half \\ud800 of a character"}', "surrogate"),
        (b'{"text": "nul \\u0000 in it"}', "NUL"),
        (b'{"text": "fine", "title": "\\ud800"}', "surrogate"),
        (b'{"text": "caf\xe9"}', "not UTF-8"),
        (b'{"text": ' + b"[" * 100_000, "too deep"),
        (b'{"text": 1' + b"0" * 5000 + b"}", "too long"),
        (json.dumps({"text": "Девять человек погибли при нападении на рынок во вторник"}).encode(), "'ru'"),
    ],
    ids=lambda value: value[:20].decode("latin-1") if isinstance(value, bytes) else value,
)
def test_what_is_no_report_is_set_aside_in_one_line(tmp_path: Path, line: bytes, words: str) -> None:
    """Each with its reason, between two that are read."""
    taken = take_bytes(tmp_path, "a.jsonl", lines(DATED) + line + b"\n" + lines(DATED))
    assert len(taken.fetched) == 2
    assert len(taken.fatal) == 1
    assert words in taken.fatal[0]


def test_records_without_a_date_are_told_of_in_one_line(tmp_path: Path) -> None:
    """Not a line for each of thousands."""
    taken = take_bytes(tmp_path, "a.jsonl", lines(*[{"text": f"{STORY} {n}"} for n in range(5)], DATED))
    assert len(taken.fetched) == 6
    assert taken.said == ["5 of 6 reports have no `published`; days without a year stay open in them"]


def test_a_refused_date_leaves_the_report_undated(tmp_path: Path) -> None:
    """The report is read, one line says what could not be."""
    taken = take_bytes(tmp_path, "a.jsonl", lines({**DATED, "published": "some day in May"}))
    assert taken.fetched[0].report.published is None
    assert len(taken.said) == 1


def test_both_readings_of_a_record_s_date(tmp_path: Path) -> None:
    """As on pages: kept, and the doubt said."""
    taken = take_bytes(tmp_path, "a.jsonl", lines({**DATED, "published": "03/02/2026"}))
    assert taken.fetched[0].report.published_readings == ("2026-02-03", "2026-03-02")
    assert len(taken.said) == 1


def test_a_file_of_something_else_is_given_up(tmp_path: Path) -> None:
    """A table exported as JSON Lines does not fill the screen."""
    taken = take_bytes(tmp_path, "a.jsonl", lines(*[{"deaths": n} for n in range(1000)]))
    assert taken.fetched == []
    assert len(taken.fatal) == 21
    assert "given up" in taken.fatal[-1]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_encodings_of_json_lines(tmp_path: Path, encoding: str) -> None:
    """A mark at the start says how to read on; line separators inside a text are part of it."""
    record = {**DATED, "text": f"{STORY}\u2028“Nobody came.” 😀 أحمد"}
    data = "".join(json.dumps(record, ensure_ascii=False) + "\n" for _ in range(2)).encode(encoding)
    assert take_bytes(tmp_path, "a.jsonl", data).texts == [record["text"]] * 2


def test_a_line_too_long_is_passed_over(tmp_path: Path) -> None:
    """One endless line does not fill the memory, and the next is read."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines({"text": "x" * 5000}) + lines(DATED))
    taken = take(path, limits=Limits(record_line_bytes=1000))
    assert taken.texts == [STORY]
    assert "too long" in taken.fatal[0]


def test_a_text_too_long_is_set_aside(tmp_path: Path) -> None:
    """The limit is for one document, not for the file."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines({"text": STORY * 100}) + lines(DATED))
    taken = take(path, limits=Limits(document_bytes=1000))
    assert taken.texts == [STORY]
    assert "split it" in taken.fatal[0]


def test_gzip(tmp_path: Path) -> None:
    """Unpacked, also where the name does not say so."""
    assert take_bytes(tmp_path, "a.jsonl.gz", gzip.compress(lines(DATED))).texts == [STORY]
    assert take_bytes(tmp_path, "b.jsonl", gzip.compress(lines(DATED))).texts == [STORY]


def test_a_gzip_file_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    """A download that stopped half way is half a download."""
    records = [{**DATED, "text": f"{STORY} {text_sha256(str(n))}"} for n in range(2000)]
    whole = gzip.compress(lines(*records))
    taken = take_bytes(tmp_path, "a.jsonl.gz", whole[: len(whole) // 2])
    assert 500 < len(taken.fetched) < 2000
    assert "breaks off" in taken.fatal[-1]


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.json.gz", "a.csv.gz", "a.txt.gz", "a.html.gz"])
@pytest.mark.parametrize("data", [b"this is no gzip file", b"\x1f\x8b\x08\x00broken", b"\x1f\x8b"])
def test_broken_gzip_is_one_line(tmp_path: Path, name: str, data: bytes) -> None:
    """Whatever is inside it."""
    taken = take_bytes(tmp_path, name, data)
    assert taken.fetched == []
    assert len(taken.fatal) == 1
    assert "gzip" in taken.fatal[0]


def test_json(tmp_path: Path) -> None:
    """One object, a list, or several objects below one another."""
    other = {**DATED, "text": STORY + " Again."}
    assert take_bytes(tmp_path, "a.json", json.dumps(DATED, indent=2).encode()).texts == [STORY]
    listed = take_bytes(tmp_path, "b.json", json.dumps([DATED, other], indent=2).encode())
    assert listed.texts == [STORY, other["text"]]
    assert json.loads(listed.fetched[1].raw) == other
    assert take_bytes(tmp_path, "c.json", lines(DATED, other)).texts == [STORY, other["text"]]


@pytest.mark.parametrize(
    ("data", "read"),
    [
        (b"[" + json.dumps(DATED).encode() + b', {"text": ', 1),
        (b"[" + json.dumps(DATED).encode() + b', 3, {"no": 1}]', 1),
        (b"[]", 0),
        (b"", 0),
        (b"{", 0),
        (b"nothing", 0),
        (b"[" * 100_000, 0),
        (b"null", 0),
    ],
)
def test_broken_json_keeps_what_came_before(tmp_path: Path, data: bytes, read: int) -> None:
    """And says in a line what is wrong with the rest."""
    taken = take_bytes(tmp_path, "a.json", data)
    assert len(taken.fetched) == read
    assert taken.fatal


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv(tmp_path: Path, delimiter: str, encoding: str) -> None:
    """Any common separator, quoted line breaks, any encoding; the text is the cell's, to the last space."""
    text = f'{STORY}\r\n“Nobody came,” he said{delimiter} ""twice"" – café. '
    row = delimiter.join(["r1", "2026-02-03", "The Bend Post", f'"{text}"'])
    data = delimiter.join([" Doc_ID", "published", "outlet", "TEXT "]) + "\r\n" + row + "\r\n\r\n"
    taken = take_bytes(tmp_path, "a.csv", data.encode(encoding))
    report = taken.fetched[0].report
    assert taken.problems == []
    assert report.text == text.replace('""', '"')
    assert (report.doc_id, report.published, report.outlet) == ("r1", "2026-02-03", "The Bend Post")
    assert taken.fetched[0].source.endswith("a.csv:2")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("headline,body\na,b\n", 'no column "text" (columns found: headline, body)'),
        ("", 'no column "text"'),
        ("text\n", "no records"),
        ("\n\n", 'no column "text"'),
        ("doc_id,text\r1,two\r2,three\r", "line 1"),
    ],
)
def test_csv_without_reports(tmp_path: Path, data: str, words: str) -> None:
    """One line that says what was found instead."""
    taken = take_bytes(tmp_path, "a.csv", data.encode() or b" ")
    assert len(taken.fatal) == 1
    assert words in taken.fatal[0]


def test_rows_of_odd_length(tmp_path: Path) -> None:
    """A short row lacks its last fields, a long one has cells that belong to no column."""
    data = f'doc_id,text,published\n1\n2,"{STORY}"\n3,"{STORY}",2026-02-03,extra,more\n'
    taken = take_bytes(tmp_path, "a.csv", data.encode())
    assert [fetched.report.doc_id for fetched in taken.fetched] == ["2", "3"]
    assert len(taken.fatal) == 1


def test_a_row_that_is_not_in_the_file_s_encoding_is_set_aside(tmp_path: Path) -> None:
    """Far down in a UTF-8 file, where no guess from its beginning helps."""
    rows = [f'{n},"{STORY} {n}"\n'.encode() for n in range(1000)]
    rows[900] = b'900,"caf\xe9 ' + STORY.encode() + b'"\n'
    taken = take_bytes(tmp_path, "a.csv", b"doc_id,text\n" + b"".join(rows))
    assert len(taken.fetched) == 999
    assert len(taken.fatal) == 1


def test_csv_in_bytes_of_no_encoding(tmp_path: Path) -> None:
    """Rows that a guesser takes for another alphabet's are set aside, and bring nothing down."""
    data = b"text\n\x01\x01\x01\x01\x02\x01\x02\x01\x01\x01\x02\x01\x01\x01\xfd"
    assert len(take_bytes(tmp_path, "a.csv", data).fatal) == 1


def test_a_quote_that_is_never_closed(tmp_path: Path) -> None:
    """The rest of the file is no cell; the line at which it begins is named."""
    path = tmp_path / "a.csv"
    path.write_text(f'text\n"{STORY}"\n"' + "open " * 1000, "utf-8")
    taken = take(path, limits=Limits(document_bytes=2000))
    assert taken.texts == [STORY]
    assert "line 3" in taken.fatal[0]
