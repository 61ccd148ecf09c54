"""The store's contract: reports and the bytes that they came in."""

from __future__ import annotations

import pytest

from tests.store.conftest import Opener
from tests.store.samples import ODD_TEXT, report
from tollbook.errors import UnknownId
from tollbook.store import Store


def test_gives_a_report_back_to_the_code_point(store: Store, reopen: Opener) -> None:
    """What was published stays as it is, in every field, also what no text column can hold."""
    odd = report(text=ODD_TEXT, outlet="half \ud83d a pair \0")
    assert store.add(odd, b"<p>raw</p>", "odd.html", "text/html")
    assert reopen().report(odd.id) == odd
    assert list(store.reports()) == [odd]
    assert store.reports_named(odd.doc_id) == [odd]


def test_a_known_report_is_stored_once_and_each_new_fetch_of_it_kept(store: Store) -> None:
    """A second copy is no second report, but where it came from and its bytes are not lost."""
    one = report(1)
    assert store.add(one, b"first \xff\x00", "a.html", "text/html")
    assert not store.add(one, b"second", "b.jsonl:3", "application/json")
    assert not store.add(one, b"second", "b.jsonl:3", "application/json")
    assert store.raw(one.id) == [
        ("a.html", "text/html", b"first \xff\x00"),
        ("b.jsonl:3", "application/json", b"second"),
    ]
    assert store.known_reports() == {one.id}


def test_walks_through_more_reports_than_it_holds_in_memory(store: Store) -> None:
    """Each report comes once, in the order of the ids, over the edges of the pages."""
    made = [report(n) for n in range(201)]
    for one in made:
        store.add(one, b"", "many.jsonl", "application/json")
    assert list(store.reports()) == sorted(made, key=lambda one: one.id)


def test_an_id_that_nobody_bears_is_said_to_be_unknown(store: Store) -> None:
    """The error names the id; a name that nobody bears is an empty list."""
    with pytest.raises(UnknownId, match="no-such-id"):
        store.report("no-such-id")
    assert store.reports_named("no-such-name") == []
    assert store.raw("no-such-id") == []
