"""What `import tollbook` promises."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version

import pytest

import tollbook


@pytest.mark.parametrize("name", tollbook.__all__)
def test_every_public_name_is_there(name: str) -> None:
    """Names are found late, so a wrong home would show only when somebody asks."""
    assert getattr(tollbook, name) is not None
    assert name in dir(tollbook)


def test_knows_its_version() -> None:
    """The version is the one that was installed."""
    assert tollbook.__version__ == version("tollbook")


def test_a_name_that_does_not_exist_is_an_attribute_error() -> None:
    """Late loading hides no spelling mistake."""
    with pytest.raises(AttributeError, match="no attribute 'biuld'"):
        _ = tollbook.biuld


def test_importing_loads_nothing_heavy() -> None:
    """`import tollbook` is cheap: whatever takes long is loaded when it is used."""
    heavy = "{'sqlalchemy', 'alembic', 'spacy', 'trafilatura', 'rich'}"
    code = f"import sys, tollbook; sys.exit(str({heavy} & sys.modules.keys()) if {heavy} & sys.modules.keys() else 0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
