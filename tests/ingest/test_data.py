"""The word lists have a schema, and each list's patterns can be used."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

import tollbook.ingest
from tollbook.ingest.words import clutter

FOLDER = Path(tollbook.ingest.__file__).parent / "data" / "en"


@pytest.mark.parametrize("name", ["clutter", "head", "language", "page"])
def test_a_list_is_as_its_schema_says(name: str) -> None:
    """A slip in a list is found here and not in a reading."""
    schema = json.loads((FOLDER / f"{name}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads((FOLDER / f"{name}.json").read_text("utf-8")), schema)


def test_every_pattern_of_clutter_compiles_alone() -> None:
    """Joined patterns can hide a slip in one of them."""
    data = json.loads((FOLDER / "clutter.json").read_text("utf-8"))
    for pattern in [data["counters"], *data["whole"], *data["openers"]]:
        assert re.compile(pattern)


@pytest.mark.parametrize(
    "paragraph",
    [
        "269 Views | 0 Comments",
        "Share this article",
        "1.2k shares",
        "Also read: Nine die in Vantry",
        "3 min read",
        "#",
        "WhatsApp",
        "Share on Facebook | Tweet | Print",
        "© 2026 The Bend Post. All rights reserved.",
        "Follow us on Facebook",
        "Comments (12)",
    ],
)
def test_clutter_is_known(paragraph: str) -> None:
    """What pages put between paragraphs is no part of a story."""
    assert clutter().covers(paragraph)


@pytest.mark.parametrize(
    "paragraph",
    [
        "The video had 269 views before it was taken down.",
        "Read the letter aloud, he said, and nine men wept.",
        "Nine killed",
        "Print workers were among the dead.",
        "Comments by the minister angered the families.",
        "X",
        "See also how many died",
    ],
)
def test_a_story_is_not_taken_for_clutter(paragraph: str) -> None:
    """One word more than clutter has keeps a paragraph."""
    assert clutter().covers(paragraph) == (paragraph == "X")
