"""The sample store, and the program itself in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.samples import write_store


@dataclass(frozen=True, slots=True)
class Done:
    """What a run of the program left behind."""

    code: int
    out: str
    err: str

    @property
    def errors(self) -> list[str]:
        """The lines on stderr."""
        return self.err.splitlines()


Run = Callable[..., Done]


@pytest.fixture
def tollbook(tmp_path: Path) -> Run:
    """Run `tollbook` as a person does, in an empty folder, and return how it ended.

    The surroundings are bare, so that nobody's colours, widths or TOLLBOOK_DB change what is tested.
    """

    def run(*arguments: str | Path, command: list[str] | None = None, **surroundings: str) -> Done:
        program = command or [sys.executable, "-m", "tollbook.cli.main"]
        plain = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", **surroundings}
        done = subprocess.run(
            [*program, *map(str, arguments)],
            cwd=tmp_path,
            env=plain,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture(scope="session")
def sample_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the sample record once; tests only read it."""
    return write_store(tmp_path_factory.mktemp("store") / "sample.db")
