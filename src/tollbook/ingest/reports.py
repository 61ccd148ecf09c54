"""From what a door found to a report: the checks that every text passes, and its id."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tollbook.errors import InputError
from tollbook.ingest.language import ENGLISH, language_of
from tollbook.ingest.outcome import LIMITS, Limits, one_line
from tollbook.ingest.publication import NOT_SAID, Published
from tollbook.model import Report
from tollbook.model.ids import report_id, text_sha256

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Draft:
    """What a door found in one document. `fallback_name` names it where nothing else does: the file's name."""

    text: str
    fallback_name: str
    doc_id: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    url: str | None = None
    published: Published = NOT_SAID
    notes: tuple[str, ...] = ()


def make_report(draft: Draft, limits: Limits = LIMITS) -> Report:
    """Make a report of a draft; its text is the draft's, unchanged.

    Raises InputError for a text that is empty, too long, cannot be stored, or is not English.
    """
    _check_storable(draft, limits)
    language = language_of(draft.text)
    if language not in {ENGLISH, None}:
        raise InputError(f"is not in English but in {language!r}; only English is read")
    sha256 = text_sha256(draft.text)
    identity = report_id(outlet=draft.outlet, address=_address(draft), sha256=sha256)
    published = draft.published
    return Report(
        id=identity,
        text=draft.text,
        sha256=sha256,
        doc_id=draft.doc_id or identity,
        outlet=draft.outlet,
        title=draft.title,
        byline=draft.byline,
        url=draft.url,
        language=language,
        published=published.value,
        published_readings=published.readings,
        notes=tuple(one_line(note) for note in (*draft.notes, published.note) if note),
    )


def _address(draft: Draft) -> str:
    """Choose what stands for an unknown outlet; a doc_id tells two unnamed publications apart better than a title."""
    return draft.url or draft.doc_id or draft.title or draft.fallback_name


def _check_storable(draft: Draft, limits: Limits) -> None:
    if not draft.text.strip():
        raise InputError("holds no text; nothing to read")
    if len(draft.text) > limits.document_bytes:
        raise InputError(f"is longer than {limits.document_bytes // 1_000_000} MB; split it into one file a report")
    fields = (draft.text, draft.doc_id, draft.outlet, draft.title, draft.byline, draft.url)
    for value in fields:
        if value and "\x00" in value:
            raise InputError("holds a NUL byte, which no store keeps; remove it or save the file as UTF-8")
        if value and _SURROGATE.search(value):
            raise InputError(
                "holds half a character (a lone surrogate) or bytes that are not UTF-8; fetch or export it again"
            )
