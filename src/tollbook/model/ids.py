"""Ids: SHA-256 over a canonical JSON array of what identifies a thing.

A JSON array, never strings joined by a separator: ("a", "b.c") and ("a.b", "c") must not meet.
No id holds personal data; a claim's id takes the place of the words, not the words.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

Part = str | int | None


def text_sha256(text: str) -> str:
    """Hash a text as it is stored: UTF-8, nothing normalised; a lone surrogate keeps its own bytes."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def digest(parts: Sequence[Part]) -> str:
    """Hash a canonical JSON array: no spaces, ASCII only, so that every platform agrees."""
    canonical = json.dumps(list(parts), ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def report_id(*, outlet: str | None, address: str | None, sha256: str) -> str:
    """Name a report: one publication of one text.

    The same text fetched twice from one outlet is one report, whatever the address was; the same text from
    another outlet is another report. Where the outlet is not known, the address (or the title, or the id that
    came with the text) takes its place, so that two unnamed publications are not taken for one.
    """
    return digest(["report", outlet, None if outlet else address, sha256])


def claim_id(*, report: str, reader: str, start: int, end: int, harm: str, occurrence: int) -> str:
    """Name a claim: where it stands, what harm it tells of, and which reader found it there.

    `occurrence` tells apart two claims on one span with one harm (0 for the first).
    """
    return digest(["claim", report, reader, start, end, harm, occurrence])
