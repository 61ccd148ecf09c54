"""The linker's data files keep to their schemas and to the code."""

from __future__ import annotations

import json
from importlib.resources import files

import jsonschema
import pytest

from tollbook.link.settings import weights, words
from tollbook.model.codes import Kind

FOLDER = files("tollbook.link").joinpath("data")


@pytest.mark.parametrize("name", ["weights", "en/words"])
def test_a_data_file_keeps_to_its_schema(name: str) -> None:
    """Whoever edits the data is told at once what the code cannot read."""
    schema = json.loads(FOLDER.joinpath(f"{name}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(FOLDER.joinpath(f"{name}.json").read_text("utf-8")), schema)


def test_every_kind_has_a_title_and_no_title_lacks_a_kind() -> None:
    """A title can be made for any incident."""
    kinds = {kind.value for kind in Kind} | {"unknown"}
    assert set(words().kind_titles) == kinds
    assert set(words().kind_titles_many) <= kinds


def test_related_kinds_are_kinds() -> None:
    """A misspelt kind would silently relate nothing."""
    assert {kind for group in weights().related_kinds for kind in group} <= {kind.value for kind in Kind}


def test_a_shared_day_and_place_suffice_and_neither_alone_does() -> None:
    """The weights hold the rule that they are meant to hold."""
    w = weights()
    day, place = w.levels["time"]["same_day"], w.levels["place"]["same_name"]
    assert w.prior + day + place >= w.threshold
    assert w.prior + day < w.threshold
    assert w.prior + place < w.threshold
