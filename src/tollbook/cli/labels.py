"""The words that a person reads for each code: data in data/en, so that another language is another folder."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any, Final

LANGUAGE: Final = "en"


@cache
def table(name: str) -> Any:
    """Return one table of data/en as JSON gives it."""
    path = resources.files("tollbook.cli").joinpath("data", LANGUAGE, f"{name}.json")
    return json.loads(path.read_text(encoding="utf-8"))


def label(family: str, code: str) -> str:
    """Say one code in words: `label("harm", "killed_or_injured")`; a code without a label is shown as it is."""
    words: str = table("labels")[family].get(code, code.replace("_", " "))
    return words
