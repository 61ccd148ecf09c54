"""Our measures are the measures of the scorer that ships with the gold texts, to the last bit."""

from __future__ import annotations

import importlib.util
import json
import random
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.evaluate import perturb

from tollbook.evaluate import ScoredDocument, score, score_groups
from tollbook.evaluate.records import document_from, read_documents
from tollbook.evaluate.scores import group_of
from tollbook.evaluate.tables import percent

GOLD = Path(__file__).parents[2].parent / "shared" / "gold"
needs_gold = pytest.mark.skipif(not (GOLD / "score.py").exists(), reason="no ../shared/gold beside the repository")

Json = dict[str, Any]


def typed(documents: dict[str, Json]) -> dict[str, ScoredDocument]:
    """Give raw documents the types of the library."""
    return {doc_id: document_from(raw) for doc_id, raw in documents.items()}


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    """Load the reference scorer as a module: its table is rounded, its numbers are not."""
    spec = importlib.util.spec_from_file_location("reference_score", GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def gold() -> dict[str, Json]:
    """Load the gold documents as they stand in the file."""
    lines = (GOLD / "dev.gold.jsonl").read_text(encoding="utf-8").splitlines()
    return {raw["doc_id"]: raw for raw in map(json.loads, lines)}


def assert_equal(reference: ModuleType, gold: dict[str, Json], predicted: dict[str, Json]) -> None:
    """Hold both scorers' numbers and their order against one another, without rounding."""
    expected, counts = reference.score(gold, predicted)
    ours = score(typed(gold), typed(predicted))
    assert list(ours.measures.items()) == list(expected.items())
    assert (ours.gold, ours.predicted, ours.matched) == (counts["gold"], counts["pred"], counts["tp"])


@needs_gold
def test_gold_against_itself(reference: ModuleType, gold: dict[str, Json]) -> None:
    """The gold file scored against itself gives what the reference gives."""
    assert_equal(reference, gold, gold)


@needs_gold
@pytest.mark.parametrize("seed", range(6))
def test_gold_against_spoilt_gold(reference: ModuleType, gold: dict[str, Json], seed: int) -> None:
    """Every kind of mistake counts as the reference counts it."""
    assert_equal(reference, gold, perturb.perturb(gold, random.Random(seed)))  # noqa: S311 - a repeatable draw is wanted


@needs_gold
def test_groups(reference: ModuleType, gold: dict[str, Json]) -> None:
    """A group's score is the reference's score of that group's documents alone."""
    predicted = perturb.perturb(gold, random.Random(7))  # noqa: S311 - a repeatable draw is wanted
    ours = score_groups(typed(gold), typed(predicted))
    assert set(ours) == {group_of(doc_id) for doc_id in gold}
    for group, found in ours.items():
        expected, _ = reference.score({k: v for k, v in gold.items() if group_of(k) == group}, predicted)
        assert list(found.measures.items()) == list(expected.items())


@needs_gold
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), documents=st.integers(1, 8))
def test_made_up_documents(reference: ModuleType, seed: int, documents: int) -> None:
    """Crowded documents, where all goes wrong that can, count as the reference counts them."""
    rng = random.Random(seed)  # noqa: S311 - a repeatable draw is wanted
    made = {f"d:{n}": perturb.document(rng, f"d:{n}") for n in range(documents)}
    other = {doc_id: perturb.document(rng, doc_id) for doc_id in made}
    assert_equal(reference, made, other)
    assert_equal(reference, made, perturb.perturb(made, rng))


def write_lines(path: Path, documents: Iterable[Json]) -> Path:
    """Write a file of JSON lines."""
    path.write_text("".join(json.dumps(raw) + "\n" for raw in documents), encoding="utf-8")
    return path


@needs_gold
def test_printed_table(gold: dict[str, Json], tmp_path: Path) -> None:
    """The reference run as a program prints the numbers that our library gives, rounded alike."""
    spoilt = perturb.perturb(gold, random.Random(11))  # noqa: S311 - a repeatable draw is wanted
    predicted = write_lines(tmp_path / "predicted.jsonl", spoilt.values())
    command = [sys.executable, str(GOLD / "score.py"), str(GOLD / "dev.gold.jsonl"), str(predicted)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    ours = score(read_documents(GOLD / "dev.gold.jsonl"), read_documents(predicted))
    assert printed[:-1] == [f"{name} {percent(share)}" for name, share in ours.measures.items()]
    assert printed[-1] == f"counts gold={ours.gold} predicted={ours.predicted} matched={ours.matched}"
