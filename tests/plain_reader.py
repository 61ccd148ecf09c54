"""A reader that is plain and fast, for tests of what happens around it, and a program that builds with it.

    python -m tests.plain_reader STORE DOCS...

It finds "<number> people were killed in <Place>" and nothing else. It builds through the real pipeline, says
"building" once the first report is stored and the counts when it is done.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from tollbook.errors import ReadError
from tollbook.model import (
    Claim,
    DatePrecision,
    Event,
    Harm,
    Hedge,
    Phrase,
    PlacePrecision,
    Reading,
    Report,
    Span,
    Status,
)
from tollbook.pipeline import Progress, build
from tollbook.store import open_store

COUNT = re.compile(r"(\d+) people were killed in (\w+)")


class PlainReader:
    """Reads reports by one pattern; `seen` lists what it was given."""

    def __init__(self, name: str = "plain-1") -> None:
        """Take a name, which stands for a version."""
        self.name = name
        self.seen: list[str] = []

    def read_each(self, reports: Iterable[Report]) -> Iterator[Reading | ReadError]:
        """Read reports one by one."""
        for report in reports:
            try:
                yield self.read(report)
            except ReadError as error:
                yield error

    def read(self, report: Report) -> Reading:
        """Read one report; one that says "unreadable" cannot be read."""
        self.seen.append(report.doc_id)
        if "unreadable" in report.text:
            raise ReadError(f"{report.doc_id}: the text is unreadable: correct it and build again")
        found = list(COUNT.finditer(report.text))
        claims = [
            Claim(
                id=f"c{n}",
                span=Span(*match.span()),
                quote=match[0],
                value=(int(match[1]),),
                hedge=Hedge.EXACT,
                harm=Harm.KILLED,
                status=Status.UNKNOWN,
                event=f"e{n}",
            )
            for n, match in enumerate(found, start=1)
        ]
        day = (report.published or "2026-02-01")[:10]
        events = [
            Event(
                id=f"e{n}",
                label=f"killings in {match[2]}",
                date=(day, day),
                date_precision=DatePrecision.DAY,
                place=Phrase(Span(*match.span(2)), match[2]),
                place_precision=PlacePrecision.POINT,
                country="PAK",
            )
            for n, match in enumerate(found, start=1)
        ]
        return Reading(report.id, self.name, tuple(claims), tuple(events))


def write_documents(path: Path, numbers: range) -> Path:
    """Write one document a number, as JSON Lines."""
    lines = [
        {
            "doc_id": f"d{n}",
            "published": f"2026-02-{1 + n % 28:02d}",
            "outlet": f"Outlet {n % 3}",
            "title": f"Killings {n}",
            "text": f"The police said on the phone that {n} people were killed in Harbourtown. The search went on.",
        }
        for n in numbers
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def main(db: str, *docs: str) -> None:
    """Build a store and tell the counts."""
    begun = False

    def tell(_: Progress) -> None:
        nonlocal begun
        if not begun:
            sys.stdout.write("building\n")
            sys.stdout.flush()
        begun = True

    with open_store(db) as store:
        result = build(docs, store, reader=PlainReader(), on_progress=tell)
    sys.stdout.write(f"{result.read} read, {result.known} known, {result.set_aside} set aside\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
