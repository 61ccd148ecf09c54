"""What a newcomer sees when something is missing: one line that says what, and what to do."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "tools" / "venv.sh"

OLD = "exit 1"
NEW_BUT_BARE = 'case "$2" in *version_info*) exit 0 ;; *) exit 1 ;; esac'
NEW_WITHOUT_OPENMP = 'case "$2" in *libgomp*) exit 1 ;; *) exit 0 ;; esac'


@dataclass
class House:
    """A folder with the script in it and programs that pretend."""

    folder: Path

    def program(self, path: str, body: str) -> None:
        """Write a program that does what its body says."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        file.chmod(0o755)

    def run(self, python: str) -> tuple[int, list[str]]:
        """Run the script with this choice of Pythons; return its exit code and what it said."""
        path = f"{self.folder / 'bin'}{os.pathsep}/usr/bin{os.pathsep}/bin"
        command = ["sh", str(self.folder / "tools" / "venv.sh")]
        done = subprocess.run(
            command, env={"PATH": path, "PYTHON": python}, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stderr.splitlines()


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Set up the folder."""
    (tmp_path / "tools").mkdir()
    shutil.copy(SCRIPT, tmp_path / "tools")
    return House(tmp_path)


def test_no_python(house: House) -> None:
    """Without a Python that is new enough, the line names what was tried and how to name another."""
    house.program("bin/python-old", OLD)
    code, said = house.run("python-absent python-old")
    assert code == 1
    assert len(said) == 1
    assert "no Python 3.11 or newer among: python-absent python-old" in said[0]
    assert "make PYTHON=" in said[0]


def test_no_venv_module(house: House) -> None:
    """A Python without its venv module is named, with the package to install."""
    house.program("bin/python-bare", NEW_BUT_BARE)
    code, said = house.run("python-bare")
    assert code == 1
    assert len(said) == 1
    assert "python-bare has no venv module" in said[0]
    assert "python3-venv" in said[0]


def test_no_openmp(house: House) -> None:
    """Who is not root is told which system library is missing; nothing is installed behind anybody's back."""
    house.program(".venv/bin/python", NEW_WITHOUT_OPENMP)
    house.program("bin/id", "echo 1000")
    house.program("bin/uname", "echo Linux")
    code, said = house.run("unused")
    assert code == 1
    assert "libgomp.so.1 is missing" in said[-1]
    assert "sudo apt-get install libgomp1" in said[-1]


def test_a_whole_environment_is_kept(house: House) -> None:
    """An environment that runs is brought up to date, not made anew."""
    house.program(".venv/bin/python", "exit 0")
    code, said = house.run("python-absent")
    assert code == 0
    assert said == ["tollbook: installing the packages of requirements.lock"]
