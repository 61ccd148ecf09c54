"""Golden reports with their claims given and their relations expected, for the tests of relations and events."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from tollbook.model import Claim, Event, Report
from tollbook.model.forms import claim_from_json
from tollbook.read.events import group
from tollbook.read.learned import Models
from tollbook.read.page import Page, open_page
from tollbook.read.repeats import relate

ROWS = Path(__file__).parents[1] / "golden" / "repeats.jsonl"


@dataclass(frozen=True)
class Golden:
    """One short report: its page, its claims as they should be related, and its background events."""

    id: str
    page: Page
    claims: tuple[Claim, ...]
    background: frozenset[str]

    @property
    def bare(self) -> tuple[Claim, ...]:
        """The claims before anything relates them."""
        return tuple(replace(c, same_as=None, part_of=None, event="e0") for c in self.claims)


def lines() -> list[dict[str, Any]]:
    """Return the rows as JSON gives them."""
    return [json.loads(line) for line in ROWS.read_text(encoding="utf-8").splitlines()]


def page_of(text: str, name: str = "golden") -> Page:
    """Open a text as a report without outlet and date."""
    return open_page(Report(id=name, text=text, sha256="", doc_id=name))


@cache
def rows() -> tuple[Golden, ...]:
    """Open every golden report once."""
    return tuple(
        Golden(
            id=raw["id"],
            page=page_of(raw["text"], raw["id"]),
            claims=tuple(claim_from_json({"polarity": "asserted", **c}) for c in raw["claims"]),
            background=frozenset(raw["background"]),
        )
        for raw in lines()
    )


@cache
def _read() -> dict[str, tuple[tuple[Claim, ...], tuple[Event, ...]]]:
    models = Models()
    return {g.id: group(g.page, relate(g.page, g.bare, models), models) for g in rows()}


def read(golden: Golden) -> tuple[tuple[Claim, ...], tuple[Event, ...]]:
    """Give one golden report's claims and events as the package's models relate and group them, all done once."""
    return _read()[golden.id]
