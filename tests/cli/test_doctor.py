"""`tollbook doctor`: says what is there, and what is wrong."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from tests.cli.conftest import Run


def checks(out: str) -> dict[str, Any]:
    """Read the checks by their names."""
    return {check["name"]: check for check in json.loads(out)}


def test_all_is_well(tollbook: Run, sample_db: Path) -> None:
    """A whole store and what is installed give exit code 0, and each is named with its version or counts."""
    done = tollbook("doctor", "--db", sample_db, "--format", "json")
    found = checks(done.out)
    assert (done.code, [check for check in found.values() if not check["ok"]]) == (0, [])
    assert "2 reports, 10 claims, 3 incidents" in found["holds"]["found"]
    assert {"tollbook", "Python", "spacy", "language model", "reader", "store", "free disk"} <= set(found)
    assert done.errors == ["all is well"]


def test_no_store_yet_is_no_fault(tollbook: Run) -> None:
    """Before the first build nothing is wrong; a store that was named and is missing is."""
    assert tollbook("doctor").code == 0
    done = tollbook("doctor", "--db", "missing.db")
    assert done.code == 5
    assert "WRONG  store" in done.out
    assert "tollbook build" in done.out


def test_a_damaged_store_is_found(tollbook: Run, sample_db: Path, tmp_path: Path) -> None:
    """Bytes that a failing disk has changed are found though the store still opens, or the opening says so."""
    path = tmp_path / "damaged.db"
    shutil.copy(sample_db, path)
    data = bytearray(path.read_bytes())
    for page in range(8192, len(data) - 4096, 4096):
        data[page + 100 : page + 1100] = bytes(1000)
    path.write_bytes(data)
    done = tollbook("doctor", "--db", path)
    assert done.code == 5
    assert "WRONG" in done.out
    assert "Traceback" not in done.err


def test_another_file_is_found(tollbook: Run, tmp_path: Path) -> None:
    """A store that is none is said in one line of the table."""
    (tmp_path / "text.db").write_text("not a store", encoding="utf-8")
    done = tollbook("doctor", "--db", "text.db")
    assert done.code == 5
    assert "no tollbook store" in done.out
