"""The store's contract: incidents, their ledger, and what people decided."""

from __future__ import annotations

from dataclasses import fields
from itertools import permutations

import pytest

from tests.store.conftest import Opener
from tests.store.samples import incident, reading, report, toll
from tollbook.errors import UnknownId
from tollbook.model import Action, Harm, Incident, Toll
from tollbook.store import Decision, IncidentFilter, Store, schema
from tollbook.store.plain import unpack

ONE = report(1)


@pytest.fixture
def filled(store: Store) -> Store:
    """Open a store with one report, read."""
    store.add(ONE, b"", "test", "text/plain")
    store.save_reading(reading(ONE))
    return store


def write(store: Store, *made: Incident, minted: dict[tuple[str, str], str] | None = None) -> bool:
    """Replace the incidents as a run of the pipeline does."""
    return store.replace_incidents(made, minted or {}, {}, basis=store.basis(), made_by="test")


def derived_rows(store: Store) -> list[object]:
    """Read every row of every derived table, as it is."""
    tables = (schema.incident, schema.toll, schema.incident_event, schema.derived)
    with store._read() as connection:  # noqa: SLF001 - no public method shows the rows
        return [connection.execute(table.select()).all() for table in tables]


def test_the_samples_use_every_field() -> None:
    """A field that is new to the model must be in the sample, or the round trip below would prove nothing of it."""
    made = incident("i-1", ONE)
    assert [f.name for f in fields(Incident) if getattr(made, f.name) == f.default] == []
    assert [f.name for f in fields(Toll) if f.name != "high" and getattr(toll(), f.name) == f.default] == []


def test_gives_an_incident_back_field_for_field(filled: Store, reopen: Opener) -> None:
    """Whatever linking and reconciling made is what is read later; unknown stays unknown, none stays 0."""
    made = incident("i-1", ONE)
    assert write(filled, made)
    assert reopen().incident("i-1") == made
    assert list(filled.incidents()) == [made]


def test_a_figure_beyond_every_column_is_exact(filled: Store) -> None:
    """A number too large for the database stops no run and is not rounded."""
    made = incident("i-1", ONE, killed=10**30)
    write(filled, made)
    assert filled.incident("i-1") == made


def test_rebuilds_byte_for_byte_whatever_the_order(filled: Store) -> None:
    """What is derived can be dropped and made again: the same rows, in the same order."""
    made = [incident(name, ONE) for name in ("i-1", "i-2", "i-3")]
    seen = []
    for order in permutations(made):
        write(filled, *order)
        seen.append(derived_rows(filled))
    assert all(rows == seen[0] for rows in seen)


def test_incidents_that_are_gone_are_gone(filled: Store) -> None:
    """The record is what the last run made, with nothing left over from the one before."""
    write(filled, incident("i-1", ONE), incident("i-2", ONE))
    write(filled, incident("i-3", ONE))
    assert [one.id for one in filled.incidents()] == ["i-3"]
    assert filled.stats().tolls == 2


def test_walks_in_the_order_of_days_with_the_unknown_last(filled: Store) -> None:
    """Each incident comes once, by its first day and id, over the edges of the pages."""
    days = [("2026-02-01", "2026-02-01"), ("2026-01-31", "2026-02-05"), None]
    made = [incident(f"i-{n:03d}", ONE, date=days[n % 3]) for n in range(603)]
    write(filled, *made)
    expected = sorted(made, key=lambda one: (one.date is None, one.date[0] if one.date else "", one.id))
    assert list(filled.incidents()) == expected


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (IncidentFilter(), ["year unknown", "first", "second", "no day"]),
        (IncidentFilter(since="2026-02-06"), ["second"]),
        (IncidentFilter(until="2026-02-01"), ["first"]),
        (IncidentFilter(until="2026-02"), ["first", "second"]),
        (IncidentFilter(until="2026-01"), []),
        (IncidentFilter(since="2026"), ["first", "second"]),
        (IncidentFilter(min_killed=10), ["second"]),
        (IncidentFilter(harm=Harm.INJURED), []),
        (IncidentFilter(harm=Harm.KILLED, country="PAK", background=True, since="2026-03"), ["second"]),
        (IncidentFilter(country="SYR"), []),
        (IncidentFilter(background=False), []),
    ],
    ids=str,
)
def test_gives_only_the_incidents_asked_for(filled: Store, wanted: IncidentFilter, names: list[str]) -> None:
    """Days overlap, a month stands for its days, and an incident without a day answers no question about days."""
    write(
        filled,
        incident("no day", ONE, date=None),
        incident("year unknown", ONE, date=("--01-01", "--12-31")),
        incident("first", ONE, date=("2026-02-01", "2026-02-05")),
        incident("second", ONE, date=("2026-02-28", "2026-03-02"), killed=10),
    )
    assert [one.id for one in filled.incidents(wanted)] == names


def test_an_old_id_leads_to_the_incident_that_took_it_in(filled: Store) -> None:
    """An id that somebody has cited answers for ever, over several mergers; one that never was does not."""
    for redirects in ({"i-1": "i-2"}, {"i-2": "i-3"}, {"i-8": "i-9", "i-9": "i-8"}):
        filled.replace_incidents([incident("i-3", ONE)], {}, redirects, basis=filled.basis(), made_by="test")
    assert filled.incident("i-1").id == "i-3"
    for nobody in ("i-4", "i-8"):
        with pytest.raises(UnknownId, match=nobody):
            filled.incident(nobody)


def test_the_ledger_keeps_every_line(filled: Store) -> None:
    """The newest line of an event counts, nothing is taken back, and saying the same again adds nothing."""
    write(filled, minted={(ONE.id, "e1"): "i-1", (ONE.id, "e2"): "i-2"})
    write(filled, minted={(ONE.id, "e1"): "i-3", (ONE.id, "e2"): "i-2"})
    assert filled.ledger() == {(ONE.id, "e1"): "i-3", (ONE.id, "e2"): "i-2"}
    assert filled.stats().ledger == 3


def test_the_ledger_gives_the_oldest_id_first(filled: Store) -> None:
    """An id is as old as its first line, whichever event bears it now."""
    write(filled, minted={(ONE.id, "e3"): "i-1"})
    write(filled, minted={(ONE.id, "e1"): "i-2"})
    write(filled, minted={(ONE.id, "e3"): "i-3"})
    write(filled, minted={(ONE.id, "e2"): "i-1"})
    assert list(filled.ledger().values()) == ["i-1", "i-2", "i-3"]


def test_a_run_that_was_overtaken_writes_nothing(filled: Store) -> None:
    """Two runs that link at once never give one event two ids: the later one is told to link again."""
    basis = filled.basis()
    write(filled, incident("i-1", ONE), minted={(ONE.id, "e1"): "i-1"})
    late = filled.replace_incidents([], {(ONE.id, "e1"): "i-2"}, {}, basis=basis, made_by="test")
    assert not late
    assert filled.ledger() == {(ONE.id, "e1"): "i-1"}
    assert filled.incident("i-1")


def test_knows_whether_the_incidents_rest_on_all_readings(filled: Store) -> None:
    """A run that was stopped between reading and linking is noticed; so is another maker."""
    assert not filled.is_linked("test")
    write(filled)
    assert filled.is_linked("test")
    assert not filled.is_linked("a newer maker")
    filled.save_reading(reading(ONE, "plain-2"))
    assert not filled.is_linked("test")
    assert not filled.stats().up_to_date


def test_decisions_are_only_ever_added(filled: Store, reopen: Opener) -> None:
    """Machine value and human value stand side by side, and an undo is another decision."""
    first = Decision("M. Adel", Action.EDIT, "doc-1#c1", "the text says nine", {"value": [90]}, {"value": [9]})
    undo = Decision("\ud83d odd \0", Action.UNDO, "doc-1#c1", "misread", supersedes=1)
    assert (filled.append_decision(first), filled.append_decision(undo)) == (1, 2)
    one, two = reopen().decisions()
    assert (one.who, one.action, one.target, one.why) == (first.who, first.action, first.target, first.why)
    assert (one.before, one.after, one.number) == (first.before, first.after, 1)
    assert (two.who, two.action, two.supersedes) == (undo.who, Action.UNDO, 1)
    assert one.decided_at is not None
    assert two.decided_at is not None
    assert one.decided_at < two.decided_at


def test_numbers_stand_in_columns_and_exactly_in_the_body(filled: Store) -> None:
    """Queries find a toll by its number; the body keeps the words and the evidence."""
    write(filled, incident("i-1", ONE))
    with filled._read() as connection:  # noqa: SLF001 - no public method shows the rows
        row = connection.execute(schema.toll.select()).first()
    assert row is not None
    assert (row.low, row.best, row.high, row.grade) == (0, 9, None, "contested")
    assert unpack(row.body)["claims"] == ["doc-1#c1"]
