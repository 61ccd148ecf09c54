"""Reports with perfect readings, made from a few words each, so that a test shows what is told and what comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tollbook.link import ReadReport
from tollbook.model.codes import DatePrecision, Harm, Hedge, Kind, PlacePrecision, Polarity, Status
from tollbook.model.ids import report_id, text_sha256
from tollbook.model.nouns import Claim, Event, Phrase, Reading, Report, Span

_NUMBERS = {"two": 2, "three": 3, "four": 4, "seven": 7, "eleven": 11, "two dozen": 24, "a": 1, "no": 0}


@dataclass(frozen=True, slots=True)
class Row:
    """One claim as a test writes it; `event`, `same_as`, `part_of` are ids, `beside` keeps it in the last sentence."""

    id: str
    words: str
    victims: str
    by: str | None = None
    event: str = "e1"
    harm: Harm = Harm.KILLED
    hedge: Hedge = Hedge.EXACT
    status: Status = Status.UNKNOWN
    perpetrator: str | None = None
    polarity: Polarity = Polarity.ASSERTED
    same_as: str | None = None
    part_of: str | None = None
    beside: bool = False
    self_inflicted: bool = False
    before: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """One event as a test writes it; `days` is one day or two with a slash between."""

    id: str
    place: str | None = None
    days: str | None = None
    label: str = ""
    kind: Kind | None = None
    precision: PlacePrecision = PlacePrecision.POINT
    country: str | None = "PAK"
    admin1: str | None = None
    at: tuple[float, float] | None = None
    background: bool = False


@dataclass(slots=True)
class _Text:
    """A text that grows by phrases and remembers where each stands."""

    text: str = ""
    places: dict[str, Phrase] = field(default_factory=dict)

    def add(self, words: str) -> Phrase:
        """Append words, and say where they stand."""
        start = len(self.text)
        self.text += words
        return Phrase(Span(start, len(self.text)), words)


def tell(
    doc_id: str,
    published: str | None,
    scenes: Sequence[Scene],
    rows: Sequence[Row],
    *,
    outlet: str | None = None,
    text: str = "",
) -> ReadReport:
    """Write a report that says the rows, one sentence each, and the reading that a perfect reader makes of it."""
    page = _Text(text)
    events = tuple(_event(page, scene) for scene in scenes)
    claims = tuple(_claim(page, row, first=n == 0) for n, row in enumerate(rows))
    page.add(".")
    sha256 = text_sha256(page.text)
    id_ = report_id(outlet=outlet, address=doc_id, sha256=sha256)
    report = Report(id=id_, text=page.text, sha256=sha256, doc_id=doc_id, outlet=outlet, published=published)
    return ReadReport(report, Reading(report=id_, reader="test", claims=claims, events=events))


def _event(page: _Text, scene: Scene) -> Event:
    place = page.add(scene.place) if scene.place else None
    if place:
        page.add(". ")
    first, _, last = (scene.days or "").partition("/")
    days = (first, last or first) if first else None
    return Event(
        id=scene.id,
        label=scene.label,
        date=days,
        date_precision=DatePrecision.DAY if days and not last else DatePrecision.UNKNOWN,
        place=place,
        place_precision=scene.precision if place else PlacePrecision.UNKNOWN,
        country=scene.country,
        admin1=scene.admin1,
        lat=scene.at[0] if scene.at else None,
        lon=scene.at[1] if scene.at else None,
        kind=scene.kind,
        background=scene.background,
    )


def _claim(page: _Text, row: Row, *, first: bool) -> Claim:
    if not first:
        page.add(" and " if row.beside else ". ")
    claimant = page.add(row.by) if row.by else None
    page.text += f"{' says ' if row.by else ''}{row.before}"
    count = page.add(row.words)
    page.add(" ")
    victims = page.add(row.victims)
    page.add(f" {row.harm.value}")
    return Claim(
        id=row.id,
        span=count.span,
        quote=row.words,
        value=_value(row),
        hedge=row.hedge,
        harm=row.harm,
        status=row.status,
        event=row.event,
        victims=victims,
        perpetrator=_perpetrator(page, row),
        claimant=claimant,
        polarity=row.polarity,
        same_as=row.same_as,
        part_of=row.part_of,
        self_inflicted=row.self_inflicted,
    )


def _value(row: Row) -> tuple[int, ...]:
    if row.hedge is Hedge.VAGUE:
        return ()
    numbers = tuple(int(n) for n in row.words.split() if n.isdigit())
    return numbers or (_NUMBERS.get(row.words.casefold(), 1),)


def _perpetrator(page: _Text, row: Row) -> Phrase | None:
    if row.perpetrator is None:
        return None
    page.add(" by ")
    return page.add(row.perpetrator)
