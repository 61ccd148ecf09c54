"""Floors under the scores: a number the project is judged by never falls silently.

A floor belongs to one gold file, told by its digest: another gold file is another task, and a drop must not hide
behind a change of it. Raising floors is free; lowering one takes a reason, which stays in the file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from tollbook.errors import InputError

STEP: Final = 2
"""Decimals of a floor, in percent: rounded down, so that a score never lies under its own floor."""


@dataclass(frozen=True, slots=True)
class Lowering:
    """A floor that was lowered on purpose; `now` is None where it was given up."""

    measure: str
    was: float
    now: float | None
    reason: str


@dataclass(frozen=True, slots=True)
class Floors:
    """The least that each measure may be, in percent, less `epsilon` points of noise.

    `made_by` says how the predictions came about: by the reader itself, or by cross-validation.
    """

    gold_sha256: str
    epsilon: float
    made_by: str
    floors: Mapping[str, float]
    lowered: tuple[Lowering, ...] = ()


@dataclass(frozen=True, slots=True)
class Fall:
    """A measure under its floor; `now` is None where it could not be measured at all."""

    measure: str
    floor: float
    now: float | None

    def line(self) -> str:
        """Say it in words."""
        found = "cannot be measured any more" if self.now is None else f"is {self.now:.2f}"
        return f"{self.measure} {found}, its floor is {self.floor:.2f}"


def file_sha256(path: Path) -> str:
    """Hash a file's bytes. Raises `InputError` where it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); give the place of the gold file") from error


def in_percent(measures: Mapping[str, float]) -> dict[str, float]:
    """Turn shares into percent, rounded down to what a floor keeps."""
    scale = 10**STEP
    # The small addend undoes what binary fractions take away: 0.57 * 100 * 100 is 5699.999….
    return {name: int(share * 100 * scale + 1e-6) / scale for name, share in measures.items()}


def falls(floors: Floors, measures: Mapping[str, float]) -> list[Fall]:
    """List the measures that lie under their floor by more than the noise."""
    now = in_percent(measures)
    out = []
    for name, floor in floors.floors.items():
        if name not in now or now[name] < floor - floors.epsilon:
            out.append(Fall(name, floor, now.get(name)))
    return out


def raised(floors: Floors, measures: Mapping[str, float]) -> Floors:
    """Raise each floor that the score has left below, take up measures that had none, lower nothing."""
    best = in_percent(measures) | {
        name: max(floor, in_percent(measures).get(name, floor)) for name, floor in floors.floors.items()
    }
    return replace(floors, floors=best)


def lowered(floors: Floors, measures: Mapping[str, float], reason: str) -> Floors:
    """Lower the floors that have fallen, and keep the reason; a measure that is gone loses its floor."""
    fallen = falls(floors, measures)
    kept = {name: floor for name, floor in floors.floors.items() if name not in {fall.measure for fall in fallen}}
    log = tuple(Lowering(f.measure, f.floor, f.now, reason) for f in fallen)
    now = {fall.measure: fall.now for fall in fallen if fall.now is not None}
    return replace(floors, floors=kept | now, lowered=floors.lowered + log)


def floors_to_json(floors: Floors) -> str:
    """Write floors as a file that people read."""
    raw = {
        "gold_sha256": floors.gold_sha256,
        "epsilon": floors.epsilon,
        "made_by": floors.made_by,
        "floors": dict(floors.floors),
        "lowered": [{"measure": x.measure, "was": x.was, "now": x.now, "reason": x.reason} for x in floors.lowered],
    }
    return json.dumps(raw, indent=2, ensure_ascii=False) + "\n"


def read_floors(path: Path) -> Floors:
    """Read a file of floors. Raises `InputError` where it is not one."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        log = tuple(Lowering(**entry) for entry in raw["lowered"])
        return Floors(raw["gold_sha256"], float(raw["epsilon"]), raw["made_by"], dict(raw["floors"]), log)
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise InputError(f"{path}: not a file of floors ({error}); take it from the project's history") from error
