"""What the surroundings decide: the one place where the environment is read."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tollbook.errors import SetupError


@dataclass(frozen=True, slots=True)
class Settings:
    """`db`: the store where none is named. `wait_s`: how long a writer waits for another one, in seconds."""

    db: Path = Path("tollbook.db")
    wait_s: float = 30.0


def load(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read TOLLBOOK_DB and TOLLBOOK_WAIT; what is not set, or empty, keeps its default. Raises `SetupError`."""
    plain = Settings()
    wait = environment.get("TOLLBOOK_WAIT") or str(plain.wait_s)
    try:
        wait_s = float(wait)
    except ValueError:
        wait_s = -1.0
    if not 0 <= wait_s < float("inf"):
        raise SetupError(f"TOLLBOOK_WAIT is {wait!r}: set it to a number of seconds, such as 30, or unset it")
    return Settings(db=Path(environment.get("TOLLBOOK_DB") or plain.db), wait_s=wait_s)
