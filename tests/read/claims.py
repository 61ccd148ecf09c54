"""Claims of made-up and of golden sentences, as the reader proposes them, for the tests of statuses and victims."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tollbook.evaluate.training.gold import matching
from tollbook.model import Phrase, Report, Status
from tollbook.read.decide import Decided, spans_of
from tollbook.read.harm import propose
from tollbook.read.learned import Models
from tollbook.read.page import Page, open_page
from tollbook.read.parties import PERPETRATOR, parties
from tollbook.read.status import statuses
from tollbook.read.victims import victims_phrase

GOLDEN = Path(__file__).parents[1] / "golden" / "claims"


@dataclass(frozen=True)
class Golden:
    """One golden row: its page, its claims as JSON gives them, and the proposals that say the same."""

    id: str
    page: Page
    claims: tuple[Mapping[str, Any], ...]
    decided: tuple[Decided, ...]


def page_of(text: str) -> Page:
    """Open a text as a report without outlet and date."""
    return open_page(Report(id="made", text=text, sha256="", doc_id="made"))


def pages_of(text: str, quotes: Sequence[str]) -> tuple[Page, list[Decided]]:
    """Open a text and take the first proposal that stands at each of some words, in text order, none twice."""
    page, taken, place = page_of(text), [], 0
    proposals = list(propose(page))
    spans = spans_of(page, proposals)
    for quote in quotes:
        place = text.index(quote, place)
        found = next(i for i, s in enumerate(spans) if s.start <= place < s.end)
        taken.append(Decided(proposals[found], spans[found], 1.0))
        place += len(quote)
    return page, taken


def _placed(text: str, claim: Mapping[str, Any]) -> dict[str, Any]:
    """Give a golden claim its spans."""
    start = -1
    for _ in range(claim["nth"] + 1):
        start = text.index(claim["quote"], start + 1)
    victims = claim["victims"]
    at = text.index(victims) if victims else 0
    placed = {"quote": victims, "span": [at, at + len(victims)]} if victims else None
    return {**claim, "span": [start, start + len(claim["quote"])], "victims": placed}


@cache
def golden_claims() -> tuple[Golden, ...]:
    """Open every golden row that has claims, once, with the proposals that say what they say."""
    out = []
    for file in sorted(GOLDEN.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            raw = json.loads(line)
            page = page_of(raw["text"])
            proposals = list(propose(page))
            spans = spans_of(page, proposals)
            placed = [_placed(raw["text"], claim) for claim in raw["claims"]]
            best = [(claim, next(iter(matching(page, proposals, claim)), None)) for claim in placed]
            pairs = [(claim, Decided(proposals[i], spans[i], 1.0)) for claim, i in best if i is not None]
            if pairs:
                claims, decided = zip(*pairs, strict=True)
                out.append(Golden(raw["id"], page, claims, decided))
    return tuple(out)


def victims_of(golden: Golden) -> list[Phrase | None]:
    """Quote whom each claim of a golden row harms, as the reader does."""
    return [victims_phrase(golden.page.parsed[d.proposal.sentence], d.proposal.mention) for d in golden.decided]


def settled(golden: Golden) -> Iterator[tuple[Mapping[str, Any], Phrase | None, Status]]:
    """Give each claim of a golden row with the victims and the status that the package's models settle."""
    models, victims = Models(), victims_of(golden)
    by = parties(golden.page, golden.decided, PERPETRATOR, models)
    yield from zip(golden.claims, victims, statuses(golden.page, golden.decided, victims, by, models), strict=True)
