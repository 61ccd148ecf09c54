"""JSON in and out loses nothing, and a span always quotes its text."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.model import strategies

from tollbook.errors import SpanMismatch
from tollbook.model import (
    Claim,
    Dispute,
    EventRef,
    Figure,
    Grade,
    Harm,
    Incident,
    Phrase,
    Reading,
    Report,
    Span,
    Toll,
)
from tollbook.model.forms import (
    check_spans,
    claim_from_json,
    claim_to_json,
    document_from_json,
    incident_to_json,
    reading_to_json,
)

GOLD_FIELDS = [
    "id",
    "span",
    "quote",
    "value",
    "hedge",
    "harm",
    "victims",
    "status",
    "perpetrator",
    "claimant",
    "polarity",
    "same_as",
    "part_of",
    "event",
]
"""The fields of a claim in the annotation guidelines; `self` stands only where it is true."""


@given(strategies.read_reports())
def test_reading_to_json_and_back(made: tuple[Report, Reading]) -> None:
    """What the reader writes as a line of JSON comes back as it was, through real JSON text."""
    report, reading = made
    line = json.dumps(reading_to_json(report, reading), ensure_ascii=False)
    back = document_from_json(json.loads(line))
    assert back.reading == reading
    assert (back.doc_id, back.sha256, back.published) == (report.doc_id, report.sha256, report.published)


@given(strategies.read_reports())
def test_spans_quote_the_stored_text(made: tuple[Report, Reading]) -> None:
    """Spans into emoji, Arabic and combining marks quote what stands there, in code points."""
    report, reading = made
    check_spans(report.text, reading)


@given(strategies.read_reports(), st.text(min_size=1))
def test_a_quote_that_is_not_there_is_caught(made: tuple[Report, Reading], extra: str) -> None:
    """A claim whose words are not those at its span is refused, by name."""
    report, reading = made
    for claim in reading.claims:
        wrong = replace(reading, claims=(replace(claim, quote=claim.quote + extra),))
        with pytest.raises(SpanMismatch, match=claim.id):
            check_spans(report.text, wrong)


@given(strategies.claims("Police said 12 people were killed."))
def test_claims_carry_the_fields_of_the_guidelines(claim: Claim) -> None:
    """Every field of the gold form is written, and a vague word's value is null, never a number."""
    raw = claim_to_json(claim)
    assert [name for name in GOLD_FIELDS if name not in raw] == []
    assert raw["value"] is None or raw["value"]
    assert ("self" in raw) is claim.self_inflicted


def gold_claim() -> dict[str, Any]:
    """Write a claim as a gold file does: parties by their words alone."""
    return {
        "id": "c1",
        "span": [12, 14],
        "quote": "12",
        "value": [12],
        "hedge": "exact",
        "harm": "killed",
        "victims": {"span": [15, 21], "quote": "people"},
        "status": "unknown",
        "perpetrator": "the army",
        "claimant": "Police",
        "polarity": "asserted",
        "same_as": None,
        "part_of": None,
        "event": "e1",
    }


def test_a_gold_line_can_be_read() -> None:
    """A gold line lacks what only our reader writes: those fields take their defaults, no place is made up."""
    event = {"id": "e1", "label": "attack", "date": None, "place": "Oldbridge", "country": None, "background": True}
    document = document_from_json({"doc_id": "d", "claims": [gold_claim()], "events": [event]})
    claim, found = document.reading.claims[0], document.reading.events[0]
    assert claim.victims == Phrase(Span(15, 21), "people")
    assert claim.claimant is None
    assert claim.score is None
    assert found.background
    assert found.place is None


@pytest.mark.parametrize(
    ("value", "kept"),
    [(None, ()), ([0], (0,)), ([24], (24,)), ([6, 8], (6, 8))],
)
def test_none_and_zero_are_told_apart(value: list[int] | None, kept: tuple[int, ...]) -> None:
    """What nobody said and what somebody put at none stay two things in both directions."""
    claim = claim_from_json(gold_claim() | {"value": value})
    assert claim.value == kept
    assert claim_to_json(claim)["value"] == value


@pytest.mark.parametrize("code", ["harm", "hedge", "status", "polarity"])
def test_a_code_outside_the_lists_is_refused(code: str) -> None:
    """An unknown code is an error, never taken for the nearest or the default."""
    with pytest.raises(ValueError, match="slain"):
        claim_from_json(gold_claim() | {code: "slain"})


def test_incident_form() -> None:
    """An incident is written with the fields that commands, exports and the API share; what nobody said is null."""
    figure = Figure("a#c1", "2017-04-15", None, "The Outlet", "dozens", None, None, "current")
    toll = Toll(
        Harm.KILLED,
        "any",
        12,
        None,
        None,
        "default",
        Grade.WEAK,
        ("a#c1",),
        (figure,),
        (Dispute("two views", ("a#c1",)),),
    )
    raw = incident_to_json(Incident("i1", "A bombing", (EventRef("r", "a", "e1"),), tolls=(toll,)))
    assert raw["events"] == [{"doc_id": "a", "event": "e1"}]
    assert raw["date"] is None
    assert raw["lat"] is None
    assert raw["state"] == "provisional"
    written = raw["tolls"][0]
    assert (written["low"], written["best"], written["high"]) == (12, None, None)
    assert written["history"][0]["low"] is None
    assert written["disputes"] == [{"text": "two views", "claims": ["a#c1"]}]
    assert json.loads(json.dumps(raw)) == raw
