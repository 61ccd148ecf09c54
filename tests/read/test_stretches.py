"""A very long report is read in stretches, and nobody can tell from what comes out."""

from __future__ import annotations

from tollbook.model import Report
from tollbook.model.forms import check_spans
from tollbook.read.reader import Reader
from tollbook.read.stretches import STRETCH, stretches

NEWS = "A bomb killed 14 soldiers near Quetta on Monday. Police said three of them were officers. "
FILLER = "The talks on the price of bread will go on for some time, the council of the town said. "


def report(text: str) -> Report:
    """Make a report of a text."""
    return Report(id="r", text=text, sha256="", doc_id="r", published="2026-02-03")


def test_a_report_of_common_length_is_one_stretch() -> None:
    """Nothing is cut where nothing is gained."""
    whole = report(NEWS)
    (only,) = stretches(whole)
    assert only.report is whole
    assert only.last


def test_stretches_hold_every_character() -> None:
    """The cuts stand between sentences, and the pieces make the whole again."""
    whole = report((NEWS + FILLER * 40) * 12)
    pieces = list(stretches(whole))
    assert "".join(p.report.text for p in pieces) == whole.text
    assert [p.start for p in pieces[1:]] == [sum(len(q.report.text) for q in pieces[:i]) for i in range(1, len(pieces))]
    assert all(len(p.report.text) <= STRETCH for p in pieces)
    assert [p.last for p in pieces] == [False] * (len(pieces) - 1) + [True]


def test_a_long_report_reads_as_its_parts_do() -> None:
    """Every stretch gives its claims, at their place in the whole, under ids that no other bears."""
    reader = Reader()
    once = NEWS + FILLER * (STRETCH // len(FILLER) - 2)
    whole = report(once * 2 + NEWS)
    short, long = reader.read(report(NEWS)), reader.read(whole)
    check_spans(whole.text, long)
    assert len(long.claims) == 3 * len(short.claims)
    assert len({c.id for c in long.claims}) == len(long.claims)
    assert {c.event for c in long.claims} == {e.id for e in long.events}
    assert {c.same_as or c.part_of for c in long.claims} - {None} <= {c.id for c in long.claims}
