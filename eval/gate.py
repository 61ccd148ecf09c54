"""Score the reader on gold texts and hold every measure to its floor.

    gate.py                              score, print, fail (exit 1) where a floor has fallen
    gate.py --update                     the same, and raise the floors that are passed
    gate.py --update --allow-regression REASON    lower what has fallen, and keep the reason
    gate.py --predictions FILE           score this file (JSONL of `tollbook read`) in place of running the reader

Where the reader has learned from the gold texts, its predictions on them are no honest measure: give a file of
cross-validated ones. The floors keep which of the two they were measured on and refuse the other.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from tollbook.errors import InputError, TollbookError
from tollbook.evaluate import (
    Outcome,
    ScoredDocument,
    calibration_table,
    change_line,
    confusion,
    confusion_table,
    judge,
    rated,
    read_documents,
    score,
    score_groups,
    score_table,
    standing,
)
from tollbook.evaluate.differences import changes_since, gone_since
from tollbook.evaluate.floors import Floors, falls, file_sha256, floors_to_json, lowered, raised, read_floors
from tollbook.evaluate.outcomes import Judged
from tollbook.evaluate.readings import dev_readings, texts_by_id

HERE: Final = Path(__file__).resolve().parent
GOLD: Final = HERE.parents[1] / "shared" / "gold"
EPSILON: Final = 0.3
"""Points that a measure may lie under its floor: below what one sentence in a small class can move."""

READER, FILE = "the reader", "cross-validated predictions"
FAILED, BAD_INPUT = 1, 2


def options(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD / "dev.gold.jsonl", help="gold file (default: %(default)s)")
    parser.add_argument("--texts", type=Path, default=GOLD / "dev.texts.jsonl.gz", help="texts (default: %(default)s)")
    parser.add_argument("--predictions", type=Path, help="score this file in place of running the reader")
    parser.add_argument("--floors", type=Path, default=HERE / "floors.json", help="floors (default: %(default)s)")
    parser.add_argument("--base", type=Path, default=HERE / "base.json", help="outcomes at the last update")
    parser.add_argument("--update", action="store_true", help="raise the floors and keep the outcomes")
    parser.add_argument("--allow-regression", metavar="REASON", help="with --update: lower what fell, say why")
    parser.add_argument("--show", type=int, default=15, metavar="N", help="gains and losses to print")
    parser.add_argument("--confusion", action="store_true", help="print what is taken for what")
    chosen = parser.parse_args(arguments)
    if chosen.allow_regression is not None and not (chosen.update and chosen.allow_regression.strip()):
        parser.error("--allow-regression goes with --update and takes a reason")
    return chosen


def predictions(chosen: argparse.Namespace) -> dict[str, ScoredDocument]:
    """Run the reader on the texts, or read the file that was given."""
    if chosen.predictions:
        return read_documents(chosen.predictions)
    from tollbook.read.reader import Reader  # noqa: PLC0415 - loads the language model, which a file does not need

    found = dev_readings(chosen.texts, Reader(), on_problem=lambda problem: print(problem.message, file=sys.stderr))
    return {document.doc_id: document for document in found}


def read_base(path: Path) -> dict[str, dict[str, Outcome]]:
    """Read the outcomes of the last update; without the file every claim counts as new."""
    if not path.exists():
        return {}
    raw = json.loads(path.read_text(encoding="utf-8"))
    short = {outcome.value[0]: outcome for outcome in Outcome}
    return {doc: {key[1:]: short[key[0]] for key in keys.split()} for doc, keys in raw.items()}


def write_base(path: Path, outcomes: Mapping[str, Mapping[str, Outcome]]) -> None:
    """Keep outcomes by document, one letter and ten digits a claim: not a word of the texts."""
    raw = {doc: " ".join(outcome.value[0] + key for key, outcome in keys.items()) for doc, keys in outcomes.items()}
    path.write_text(json.dumps(raw, indent=0) + "\n", encoding="utf-8")


def print_changes(base: Mapping[str, Mapping[str, Outcome]], judged: Sequence[Judged], texts: Path, show: int) -> None:
    """Print gains and losses since the last update, losses first, each with its sentence."""
    changes = changes_since(base, judged)
    gains, losses = [c for c in changes if c.is_gain], [c for c in changes if not c.is_gain]
    gone = gone_since(base, judged)
    print(f"\nsince the last update: {len(gains)} gains, {len(losses)} losses, {gone} wrong claims gone")
    words = texts_by_id(texts) if changes and texts.exists() else {}
    for change in losses[:show] + gains[:show]:
        print(change_line(change, words.get(change.judged.doc_id)))


def held(chosen: argparse.Namespace, made_by: str) -> Floors:
    """Read the floors and make sure that they are about this gold file and this kind of predictions."""
    sha256 = file_sha256(chosen.gold)
    if not chosen.floors.exists():
        return Floors(sha256, EPSILON, made_by, {})
    floors = read_floors(chosen.floors)
    if floors.gold_sha256 != sha256:
        message = f"{chosen.gold}: not the gold file that the floors were measured on (sha256 {sha256[:12]}…, not "
        raise InputError(f"{message}{floors.gold_sha256[:12]}…); bring that one back, or move {chosen.floors} away")
    if floors.made_by != made_by and not chosen.allow_regression:
        wanted = "give --predictions FILE" if floors.made_by == FILE else "run without --predictions"
        message = f"{chosen.floors}: measured on {floors.made_by}, this run on {made_by}; {wanted}, "
        raise InputError(message + "or change over with --update --allow-regression REASON")
    return replace(floors, made_by=made_by)


def run(chosen: argparse.Namespace) -> int:
    """Do what was asked; tell by the exit code whether every floor held."""
    floors = held(chosen, FILE if chosen.predictions else READER)
    gold, predicted = read_documents(chosen.gold), predictions(chosen)
    whole = score(gold, predicted)
    print(score_table(whole, score_groups(gold, predicted)))
    print("\n" + calibration_table(rated(gold, predicted)))
    if chosen.confusion:
        for field in ("harm", "hedge", "status"):
            print("\n" + confusion_table(confusion(gold, predicted, field)))
    judged = list(judge(gold, predicted))
    if chosen.base.exists():
        print_changes(read_base(chosen.base), judged, chosen.texts, chosen.show)
    fallen = falls(floors, whole.measures)
    for fall in fallen:
        print(f"FALLEN {fall.line()}")
    if fallen and not chosen.allow_regression:
        return FAILED
    if chosen.update:
        if fallen:
            floors = lowered(floors, whole.measures, chosen.allow_regression)
        chosen.floors.write_text(floors_to_json(raised(floors, whole.measures)), encoding="utf-8")
        write_base(chosen.base, standing(judged))
        print(f"\nfloors kept in {chosen.floors}, measured on {floors.made_by}")
    elif floors.floors:
        print(f"\nevery floor held, measured on {floors.made_by}")
    else:
        print("\nno floors yet: set them with --update")
    return 0


def main(arguments: Sequence[str]) -> int:
    """Run, and turn what can go wrong into one line."""
    chosen = options(arguments)
    try:
        return run(chosen)
    except TollbookError as error:
        print(f"gate: {error}", file=sys.stderr)
        return BAD_INPUT


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
