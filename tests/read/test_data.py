"""The reader's word lists: each table keeps to its schema, each list is clean."""

from __future__ import annotations

import json
from importlib import resources

import jsonschema
import pytest

from tollbook.read.lexicon import LANGUAGE

DATA = resources.files("tollbook.read") / "data"
TABLES = sorted(p.name.removesuffix(".json") for p in (DATA / LANGUAGE).iterdir() if p.name.endswith(".json"))
LISTS = sorted(p.name for p in (DATA / LANGUAGE).iterdir() if p.name.endswith(".txt"))


@pytest.mark.parametrize("name", TABLES)
def test_a_table_keeps_to_its_schema(name: str) -> None:
    """Every table has a schema, which is a sound one, and the table keeps to it."""
    schema = json.loads((DATA / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads((DATA / LANGUAGE / f"{name}.json").read_text(encoding="utf-8")), schema)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_holds_plain_lines(name: str) -> None:
    """One entry a line, none twice, no white space at its ends."""
    lines = (DATA / LANGUAGE / name).read_text(encoding="utf-8").splitlines()
    entries = [line for line in lines if line and not line.startswith("#")]
    assert [e for e in entries if e != e.strip()] == []
    assert len(entries) == len(set(entries))


def test_a_noun_tells_one_status() -> None:
    """A noun in two lists would tell whichever was read last."""
    persons = json.loads((DATA / LANGUAGE / "persons.json").read_text(encoding="utf-8"))
    nouns = [noun for listed in persons.values() for noun in listed]
    assert sorted(n for n in set(nouns) if nouns.count(n) > 1) == []
