"""Gold files and predictions as the scores see them: one JSON object a line, in the form of the guidelines.

These are not the nouns of `tollbook.model`: a gold file gives a party's words without their place, which the nouns
cannot hold, and a score needs those words. Codes are held to the same closed lists.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tollbook.errors import InputError
from tollbook.model import Harm, Hedge, Polarity, Span, Status


@dataclass(frozen=True, slots=True)
class ScoredClaim:
    """A claim's fields that a score looks at. `value` is None for a vague word, as in the files.

    `score` is how sure the reader was, between 0 and 1; annotations have none.
    """

    id: str
    span: Span
    value: tuple[int, ...] | None
    hedge: Hedge
    harm: Harm
    status: Status
    polarity: Polarity
    victims: str | None
    victims_span: Span | None
    claimant: str | None
    perpetrator: str | None
    same_as: str | None
    part_of: str | None
    event: str | None
    self_inflicted: bool
    score: float | None = None


@dataclass(frozen=True, slots=True)
class ScoredEvent:
    """An event's fields that a score looks at. `first_day` is as written, `YYYY-MM-DD` or `--MM-DD`."""

    first_day: str | None = None
    place: str | None = None
    country: str | None = None
    background: bool = False


NOWHERE = ScoredEvent()
"""The event of a claim that names none."""


@dataclass(frozen=True, slots=True)
class ScoredDocument:
    """One line: what somebody, or some reader, found in one text."""

    doc_id: str
    claims: tuple[ScoredClaim, ...]
    events: Mapping[str, ScoredEvent]

    def event_of(self, claim: ScoredClaim) -> ScoredEvent:
        """Look up a claim's event; one that is not listed says nothing."""
        return self.events.get(claim.event, NOWHERE) if claim.event is not None else NOWHERE


def claim_from(raw: Mapping[str, Any]) -> ScoredClaim:
    """Read one claim. Raises KeyError, TypeError or ValueError where it is not in the guidelines' form."""
    victims, value = raw.get("victims"), raw["value"]
    spanned = isinstance(victims, Mapping) and "span" in victims
    return ScoredClaim(
        id=raw["id"],
        span=Span(*raw["span"]),
        value=None if value is None else tuple(value),
        hedge=Hedge(raw["hedge"]),
        harm=Harm(raw["harm"]),
        status=Status(raw["status"]),
        polarity=Polarity(raw["polarity"]),
        victims=victims.get("quote") if isinstance(victims, Mapping) else victims,
        victims_span=Span(*victims["span"]) if spanned and victims else None,
        claimant=raw.get("claimant"),
        perpetrator=raw.get("perpetrator"),
        same_as=raw.get("same_as"),
        part_of=raw.get("part_of"),
        event=raw.get("event"),
        self_inflicted=bool(raw.get("self")),
        score=raw.get("score"),
    )


def event_from(raw: Mapping[str, Any]) -> ScoredEvent:
    """Read one event."""
    date = raw.get("date")
    return ScoredEvent(date[0] if date else None, raw.get("place"), raw.get("country"), bool(raw.get("background")))


def document_from(raw: Mapping[str, Any]) -> ScoredDocument:
    """Read one line that JSON has parsed."""
    events = {event["id"]: event_from(event) for event in raw.get("events", ())}
    return ScoredDocument(raw["doc_id"], tuple(claim_from(claim) for claim in raw["claims"]), events)


def documents_from(lines: Iterable[str], source: str) -> dict[str, ScoredDocument]:
    """Read documents by their id, in the order of the lines; blank lines are passed over.

    Raises `InputError` for a line that is not in the guidelines' form and for a second line of one document:
    which of the two would be meant is not for a score to decide.
    """
    found: dict[str, ScoredDocument] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = f"{source}, line {number}"
        try:
            document = document_from(json.loads(line))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            reason = f"the field {error} is missing" if isinstance(error, KeyError) else str(error)
            raise InputError(f"{where}: not a document in the form of the guidelines ({reason}); mend it") from error
        if document.doc_id in found:
            raise InputError(f"{where}: {document.doc_id} stands in this file twice; keep one of its lines")
        found[document.doc_id] = document
    return found


def lines_of(path: Path) -> Iterator[str]:
    """Read a file's lines, unpacked where its name ends in .gz. Raises `InputError` where it cannot be read."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            yield from lines
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error}); name a file of JSON lines in UTF-8") from error


def read_documents(path: Path) -> dict[str, ScoredDocument]:
    """Read a gold file or a file of predictions, `.gz` too."""
    return documents_from(lines_of(path), str(path))
