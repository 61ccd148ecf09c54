"""The reader's word lists: data under read/data/en, read once.

A list is a plain text file, one entry a line, `#` starts a comment; a table is JSON with its schema beside it.
Another language is another folder of the same files.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any

LANGUAGE = "en"


def _text(name: str) -> str:
    return resources.files("tollbook.read").joinpath("data", LANGUAGE, name).read_text(encoding="utf-8")


@cache
def words(name: str) -> frozenset[str]:
    """Return the entries of one list, lower case: `words("abbreviations")`."""
    lines = (line.split("#", 1)[0].strip().lower() for line in _text(f"{name}.txt").splitlines())
    return frozenset(line for line in lines if line)


@cache
def table(name: str) -> Any:
    """Return one table as JSON gives it: `table("harm")`."""
    return json.loads(_text(f"{name}.json"))
