"""The gate: no floor falls silently, and no other gold file slips in."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

Json = dict[str, Any]
TEXT = "Police said 12 people were killed in Oldbridge on Monday. Three soldiers were wounded."


def claim(number: int, quote: str, value: list[int] | None, harm: str, status: str) -> Json:
    """Write a claim on the words that stand in the text."""
    start = TEXT.index(quote)
    return {
        "id": f"c{number}",
        "span": [start, start + len(quote)],
        "quote": quote,
        "value": value,
        "hedge": "exact",
        "harm": harm,
        "victims": None,
        "status": status,
        "perpetrator": None,
        "claimant": "Police" if number == 1 else None,
        "polarity": "asserted",
        "same_as": None,
        "part_of": None,
        "event": "e1",
    }


TWELVE = claim(1, "12", [12], "killed", "unknown")
THREE = claim(2, "Three", [3], "injured", "state_forces")
MONDAY = claim(3, "Monday", [1], "killed", "unknown")


def document(*claims: Json) -> Json:
    """Write the one document of these tests."""
    event = {"id": "e1", "date": None, "place": "Oldbridge", "country": None, "background": False}
    return {"doc_id": "made:1", "claims": list(claims), "events": [event]}


@dataclass
class Bench:
    """A folder with gold, texts and floors of its own, and the gate to run in it."""

    gate: ModuleType
    folder: Path

    def write(self, name: str, raw: Json) -> Path:
        """Write a file of one JSON line."""
        path = self.folder / name
        path.write_text(json.dumps(raw) + "\n", encoding="utf-8")
        return path

    def run(self, predicted: Json, *more: str) -> int:
        """Run the gate on predictions."""
        names = {"gold": "gold.jsonl", "texts": "texts.jsonl", "floors": "floors.json", "base": "base.json"}
        arguments = [word for option, name in names.items() for word in (f"--{option}", str(self.folder / name))]
        code = self.gate.main([*arguments, "--predictions", str(self.write("predicted.jsonl", predicted)), *more])
        assert isinstance(code, int)
        return code

    def floors(self) -> Json:
        """Read the floors as they stand in the file."""
        raw: Json = json.loads((self.folder / "floors.json").read_text(encoding="utf-8"))
        return raw


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Set up a folder with one gold document."""
    path = Path(__file__).parents[2] / "eval" / "gate.py"
    spec = importlib.util.spec_from_file_location("gate_under_test", path)
    assert spec is not None
    assert spec.loader is not None
    gate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(gate)
    made = Bench(gate, tmp_path)
    made.write("gold.jsonl", document(TWELVE, THREE))
    made.write("texts.jsonl", {"doc_id": "made:1", "text": TEXT})
    return made


def test_update_sets_floors_and_then_they_hold(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    """What was reached once is the floor from then on."""
    assert bench.run(document(TWELVE, THREE), "--update") == 0
    assert bench.floors()["floors"]["claim_f1"] == 100.0
    assert bench.run(document(TWELVE, THREE)) == 0
    assert "every floor held" in capsys.readouterr().out


def test_a_fall_fails_and_shows_the_lost_sentence(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    """A claim that is lost, and one that is wrong, are named with their sentences."""
    bench.run(document(TWELVE, THREE), "--update")
    capsys.readouterr()
    assert bench.run(document(TWELVE, MONDAY)) == 1
    out = capsys.readouterr().out
    assert "FALLEN claim_f1 is 50.00, its floor is 100.00" in out
    assert "loss (right -> missed) made:1 injured 3 exact: [[Three]] soldiers were wounded." in out
    assert (
        "loss (missed -> wrong) made:1 killed 1 exact: Police said 12 people were killed in Oldbridge on [[Monday]]."
        in out
    )


def test_update_refuses_to_lower(bench: Bench) -> None:
    """Updating alone never lowers a floor."""
    bench.run(document(TWELVE, THREE), "--update")
    before = bench.floors()
    assert bench.run(document(TWELVE), "--update") == 1
    assert bench.floors() == before


def test_lowering_keeps_its_reason(bench: Bench) -> None:
    """A floor that is lowered on purpose leaves a line that says why."""
    bench.run(document(TWELVE, THREE), "--update")
    assert bench.run(document(TWELVE), "--update", "--allow-regression", "the guidelines changed") == 0
    after = bench.floors()
    assert after["floors"]["claim_r"] == 50.0
    assert {"measure": "claim_r", "was": 100.0, "now": 50.0, "reason": "the guidelines changed"} in after["lowered"]


def test_a_gain_raises_the_floor(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    """A better reader lifts the floor, and what it gained is shown."""
    bench.run(document(TWELVE, MONDAY), "--update")
    capsys.readouterr()
    assert bench.run(document(TWELVE, THREE), "--update") == 0
    assert bench.floors()["floors"]["claim_f1"] == 100.0
    out = capsys.readouterr().out
    assert "1 gains, 0 losses, 1 wrong claims gone" in out


def test_another_gold_file_is_refused(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    """A drop cannot hide behind a change of the gold file."""
    bench.run(document(TWELVE, THREE), "--update")
    bench.write("gold.jsonl", document(TWELVE))
    assert bench.run(document(TWELVE)) == 2
    assert "not the gold file that the floors were measured on" in capsys.readouterr().err


def test_predictions_of_another_kind_are_refused(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    """Floors measured on the reader itself are not compared with cross-validated predictions."""
    bench.run(document(TWELVE, THREE), "--update")
    floors = bench.floors() | {"made_by": "the reader"}
    (bench.folder / "floors.json").write_text(json.dumps(floors), encoding="utf-8")
    assert bench.run(document(TWELVE, THREE)) == 2
    assert "run without --predictions" in capsys.readouterr().err
    assert bench.run(document(TWELVE), "--update", "--allow-regression", "honest from now on") == 0
    assert bench.floors()["made_by"] == "cross-validated predictions"


def test_base_holds_no_words(bench: Bench) -> None:
    """The outcomes that are kept name claims by digits alone: the texts are not ours to copy."""
    bench.run(document(TWELVE, THREE, MONDAY), "--update")
    raw = json.loads((bench.folder / "base.json").read_text(encoding="utf-8"))
    keys = [key for line in raw.values() for key in line.split()]
    assert sorted(key[0] for key in keys) == ["r", "r", "w"]
    assert all(set(key[1:]) <= set("0123456789abcdef") for key in keys)


@pytest.mark.parametrize("more", [("--allow-regression", "why"), ("--update", "--allow-regression", " ")])
def test_a_regression_takes_update_and_a_reason(bench: Bench, more: tuple[str, ...]) -> None:
    """Lowering is never a slip of one flag."""
    with pytest.raises(SystemExit):
        bench.run(document(TWELVE, THREE), *more)


def test_unreadable_input_is_one_line(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    """A gold file that is no gold file is told in one line, with its place."""
    (bench.folder / "gold.jsonl").write_text('{"doc_id": "made:1"}\n', encoding="utf-8")
    assert bench.run(document(TWELVE)) == 2
    assert "gold.jsonl, line 1: not a document in the form of the guidelines" in capsys.readouterr().err
