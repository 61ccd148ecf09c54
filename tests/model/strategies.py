"""Made-up nouns for property tests: any text, any spans in it, every code."""

from __future__ import annotations

from hypothesis import strategies as st

from tollbook.model import (
    Claim,
    DatePrecision,
    Event,
    Harm,
    Hedge,
    Kind,
    Phrase,
    PlacePrecision,
    Polarity,
    Reading,
    Report,
    Span,
    Status,
)
from tollbook.model.ids import report_id, text_sha256

TEXTS = st.one_of(
    # Words as newcomers write them, and what breaks careless offsets: astral signs, right-to-left, combining marks.
    st.text(alphabet="ab 12.\n\u0301\u0627\u0642\u202b\U0001f600\U0001f468\u200d\ufeff\u00a0\u2019", min_size=1),
    st.text(min_size=1),
)
"""Texts of at least one code point."""

DAYS = st.one_of(st.dates().map(str), st.dates().map(lambda day: f"--{day:%m-%d}"))


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    """Draw a stretch of a text."""
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


@st.composite
def phrases(draw: st.DrawFn, text: str) -> Phrase:
    """Draw words of a text with their place."""
    span = draw(spans(text))
    return Phrase(span, span.of(text))


@st.composite
def claims(draw: st.DrawFn, text: str) -> Claim:
    """Draw a claim that stands in a text."""
    words = draw(phrases(text))
    party = st.none() | phrases(text)
    local = st.none() | st.sampled_from(("c1", "c2"))
    counts = st.lists(st.integers(0, 10**9), max_size=2).map(lambda value: tuple(sorted(value)))
    return Claim(
        id=draw(st.sampled_from(("c1", "c2", "c3"))),
        span=words.span,
        quote=words.quote,
        value=draw(counts),
        hedge=draw(st.sampled_from(Hedge)),
        harm=draw(st.sampled_from(Harm)),
        status=draw(st.sampled_from(Status)),
        event=draw(st.sampled_from(("e1", "e2"))),
        victims=draw(party),
        perpetrator=draw(party),
        claimant=draw(party),
        polarity=draw(st.sampled_from(Polarity)),
        same_as=draw(local),
        part_of=draw(local),
        self_inflicted=draw(st.booleans()),
        score=draw(st.none() | st.floats(0, 1)),
        reason=draw(st.text()),
    )


@st.composite
def events(draw: st.DrawFn, text: str) -> Event:
    """Draw an event whose place stands in a text."""
    return Event(
        id=draw(st.sampled_from(("e1", "e2"))),
        label=draw(st.text()),
        date=draw(st.none() | st.tuples(DAYS, DAYS)),
        date_precision=draw(st.sampled_from(DatePrecision)),
        place=draw(st.none() | phrases(text)),
        place_precision=draw(st.sampled_from(PlacePrecision)),
        country=draw(st.none() | st.sampled_from(("PAK", "SYR"))),
        admin1=draw(st.none() | st.text()),
        lat=draw(st.none() | st.floats(-90, 90)),
        lon=draw(st.none() | st.floats(-180, 180)),
        kind=draw(st.none() | st.sampled_from(Kind)),
        background=draw(st.booleans()),
    )


@st.composite
def read_reports(draw: st.DrawFn) -> tuple[Report, Reading]:
    """Draw a report and a reading of it whose spans all quote its text."""
    text = draw(TEXTS)
    sha256 = text_sha256(text)
    name = report_id(outlet=None, address="made", sha256=sha256)
    report = Report(name, text, sha256, doc_id=draw(st.text(min_size=1)), published=draw(st.none() | DAYS))
    reading = Reading(
        # A line of the reader's JSONL names the document, so that is what comes back.
        report=report.doc_id,
        reader=draw(st.text(min_size=1)),
        claims=tuple(draw(st.lists(claims(text), max_size=3))),
        events=tuple(draw(st.lists(events(text), max_size=3))),
        notes=tuple(draw(st.lists(st.text(), max_size=2))),
    )
    return report, reading
