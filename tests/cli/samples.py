"""A small record in our own words: a campaign with one part, a rival figure, a named victim, a background event."""

from __future__ import annotations

from pathlib import Path

from tollbook.model import (
    Claim,
    DatePrecision,
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
    Reading,
    Report,
    Span,
    Status,
    Toll,
)
from tollbook.model.ids import report_id, text_sha256
from tollbook.model.nouns import Dispute
from tollbook.store import open_store

READER = "sample-1"
CAMPAIGN = "c000aaaa0001"
RAID = "c000bbbb0002"
OLD = "0000cccc0003"

FIRST_TEXT = (
    "Army says 12 rebels killed in Dera hills\n\n"
    "Soldiers killed 12 rebels in the hills of Dera on 3 March 2026, the army said. "
    "A rebel spokesman said seven fighters had died.\n\n"
    "A policeman, Karim Vostrikov, was shot dead. Vostrikov, 34, had been on leave."
)
SECOND_TEXT = (
    "Toll of Dera campaign rises to 30\n\n"
    "At least 30 rebels have been killed since 3 March, the army said on 5 March 2026, including the 12 of the first "
    "raid. Tolmachev was killed in the crossfire. Dozens were killed in the floods of gunfire of May 2014."
)


def phrase(text: str, words: str, occurrence: int = 0) -> Phrase:
    """Find words in a text: the first time, or a later one."""
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(words, start + 1)
    return Phrase(Span(start, start + len(words)), words)


def report(doc_id: str, text: str, outlet: str, published: str) -> Report:
    """Make a report."""
    sha256 = text_sha256(text)
    return Report(
        id=report_id(outlet=outlet, address=None, sha256=sha256),
        text=text,
        sha256=sha256,
        doc_id=doc_id,
        outlet=outlet,
        title=text.split("\n", maxsplit=1)[0],
        published=published,
        language="en",
    )


FIRST = report("dera-1.txt", FIRST_TEXT, "The Morning Kettle", "2026-03-03")
SECOND = report("dera-2.txt", SECOND_TEXT, "Evening Lantern", "2026-03-05")


def claim(name: str, text: str, words: str, occurrence: int = 0, **more: object) -> Claim:
    """Make a claim of killed rebels, or of what `more` says."""
    found = phrase(text, words, occurrence)
    fields: dict[str, object] = {
        "value": (1,),
        "hedge": Hedge.EXACT,
        "harm": Harm.KILLED,
        "status": Status.ARMED_GROUP,
        "event": "e1",
    }
    return Claim(id=name, span=found.span, quote=found.quote, **{**fields, **more})  # type: ignore[arg-type]  # by name


FIRST_READING = Reading(
    report=FIRST.id,
    reader=READER,
    events=(
        Event("e1", "Raid in the Dera hills", ("2026-03-03", "2026-03-03"), DatePrecision.DAY,
              phrase(FIRST_TEXT, "Dera"), PlacePrecision.REGION, "XKX", kind=Kind.OPERATION),
    ),
    claims=(
        claim("c1", FIRST_TEXT, "12", value=(12,), victims=phrase(FIRST_TEXT, "rebels"),
              claimant=phrase(FIRST_TEXT, "Army"), score=0.91, reason="`killed` governs `rebels`"),
        claim("c2", FIRST_TEXT, "12", 1, value=(12,), victims=phrase(FIRST_TEXT, "rebels", 1), same_as="c1",
              perpetrator=phrase(FIRST_TEXT, "Soldiers"), claimant=phrase(FIRST_TEXT, "the army")),
        claim("c3", FIRST_TEXT, "seven", value=(7,), victims=phrase(FIRST_TEXT, "fighters"),
              claimant=phrase(FIRST_TEXT, "A rebel spokesman"), same_as="c1"),
        claim("c4", FIRST_TEXT, "policeman", status=Status.STATE_FORCES,
              victims=phrase(FIRST_TEXT, "policeman, Karim Vostrikov")),
        claim("c5", FIRST_TEXT, "Vostrikov", 1, status=Status.STATE_FORCES, same_as="c4"),
    ),
)  # fmt: skip
SECOND_READING = Reading(
    report=SECOND.id,
    reader=READER,
    events=(
        Event("e1", "Campaign in Dera", ("2026-03-03", "2026-03-05"), DatePrecision.DAYS,
              phrase(SECOND_TEXT, "Dera"), PlacePrecision.REGION, "XKX", kind=Kind.OPERATION),
        Event("e2", "Gunfire of 2014", ("2014-05-01", "2014-05-31"), DatePrecision.MONTH, background=True),
    ),
    claims=(
        claim("c1", SECOND_TEXT, "30", value=(30,), claimant=None),
        claim("c2", SECOND_TEXT, "30", 1, value=(30,), hedge=Hedge.AT_LEAST, same_as="c1",
              victims=phrase(SECOND_TEXT, "rebels"), claimant=phrase(SECOND_TEXT, "the army")),
        claim("c3", SECOND_TEXT, "12", value=(12,), part_of="c2"),
        claim("c4", SECOND_TEXT, "Tolmachev", status=Status.UNKNOWN),
        claim("c5", SECOND_TEXT, "Dozens", value=(), hedge=Hedge.VAGUE, status=Status.UNKNOWN, event="e2"),
    ),
)  # fmt: skip


def figure(cite: str, words: str, low: int | None, high: int | None, relation: str, **more: str | None) -> Figure:
    """Make one figure of a history."""
    fields = {"as_of": "2026-03-03", "claimant": "the army", "outlet": "The Morning Kettle", **more}
    return Figure(claim=cite, words=words, low=low, high=high, relation=relation, **fields)


_WHOLE_HISTORY = (
    figure("dera-2.txt#c2", "at least 30", 30, None, "current", as_of="2026-03-05", outlet="Evening Lantern"),
    figure("dera-2.txt#c1", "30", 30, None, "repeats", as_of="2026-03-05", outlet="Evening Lantern"),
    figure("dera-1.txt#c2", "12", 12, 12, "contained", contained_in="dera-2.txt#c1"),
    figure("dera-1.txt#c3", "seven", 7, 7, "rival", claimant="A rebel spokesman"),
)
INCIDENTS = (
    Incident(
        id=CAMPAIGN, title="Campaign in Dera", events=(EventRef(SECOND.id, SECOND.doc_id, "e1"),),
        date=("2026-03-03", "2026-03-05"), date_precision=DatePrecision.DAYS, place="Dera", country="XKX",
        lat=-1.5, lon=20.25, kind=Kind.OPERATION, parts=(RAID,), links=("One report only.",),
        tolls=(
            Toll(Harm.KILLED, "armed_group", 7, 30, None, "default-1", Grade.CONTESTED,
                 tuple(f.claim for f in _WHOLE_HISTORY), _WHOLE_HISTORY,
                 (Dispute("The army says 30, a rebel spokesman seven.", ("dera-2.txt#c2", "dera-1.txt#c3")),),
                 "The latest figure of the army."),
            Toll(Harm.KILLED, "unknown", 1, 1, 1, "default-1", Grade.WEAK, ("dera-2.txt#c4",),
                 reason="Tolmachev alone."),
        ),
    ),
    Incident(
        id=RAID, title="Raid in the Dera hills that killed Vostrikov", whole=CAMPAIGN,
        date=("2026-03-03", "2026-03-03"),
        events=(EventRef(FIRST.id, FIRST.doc_id, "e1"),), place="Dera", country="XKX", kind=Kind.OPERATION,
        tolls=(
            Toll(Harm.KILLED, "armed_group", 12, 12, 12, "default-1", Grade.WEAK, ("dera-1.txt#c2",),
                 (figure("dera-1.txt#c2", "12", 12, 12, "current"),)),
        ),
    ),
    Incident(
        id=OLD, title="=Gunfire of 2014", background=True, date=("--05-01", "--05-31"),
        events=(EventRef(SECOND.id, SECOND.doc_id, "e2"),),
        tolls=(
            Toll(Harm.KILLED, "unknown", None, None, None, "default-1", Grade.WEAK, ("dera-2.txt#c5",),
                 (figure("dera-2.txt#c5", "dozens", None, None, "current", claimant=None),)),
        ),
    ),
)  # fmt: skip


def write_store(path: Path) -> Path:
    """Write the record into a store."""
    with open_store(path) as store:
        for one, reading in ((FIRST, FIRST_READING), (SECOND, SECOND_READING)):
            store.add(one, one.text.encode(), one.doc_id, "text/plain")
            store.save_reading(reading)
        minted = {(ref.report, ref.event): incident.id for incident in INCIDENTS for ref in incident.events}
        store.replace_incidents(INCIDENTS, minted, {"f00000000009": RAID}, basis=store.basis(), made_by="sample")
    return path
