"""Records: what JSON Lines, JSON and CSV have in common. The text of a record is stored exactly as its value is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tollbook.errors import InputError
from tollbook.ingest.outcome import LIMITS, Fetched, Limits, OnProblem, Problem, one_line, shown
from tollbook.ingest.publication import read_published
from tollbook.ingest.reports import Draft, make_report

FIELDS: Final = ("doc_id", "published", "outlet", "title", "text", "url")
_MOST_STRANGERS: Final = 20  # records without one good among them, after which a file is given up


class NotARecordError(InputError):
    """A line or item that is no report at all: not JSON, no object, without a text."""


@dataclass(slots=True)
class RecordFile:
    """One file of records on its way in: counts what it saw, and says at its end what many of them lack."""

    path: Path
    media_type: str
    on_problem: OnProblem
    limits: Limits = LIMITS
    good: int = 0
    undated: int = 0
    strangers: int = 0
    set_aside_count: int = 0

    def take(self, values: Any, raw: bytes, where: str) -> Fetched | None:
        """Make a report of one record, or set it aside in one line; `where` is its line or number in the file."""
        source = f"{shown(self.path)}:{where}"
        try:
            draft = _draft(values, self.path.name)
            report = make_report(draft, self.limits)
        except InputError as error:
            self.set_aside(where, error)
            return None
        self.good += 1
        published = draft.published
        if published.note and published.value is None:
            self.on_problem(Problem(source, one_line(published.note), fatal=False))
        elif published.value is None:
            self.undated += 1
        return Fetched(report, raw, source, self.media_type)

    def set_aside(self, where: str, error: InputError) -> None:
        """Say in one line why a record was set aside."""
        self.strangers += isinstance(error, NotARecordError)
        self.set_aside_count += 1
        self.on_problem(Problem(f"{shown(self.path)}:{where}", one_line(str(error)), fatal=True))

    def fail(self, error: InputError) -> None:
        """Say in one line why the file as a whole could not be read, or not to its end."""
        self.set_aside_count += 1
        self.on_problem(Problem(shown(self.path), one_line(str(error)), fatal=True))

    @property
    def hopeless(self) -> bool:
        """Tell whether the file's beginning holds nothing but what is no record, so that reading on is no use."""
        return self.good == 0 and self.strangers >= _MOST_STRANGERS

    def finish(self) -> None:
        """Say what holds for the whole file: given up, empty, or many records without a date, one line each."""
        source = shown(self.path)
        if self.hopeless:
            line = (
                f'given up after {self.strangers} records that are none; each needs the report\'s words as its "text"'
            )
            self.on_problem(Problem(source, line, fatal=True))
        elif self.good == 0 and self.set_aside_count == 0:
            self.on_problem(Problem(source, "holds no records; nothing to read", fatal=True))
        if self.undated:
            line = f"{self.undated} of {self.good} reports have no `published`; days without a year stay open in them"
            self.on_problem(Problem(source, line, fatal=False))


def _draft(values: Any, file_name: str) -> Draft:
    if not isinstance(values, Mapping):
        raise NotARecordError('is no object with a "text"; write one object a report')
    text = values.get("text")
    if text is None:
        raise NotARecordError(f'has no "text" (it has {_listed(values)}); put the report\'s text there')
    if not isinstance(text, str):
        raise NotARecordError(f'has a "text" that is no string but {type(text).__name__}; put the report\'s text there')
    return Draft(
        text=text,
        fallback_name=file_name,
        doc_id=_string(values, "doc_id"),
        outlet=_string(values, "outlet"),
        title=_string(values, "title"),
        url=_string(values, "url"),
        published=read_published(values.get("published")),
    )


def _string(values: Mapping[str, Any], name: str) -> str | None:
    """Read a field that names something; a number is taken as it is written, anything else is unknown."""
    value = values.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return value.strip() or None if isinstance(value, str) else None


def _listed(values: Mapping[str, Any]) -> str:
    names = [str(name) for name in values]
    return ", ".join(names[:6]) + ("…" if len(names) > 6 else "") if names else "nothing"  # noqa: PLR2004  # enough to recognise the file
