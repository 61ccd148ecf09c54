"""The pages that are made from the code are up to date, and links between pages lead somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from enum import StrEnum
from pathlib import Path

import pytest

from tollbook.model import codes

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def test_codebook_is_up_to_date() -> None:
    """The committed codebook is what the closed lists say now."""
    subprocess.run([sys.executable, ROOT / "tools" / "codebook.py", "--check"], check=True)


def test_codebook_holds_every_value() -> None:
    """No code is missing from the codebook."""
    text = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
    lists: list[type[StrEnum]] = [
        code
        for code in vars(codes).values()
        if isinstance(code, type) and issubclass(code, StrEnum) and code.__module__ == codes.__name__
    ]
    assert len(lists) > 5
    assert [member for code in lists for member in code if f"| `{member.value}` | " not in text] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """Every link to another page or file of the project finds it."""
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_decision_is_whole() -> None:
    """A decision says what it was about, what was chosen, and what was turned down."""
    pages = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert [part for part in ("## Context", "## Choice", "## Rejected") if part not in text] == [], page.name
