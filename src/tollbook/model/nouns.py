"""The nouns of tollbook: what a report says, and what many reports say together.

All are frozen and without I/O. JSON in and out is in `tollbook.model.forms`, in the form of the annotation
guidelines, so that what the reader writes, the gold files and the exports are one format.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tollbook.model.codes import (
    DatePrecision,
    Grade,
    Harm,
    Hedge,
    Kind,
    PlacePrecision,
    Polarity,
    State,
    Status,
)

ANY_STATUS = "any"
"""The toll status of the whole, which need not be the sum of the others."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of a stored text, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a stretch that is none: ValueError."""
        if not 0 <= self.start < self.end:
            raise ValueError(f"span [{self.start}, {self.end}] is empty or runs backwards")

    def of(self, text: str) -> str:
        """Quote the words that stand here."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether both cover at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a report, with the place where they stand."""

    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class Report:
    """One publication of one text. `text` is as published: no Unicode normalisation ever touches it.

    `published` is an ISO date or date and time; `published_readings` holds both days where the page writes
    "03-02-2026" and nothing settles which is the month. `notes` say in words what is missing or in doubt.
    """

    id: str
    text: str
    sha256: str
    doc_id: str
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    url: str | None = None
    language: str | None = None
    published: str | None = None
    published_readings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of one count of one harm, where it stands. Never changed, never deleted.

    `value` is () for a vague word (written as null), one number, or two for a range; a vague word never gets a
    number here. `id` is local ("c1"); `same_as`, `part_of` and `event` are local ids of the same reading.
    """

    id: str
    span: Span
    quote: str
    value: tuple[int, ...]
    hedge: Hedge
    harm: Harm
    status: Status
    event: str
    victims: Phrase | None = None
    perpetrator: Phrase | None = None
    claimant: Phrase | None = None
    polarity: Polarity = Polarity.ASSERTED
    same_as: str | None = None
    part_of: str | None = None
    self_inflicted: bool = False
    score: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """What one report tells of: one act, one operation or wave, or the toll of a period.

    `date` is first and last day, each `YYYY-MM-DD` or `--MM-DD`; `place` is as written, `country` ISO 3166-1 alpha-3.
    """

    id: str
    label: str
    date: tuple[str, str] | None = None
    date_precision: DatePrecision = DatePrecision.UNKNOWN
    place: Phrase | None = None
    place_precision: PlacePrecision = PlacePrecision.UNKNOWN
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    kind: Kind | None = None
    background: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader made of one report."""

    report: str
    reader: str
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventRef:
    """An event of one report, named across the store. `doc_id` is what people see, `report` what identifies."""

    report: str
    doc_id: str
    event: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One claim's figure in the history of a toll.

    `low` and `high` are None where the words leave that end open or vague; `words` is what was said.
    `as_of` is the day for which it was said (the report's day where nothing else is told).
    `relation` is how it stands to the toll: `current`, `repeats`, `superseded`, `contained`, `rival`, `denied`.
    """

    claim: str
    as_of: str | None
    claimant: str | None
    outlet: str | None
    words: str
    low: int | None
    high: int | None
    relation: str
    contained_in: str | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """A disagreement, named and never averaged: who says what, in words, and the claims."""

    text: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Toll:
    """Low, best, high of one harm and one victim status in one incident, under a named policy.

    `status` is a `Status` value or "any". Each end is None where nobody gave it: None is "nobody said",
    0 is "somebody said none". `claims` are cited as `doc_id#c1`; `reason` says in words how the ends came about.
    """

    harm: Harm
    status: str
    low: int | None
    best: int | None
    high: int | None
    policy: str
    grade: Grade
    claims: tuple[str, ...]
    history: tuple[Figure, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """The events of all reports that are the same thing in the world, with its tolls.

    `parts` and `whole` are incident ids; `links` say in words why its events belong together.
    """

    id: str
    title: str
    events: tuple[EventRef, ...]
    date: tuple[str, str] | None = None
    date_precision: DatePrecision = DatePrecision.UNKNOWN
    place: str | None = None
    place_precision: PlacePrecision = PlacePrecision.UNKNOWN
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    kind: Kind | None = None
    background: bool = False
    state: State = State.PROVISIONAL
    tolls: tuple[Toll, ...] = ()
    parts: tuple[str, ...] = ()
    whole: str | None = None
    links: tuple[str, ...] = field(default=())
