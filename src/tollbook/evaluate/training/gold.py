"""Gold documents with their pages, and the folds over documents that every measure uses."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tollbook.evaluate.records import lines_of
from tollbook.model import Report
from tollbook.model.ids import text_sha256
from tollbook.read.decide import Decided, spans_of
from tollbook.read.harm import Proposal, propose
from tollbook.read.page import Page, open_page

FOLDS = 2
"""One for each of two cores. Twice as much is taught beside the gold that is scored, so half of it is little lost."""


@dataclass(frozen=True, eq=False)
class GoldPage:
    """One gold document: its line as JSON gives it, and its text opened as the reader does.

    A page is equal to itself alone, so that what it teaches can be kept and worked out once for all folds.
    """

    doc_id: str
    gold: Mapping[str, Any]
    page: Page

    @property
    def fold(self) -> int:
        """The fold in which this document is held out: by a hash of its id, so that more gold moves nothing."""
        return fold_of(self.doc_id)


def fold_of(doc_id: str) -> int:
    """Return the fold in which a document is held out."""
    return int(hashlib.sha256(doc_id.encode()).hexdigest()[:8], 16) % FOLDS


def _lines(path: Path) -> Iterator[Any]:
    return map(json.loads, lines_of(path))


def report_of(raw: Mapping[str, Any]) -> Report:
    """Make a report of one line of a texts file."""
    text = raw["text"]
    return Report(
        id=raw["doc_id"],
        text=text,
        sha256=text_sha256(text),
        doc_id=raw["doc_id"],
        outlet=raw.get("outlet"),
        title=raw.get("title"),
        published=raw.get("published"),
    )


def open_gold(gold: Path, texts: Path) -> Iterator[GoldPage]:
    """Open every document of a gold file with its text."""
    by_id = {raw["doc_id"]: raw for raw in _lines(texts)}
    for line in _lines(gold):
        yield GoldPage(line["doc_id"], line, open_page(report_of(by_id[line["doc_id"]])))


def _value(claim: Mapping[str, Any]) -> tuple[int, ...]:
    return tuple(claim["value"] or ())


def matching(page: Page, proposals: Sequence[Proposal], claim: Mapping[str, Any]) -> list[int]:
    """Return the proposals that say what a gold claim says, the best first.

    As in scoring: same harm, overlapping span, equal value; for one person a span inside the description will do.
    """
    spans = spans_of(page, proposals)
    value = _value(claim)
    fitting = [i for i, p in enumerate(proposals) if p.harm.value == claim["harm"] and p.mention.value == value]
    for start, end in _places(claim):
        found = [i for i in fitting if spans[i].start < end and start < spans[i].end]
        if found:
            return sorted(
                found,
                key=lambda i: (max(start, spans[i].start) - min(end, spans[i].end), spans[i].end - spans[i].start, i),
            )
    return []


def _places(claim: Mapping[str, Any]) -> list[tuple[int, int]]:
    places = [(claim["span"][0], claim["span"][1])]
    if claim["value"] == [1] and claim["victims"]:
        places.append((claim["victims"]["span"][0], claim["victims"]["span"][1]))
    return places


@cache
def oracle(gold_page: GoldPage) -> list[tuple[Decided, Mapping[str, Any]]]:
    """Pair each gold claim that the reader can propose with its proposal, as if it had been decided rightly."""
    proposals = list(propose(gold_page.page))
    spans = spans_of(gold_page.page, proposals)
    out = []
    for claim in gold_page.gold["claims"]:
        found = matching(gold_page.page, proposals, claim)
        if found:
            out.append((Decided(proposals[found[0]], spans[found[0]], 1.0), claim))
    return out


def _golden_claim(number: int, text: str, raw: Mapping[str, Any]) -> dict[str, Any]:
    """Turn a golden row's claim into the gold form: the quote's place is found by counting its occurrences."""
    at = -1
    for _ in range(raw.get("nth", 0) + 1):
        at = text.index(raw["quote"], at + 1)
    victims = raw.get("victims")
    places = [m.start() for m in re.finditer(re.escape(victims), text)] if victims else []
    near = min(places, key=lambda p: abs(p - at), default=0)
    return {
        **raw,
        "id": f"c{number}",
        "span": [at, at + len(raw["quote"])],
        "victims": {"span": [near, near + len(victims)], "quote": victims} if victims else None,
        "event": "e1",
    }


def open_golden(folder: Path) -> Iterator[GoldPage]:
    """Open the golden sentences as pages of one row each: every phenomenon that they pin is taught too."""
    for path in sorted(folder.glob("*.jsonl")):
        for raw in _lines(path):
            doc_id = f"golden:{raw['id']}"
            claims = [_golden_claim(i + 1, raw["text"], c) for i, c in enumerate(raw["claims"])]
            page = open_page(report_of({"doc_id": doc_id, "text": raw["text"]}))
            yield GoldPage(doc_id, {"doc_id": doc_id, "claims": claims, "events": []}, page)
