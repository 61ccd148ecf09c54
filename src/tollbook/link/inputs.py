"""What linking takes in and gives out."""

from __future__ import annotations

from dataclasses import dataclass

from tollbook.model.codes import DatePrecision, Kind, PlacePrecision
from tollbook.model.nouns import EventRef, Reading, Report

EventKey = tuple[str, str]
"""An event across the store: the report's id, and the event's local id in that report's reading."""


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report with what a reader made of it."""

    report: Report
    reading: Reading


@dataclass(frozen=True, slots=True)
class Linked:
    """Events of reports that are one thing in the world, before any toll is made of them.

    `key` names the incident within one run (the ledger gives it the id that lasts); `parts` and `whole` are such keys.
    `families` gives each report of the incident the family of its text: reports of one wire story bear one name.
    `links` say in words why these events belong together.
    """

    key: str
    events: tuple[EventRef, ...]
    title: str
    date: tuple[str, str] | None
    date_precision: DatePrecision
    place: str | None
    place_precision: PlacePrecision
    country: str | None
    lat: float | None
    lon: float | None
    kind: Kind | None
    background: bool
    parts: tuple[str, ...] = ()
    whole: str | None = None
    families: tuple[tuple[str, str], ...] = ()
    links: tuple[str, ...] = ()

    @property
    def event_keys(self) -> frozenset[EventKey]:
        """Name the events as the ledger does."""
        return frozenset((ref.report, ref.event) for ref in self.events)
