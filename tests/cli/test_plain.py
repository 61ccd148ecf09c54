"""Words of a report on their way to the terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tollbook.cli.forms import cell, csv_lines, json_line, json_page
from tollbook.cli.plain import Mark, clean, highlighted, one_line
from tollbook.model import Span


@given(st.text())
def test_cleaning_keeps_every_place(text: str) -> None:
    """What is shown has the length of what is stored, so spans hold, and nothing in it commands a terminal."""
    shown = clean(text)
    assert len(shown) == len(text)
    assert not any(char < " " or "\x7f" <= char <= "\x9f" for char in shown)


def test_escape_codes_and_turning_marks_are_harmless() -> None:
    """A report cannot repaint the screen nor write backwards."""
    assert clean("a\x1b[2J\u202eb") == "a\ufffd[2J\ufffdb"
    assert one_line(" a\n\nb\tc ") == "a b c"


def test_marks_in_brackets() -> None:
    """Where no style can be seen, marks are written; the first of two that overlap wins, one outside is left out."""
    text = "About 12 men and 3 women died."
    marks = [Mark(Span(6, 8), "bold"), Mark(Span(7, 12), "red"), Mark(Span(17, 18), "bold", "<", ">")]
    shown = highlighted(text, Span(0, len(text)), [*marks, Mark(Span(28, 40), "bold")], brackets=True)
    assert shown.plain == "About [12] men and <3> women died."


def test_marks_keep_the_words() -> None:
    """With styles the words are exactly those of the sentence."""
    text = "Nobody. 12 died. Nobody."
    assert highlighted(text, Span(8, 16), [Mark(Span(8, 10), "bold")], brackets=False).plain == "12 died."


def test_no_cell_is_a_formula() -> None:
    """A spreadsheet runs nothing that a report wrote; numbers stay numbers."""
    texts = ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "--05-21"]
    assert [cell(text)[0] for text in texts] == ["'"] * len(texts)
    assert [cell(value) for value in (-1, -1.5, 0, None, True, False, "plain")] == [
        "-1", "-1.5", "0", "", "true", "false", "plain",
    ]  # fmt: skip


def test_csv_has_a_header_when_empty_and_quotes_what_it_must() -> None:
    """An empty answer still says its columns; quotes and line breaks follow RFC 4180."""
    assert "".join(csv_lines(["a", "b"], [])) == "a,b\n"
    assert list(csv_lines(["a"], [{"a": 'say "no",\nhe said'}])) == ["a\n", '"say ""no"",\nhe said"\n']


def test_half_a_pair_can_be_written() -> None:
    """A lone surrogate, as broken pages hold it, breaks no form."""
    assert json_line({"a": "é\ud83d"}) == '{"a": "\\u00e9\\ud83d"}'
    assert json_line({"a": "é"}) == '{"a": "é"}'
    assert "\\ud83d" in json_page(["\ud83d"])
    assert cell("\ud83d") == "\\ud83d"
