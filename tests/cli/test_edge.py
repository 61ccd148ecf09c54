"""How the program ends: exit codes, faults, Ctrl-C, usage, and how little it loads to say so."""

from __future__ import annotations

import json
import re
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tollbook.cli import reference
from tollbook.cli.exits import ExitCode

DOCS = Path(__file__).parents[2] / "docs" / "reference"


def failing(how: str) -> list[str]:
    """Give a program in which opening a store does what `how` says."""
    script = (
        "import os, signal, sys; from tollbook.cli import stores; from tollbook.cli.main import main; "
        f"stores.open_for_reading = lambda db: {how}; sys.exit(main())"
    )
    return [sys.executable, "-c", script]


def test_every_exit_code_is_documented() -> None:
    """The page lists each code with its name, and no other."""
    rows = re.findall(r"^\| (\d+) \| (\w+) \|", (DOCS / "exit-codes.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert {int(number): name for number, name in rows} == {code.value: code.name for code in ExitCode}


def test_the_reference_is_up_to_date() -> None:
    """The page of commands is what --help says now."""
    assert (DOCS / "commands.md").read_text(encoding="utf-8") == reference.page()


def test_version(tollbook: Run) -> None:
    """The version is that of the package."""
    assert tollbook("--version").out == f"tollbook {version('tollbook')}\n"


def test_every_verb_has_examples(tollbook: Run) -> None:
    """Each verb's help shows how it is used."""
    for verb in reference.VERBS:
        assert f"tollbook {verb}" in tollbook(verb, "--help").out.partition("Examples")[2], verb


def test_help_loads_nothing_heavy(tollbook: Run) -> None:
    """Help answers at once: neither spaCy nor SQLAlchemy nor any text is loaded for it."""
    script = (
        "import json, sys; from tollbook.cli.main import main; sys.argv = ['tollbook', 'read', '--help']; main(); "
        "print(); print(json.dumps(sorted(sys.modules)))"
    )
    done = tollbook(command=[sys.executable, "-c", script])
    loaded = set(json.loads(done.out.splitlines()[-1]))
    assert loaded & {"spacy", "sqlalchemy", "trafilatura", "numpy", "tollbook.store", "tollbook.ingest"} == set()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["show", "--dbb", "x"], "No such option: --dbb"),
        (["shwo"], "No such command 'shwo'"),
        (["read"], "Missing argument 'REPORT'"),
        (["incidents", "--format", "xml"], "'xml' is not"),
        (["incidents", "--country", "Pakistan"], "three letters"),
        (["incidents", "--since", "yesterday"], "is not a day"),
        (["export", "--format", "json", "--out", "out"], "'json' is not"),
    ],
)
def test_usage_errors_are_one_line(tollbook: Run, arguments: list[str], words: str) -> None:
    """What was not understood is said in one line with the way to the help."""
    done = tollbook(*arguments)
    assert (done.code, done.out, len(done.errors)) == (2, "", 1)
    assert words in done.err
    assert "--help`" in done.err


def test_a_fault_says_what_to_report(tollbook: Run) -> None:
    """A fault of the program is one line without a traceback, and says how to get one."""
    done = tollbook("show", command=failing("1 / 0"))
    assert (done.code, done.out, len(done.errors)) == (1, "", 1)
    assert "fault in tollbook: ZeroDivisionError" in done.err
    assert "--debug" in done.err


def test_debug_shows_the_traceback(tollbook: Run) -> None:
    """With --debug the traceback comes before the line."""
    done = tollbook("show", "--debug", command=failing("1 / 0"))
    assert done.code == 1
    assert done.err.startswith("Traceback")
    assert done.errors[-1].startswith("tollbook: this is a fault in tollbook")


def test_ctrl_c(tollbook: Run) -> None:
    """Ctrl-C ends with one line that says how to go on."""
    done = tollbook("show", command=failing("os.kill(os.getpid(), signal.SIGINT)"))
    assert (done.code, done.out) == (130, "")
    assert done.errors == ["tollbook: stopped; what was finished is kept, and the same command goes on from there"]


def test_a_bad_setting_is_said(tollbook: Run) -> None:
    """A variable that makes no sense is named."""
    done = tollbook("show", TOLLBOOK_WAIT="soon")
    assert (done.code, len(done.errors)) == (1, 1)
    assert "TOLLBOOK_WAIT" in done.err
