"""The data files that tolls are made by keep to their schemas and to the code."""

from __future__ import annotations

import json
from importlib.resources import files

import jsonschema
import pytest

from tollbook.model.codes import Hedge
from tollbook.reconcile.settings import camps, cues, policy

FOLDER = files("tollbook.reconcile").joinpath("data")


@pytest.mark.parametrize("name", ["policies", "en/camps", "en/cues"])
def test_a_data_file_keeps_to_its_schema(name: str) -> None:
    """Whoever edits the data is told at once what the code cannot read."""
    schema = json.loads(FOLDER.joinpath(f"{name}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(FOLDER.joinpath(f"{name}.json").read_text("utf-8")), schema)


def test_every_hedge_has_its_words() -> None:
    """A history can quote any claim."""
    assert set(cues().hedges) == {hedge.value for hedge in Hedge}


def test_acronyms_belong_to_roles() -> None:
    """A misspelt role would silently know no acronym."""
    assert set(camps().acronyms) <= {role.name for role in camps().roles}


def test_the_default_policy_is_written_out_in_words_and_has_a_version() -> None:
    """A toll says by which policy it was made, and a person can read what that means."""
    assert policy().name == "default"
    assert policy().version.startswith("default-")
    assert len(policy().words) > 5
