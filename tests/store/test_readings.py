"""The store's contract: what readers made of reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

import pytest

from tests.store.conftest import Opener
from tests.store.samples import ODD_TEXT, phrase, reading, report
from tollbook.errors import ReadError, SpanMismatch, UnknownId
from tollbook.model import Claim, Event, Reading, Report
from tollbook.store import Store
from tollbook.store.readings import claim_ids

Change = Callable[[Reading], Reading]


def add(store: Store, *made: Report) -> None:
    """Store reports without caring for their bytes."""
    for one in made:
        store.add(one, b"", "test", "text/plain")


@pytest.mark.parametrize("kind", [Claim, Event])
def test_the_sample_uses_every_field(kind: type[Claim | Event]) -> None:
    """A field that is new to the model must be in the sample, or the round trip below would prove nothing of it."""
    sample = reading(report())
    made = sample.claims[0] if kind is Claim else sample.events[0]
    unused = [f.name for f in fields(kind) if f.name != "same_as" and getattr(made, f.name) in {None, f.default}]
    assert unused == []


def test_gives_a_reading_back_field_for_field(store: Store, reopen: Opener) -> None:
    """Claims and events come back in the reader's order, with the spans into any text that can be published."""
    odd = report(text=ODD_TEXT)
    add(store, odd)
    assert store.reading(odd.id) is None
    assert store.save_reading(reading(odd))
    assert reopen().reading(odd.id) == reading(odd)
    assert list(store.readings()) == [(odd, reading(odd))]


def test_a_better_reader_supersedes_and_deletes_nothing(store: Store) -> None:
    """The newer claims are the current ones; the older stand beside them and are counted as superseded."""
    one = report(1)
    add(store, one)
    store.save_reading(reading(one, "plain-1"))
    assert store.save_reading(reading(one, "plain-2"))
    assert store.reading(one.id) == reading(one, "plain-2")
    stats = store.stats()
    assert (stats.readings, stats.superseded, stats.claims, stats.events) == (2, 1, 4, 4)


def test_what_a_reader_has_said_is_not_changed(store: Store) -> None:
    """A second reading by the same reader is refused quietly: two runs at once may both have read a report."""
    one = report(1)
    add(store, one)
    store.save_reading(reading(one))
    assert not store.save_reading(replace(reading(one), claims=()))
    assert store.reading(one.id) == reading(one)


def test_knows_what_each_reader_has_yet_to_read(store: Store) -> None:
    """Only what is new to a reader is read; another reader reads all."""
    made = sorted((report(n) for n in range(150)), key=lambda one: one.id)
    add(store, *made)
    for one in store.unread("plain-1"):
        if one != made[70]:
            store.save_reading(reading(one))
    assert list(store.unread("plain-1")) == [made[70]]
    assert store.count_unread("plain-1") == 1
    assert store.count_unread("plain-2") == 150
    assert [r.id for r, _ in store.readings()] == [one.id for one in made if one != made[70]]


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (lambda r: replace(r, claims=(replace(r.claims[0], quote="other words"),)), SpanMismatch),
        (
            lambda r: replace(r, claims=(replace(r.claims[0], claimant=phrase("x Residents", "Residents")),)),
            SpanMismatch,
        ),
        (lambda r: replace(r, claims=(replace(r.claims[0], event="e7"),)), ReadError),
        (lambda r: replace(r, claims=(r.claims[0], r.claims[0])), ReadError),
        (lambda r: replace(r, report="no-such-report"), UnknownId),
    ],
    ids=["quote", "claimant", "event", "id", "report"],
)
def test_refuses_a_reading_that_does_not_hold(store: Store, spoil: Change, error: type[ReadError | UnknownId]) -> None:
    """What cannot be traced to the words of its report is never stored, not even in part."""
    one = report(1)
    add(store, one)
    with pytest.raises(error):
        store.save_reading(spoil(reading(one)))
    assert store.stats().readings == 0


def test_claim_ids_are_their_own_in_every_case() -> None:
    """Two claims on one span with one harm, two readers, two reports: no two claims share an id."""
    made = [reading(report(n), reader) for n in (1, 2) for reader in ("plain-1", "plain-2")]
    named = [name for one in made for name in claim_ids(one)]
    assert len(set(named)) == len(named) == 8
    assert named[:2] == claim_ids(made[0])
