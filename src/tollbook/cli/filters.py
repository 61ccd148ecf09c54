"""What may be asked of incidents on the command line, checked before the store is opened."""

from __future__ import annotations

import re
from typing import Final

import typer

_DAY: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_COUNTRY: Final = re.compile(r"[A-Z]{3}")


def day_option(value: str | None) -> str | None:
    """Check `--since` and `--until`: a year, a month or a day."""
    if value is not None and not _DAY.fullmatch(value):
        raise typer.BadParameter(f"{value!r} is not a day: write 2026, 2026-02 or 2026-02-05.")
    return value


def country_option(value: str | None) -> str | None:
    """Check `--country`: three letters as in ISO 3166-1, in either case."""
    if value is None:
        return None
    if not _COUNTRY.fullmatch(value.upper()):
        raise typer.BadParameter(f"{value!r} is not a country code: write three letters, such as PAK or SYR.")
    return value.upper()
