"""Reports, readings and incidents to store, made by rule."""

from __future__ import annotations

from tollbook.model import (
    Claim,
    DatePrecision,
    Dispute,
    Event,
    EventRef,
    Figure,
    Grade,
    Harm,
    Hedge,
    Incident,
    Kind,
    Phrase,
    PlacePrecision,
    Polarity,
    Reading,
    Report,
    Span,
    State,
    Status,
    Toll,
)
from tollbook.model.ids import report_id, text_sha256

ODD_TEXT = "Nine \U0001f6a8 كويتا e\u0301t\u00e9\r\nA NUL \0 and half a pair \ud83d.\ufeff Police said 9 were killed."
"""What a published text may hold: an emoji, Arabic, combining marks, a NUL, half of a surrogate pair, a BOM."""


def report(number: int = 0, *, text: str | None = None, outlet: str = "Northern Courier") -> Report:
    """Make a report; the same number and outlet give the same report."""
    words = f"Police said {number} people were killed near Harbour {number}." if text is None else text
    digest = text_sha256(words)
    return Report(
        id=report_id(outlet=outlet, address=None, sha256=digest),
        text=words,
        sha256=digest,
        doc_id=f"doc-{number}",
        outlet=outlet,
        title=f"Attack {number}",
        byline="By A. Writer",
        url=f"https://example.org/{number}",
        language="en",
        published="2026-02-03",
        published_readings=("2026-02-03", "2026-03-02"),
        notes=("the day is in doubt",),
    )


def phrase(text: str, words: str) -> Phrase:
    """Find words in a text."""
    start = text.index(words)
    return Phrase(Span(start, start + len(words)), words)


def reading(of: Report, reader: str = "plain-1") -> Reading:
    """Make a reading with every field of claim and event used somewhere: two claims on one span, and a vague one."""
    whole = Phrase(Span(0, len(of.text)), of.text)
    said = phrase(of.text, "Police")
    first = Claim(
        id="c1",
        span=whole.span,
        quote=whole.quote,
        value=(6, 8),
        hedge=Hedge.RANGE,
        harm=Harm.KILLED,
        status=Status.CIVILIAN,
        event="e1",
        victims=whole,
        perpetrator=said,
        claimant=said,
        polarity=Polarity.DENIED,
        part_of="c2",
        self_inflicted=True,
        score=0.75,
        reason="a count and a harm",
    )
    second = Claim("c2", whole.span, whole.quote, (), Hedge.VAGUE, Harm.KILLED, Status.UNKNOWN, "e2", same_as="c1")
    events = (
        Event(
            id="e2",
            label="the attack",
            date=("2026-02-01", "2026-02-03"),
            date_precision=DatePrecision.DAYS,
            place=said,
            place_precision=PlacePrecision.POINT,
            country="PAK",
            admin1="Balochistan",
            lat=30.18,
            lon=66.99,
            kind=Kind.ATTACK,
            background=True,
        ),
        Event(id="e1", label="another"),
    )
    return Reading(of.id, reader, (first, second), events, ("read in a test",))


def toll(*, killed: int | None = 9) -> Toll:
    """Make a toll with every field used."""
    figure = Figure("doc-1#c1", "2026-02-03", "Police", "Northern Courier", "nine", 9, None, "contained", "doc-1#c2")
    return Toll(
        harm=Harm.KILLED,
        status=Status.CIVILIAN.value,
        low=0,
        best=killed,
        high=None,
        policy="default",
        grade=Grade.CONTESTED,
        claims=("doc-1#c1",),
        history=(figure,),
        disputes=(Dispute("Police 9, residents 12", ("doc-1#c1", "doc-1#c2")),),
        reason="one voice",
    )


def incident(
    name: str, of: Report, *, date: tuple[str, str] | None = ("2026-02-01", "2026-02-03"), killed: int | None = 9
) -> Incident:
    """Make an incident with every field used."""
    return Incident(
        id=name,
        title=f"Attack {name}",
        events=(EventRef(of.id, of.doc_id, "e2"), EventRef(of.id, of.doc_id, "e1")),
        date=date,
        date_precision=DatePrecision.DAYS,
        place="Quetta",
        place_precision=PlacePrecision.POINT,
        country="PAK",
        lat=30.18,
        lon=66.99,
        kind=Kind.ATTACK,
        background=True,
        state=State.REVIEWED,
        tolls=(toll(killed=killed), toll(killed=None)),
        parts=("i-8", "i-9"),
        whole="i-7",
        links=("same day", "same place"),
    )
