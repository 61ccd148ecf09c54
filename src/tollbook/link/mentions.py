"""One event of one report, with all that speaks for or against its being the same as another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tollbook.link.inputs import EventKey, ReadReport
from tollbook.link.names import capitalised, inner_names, place_names, tokens
from tollbook.link.sentences import sentence_of
from tollbook.link.settings import words
from tollbook.model.codes import Harm, Kind, PlacePrecision, Polarity, Status
from tollbook.model.nouns import Claim, Event

_WIDE = frozenset({PlacePrecision.ADMIN1, PlacePrecision.REGION, PlacePrecision.COUNTRY})
_MONTH_DAY = len("MM-DD")
_LONGEST_ACRONYM = 3


Counted = tuple[Harm, Status, int]
"""A number of people, what was done to them and what they were."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An event in the terms that comparisons use.

    `days` is the first and last day, None where the text gives none, `month_days` the same without years;
    `reported` is the day of the report. `dateline`: the place is in capitals, as where a report was written.
    `figures` are the numbers asserted; those of people whom another count of the same event includes are `contained`.
    `running` are those of the figures that are told of many days or acts: "145 in 40 hours".
    `names` are capitalised words.
    """

    key: EventKey
    doc_id: str
    event: Event
    days: tuple[date, date] | None
    month_days: tuple[str, str] | None
    reported: date | None
    places: tuple[str, ...]
    wide: bool
    dateline: bool
    admin1: str | None
    perpetrators: tuple[str, ...]
    statuses: frozenset[Status]
    figures: frozenset[Counted]
    contained: frozenset[Counted]
    running: frozenset[Counted]
    names: frozenset[str]

    @property
    def length(self) -> int | None:
        """The number of days, first and last included."""
        return None if self.days is None else (self.days[1] - self.days[0]).days + 1


def mentions_of(read: ReadReport) -> list[Mention]:
    """Make a mention of each event of a reading, also of one that only a claim names."""
    by_event: dict[str, list[Claim]] = {event.id: [] for event in read.reading.events}
    for claim in read.reading.claims:
        by_event.setdefault(claim.event, []).append(claim)
    known = {event.id: event for event in read.reading.events}
    return [_mention(read, known.get(id_) or Event(id=id_, label=""), claims) for id_, claims in by_event.items()]


def _mention(read: ReadReport, event: Event, claims: list[Claim]) -> Mention:
    reported = day_of(read.report.published)
    counted = [c for c in claims if c.polarity is Polarity.ASSERTED]
    numbers = [c for c in counted if c.value and not c.self_inflicted]
    inner = {c.id for c in numbers}
    quote = event.place.quote if event.place else ""
    return Mention(
        key=(read.report.id, event.id),
        doc_id=read.report.doc_id,
        event=event,
        days=resolve(event.date, reported),
        month_days=(event.date[0][-_MONTH_DAY:], event.date[1][-_MONTH_DAY:]) if event.date else None,
        reported=reported,
        places=place_names(quote),
        wide=_is_wide(event, quote),
        dateline=len(quote) > _LONGEST_ACRONYM and quote.isupper(),
        admin1=_bare(event.admin1),
        perpetrators=tuple(dict.fromkeys(c.perpetrator.quote for c in counted if c.perpetrator)),
        statuses=frozenset(c.status for c in counted if not c.self_inflicted),
        figures=frozenset(_counted(c) for c in numbers if c.part_of not in inner),
        contained=frozenset(_counted(c) for c in numbers if c.part_of in inner),
        running=frozenset(_counted(c) for c in numbers if c.part_of not in inner and _runs(read.report.text, c)),
        names=_names(event, counted, quote) | _told_names(read, event, claims),
    )


def _counted(claim: Claim) -> Counted:
    return claim.harm, claim.status, claim.value[-1]


def _runs(text: str, claim: Claim) -> bool:
    return words().running.search(text[slice(*sentence_of(text, claim.span.start))]) is not None


def _is_wide(event: Event, quote: str) -> bool:
    """Tell whether the place is a province, a region or a country rather than a spot."""
    if event.place_precision is PlacePrecision.UNKNOWN:
        return bool(words().province_words & set(tokens(quote)))
    return event.place_precision in _WIDE


def _bare(name: str | None) -> str | None:
    names = place_names(name) if name else ()
    return names[0] if names else None


def _names(event: Event, claims: list[Claim], place: str) -> frozenset[str]:
    """Rare names: of the label and of the harmed; where it happened is compared on its own."""
    said = [event.label, *(c.quote for c in claims), *(c.victims.quote for c in claims if c.victims)]
    local = set(tokens(place)) | set(tokens(event.admin1 or ""))
    return frozenset(name for text in said for name in capitalised(text) if name not in local)


def _told_names(read: ReadReport, event: Event, claims: list[Claim]) -> frozenset[str]:
    """Names in the sentences of the claims ("the Jaffar Express"); not of who is quoted, nor of where it happened."""
    text = read.report.text
    quoted = " ".join(c.claimant.quote for c in read.reading.claims if c.claimant)
    places = " ".join(e.place.quote for e in read.reading.events if e.place)
    known = {*tokens(f"{quoted} {places} {event.admin1 or ''} {read.report.outlet or ''}")}
    spans = {sentence_of(text, c.span.start) for c in claims}
    return frozenset(n for span in spans for n in inner_names(text[slice(*span)]) if n not in known)


def day_of(text: str | None) -> date | None:
    """Take the day of an ISO date or date and time; None where it is none."""
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def resolve(pair: tuple[str, str] | None, reported: date | None) -> tuple[date, date] | None:
    """Turn a pair of written days into days; `--MM-DD` is its last occurrence before the report, else nothing."""
    if pair is None:
        return None
    first, last = (_resolve_one(text, reported) for text in pair)
    if first is None or last is None:
        return None
    return (first, last) if first <= last else (last, first)


def _resolve_one(text: str, reported: date | None) -> date | None:
    if not (text.startswith("--") and len(text) == len("--") + _MONTH_DAY):
        return day_of(text)
    if reported is None:
        return None
    found = day_of(f"{reported.year}-{text[2:]}")
    if found and found > reported + timedelta(days=1):
        return day_of(f"{reported.year - 1}-{text[2:]}")
    return found


LONGEST_ACT_DAYS = 92  # a siege or an offensive may last a season; what is longer is the toll of a war


def is_period(mention: Mention) -> bool:
    """Tell whether this is the toll of a period, not an act."""
    return mention.event.kind is Kind.PERIOD or (mention.length or 0) > LONGEST_ACT_DAYS
