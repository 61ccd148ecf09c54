"""Which incidents a person asked for: country, days, harm, size, background."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import typer

from tollbook.model import Harm, Incident

_DAY: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_COUNTRY: Final = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A person's question. An incident whose day, country or toll is not known answers no question about it."""

    country: str | None = None
    since: str | None = None
    until: str | None = None
    harm: Harm | None = None
    min_killed: int | None = None
    background: bool | None = None

    def takes(self, incident: Incident) -> bool:
        """Tell whether an incident is asked for."""
        return (
            (self.country is None or incident.country == self.country)
            and self._in_time(incident.date)
            and (self.harm is None or any(toll.harm is self.harm for toll in incident.tolls))
            and (self.min_killed is None or most_killed(incident) >= self.min_killed)
            and (self.background is None or incident.background is self.background)
        )

    def _in_time(self, date: tuple[str, str] | None) -> bool:
        if self.since is None and self.until is None:
            return True
        if date is None or date[0].startswith("--"):
            return False
        # "2026-02" bounds from its first day as `since`, to its last as `until`: text order does both.
        return (self.since is None or date[1] >= self.since) and (self.until is None or date[0] <= self.until + "~")


def most_killed(incident: Incident) -> int:
    """Return the largest number of killed that anybody gives for one toll; -1 where nobody gives any."""
    tolls = [toll for toll in incident.tolls if toll.harm is Harm.KILLED]
    ends = [end for toll in tolls for end in (toll.low, toll.best, toll.high) if end is not None]
    return max(ends, default=-1)


def day_option(value: str | None) -> str | None:
    """Check `--since` and `--until`: a year, a month or a day."""
    if value is not None and not _DAY.fullmatch(value):
        raise typer.BadParameter(f"{value!r} is not a day: write 2026, 2026-02 or 2026-02-05")
    return value


def country_option(value: str | None) -> str | None:
    """Check `--country`: three letters as in ISO 3166-1, in either case."""
    if value is None:
        return None
    if not _COUNTRY.fullmatch(value.upper()):
        raise typer.BadParameter(f"{value!r} is not a country code: write three letters, such as PAK or SYR")
    return value.upper()
