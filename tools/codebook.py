"""Write docs/codebook.md from the closed lists in `tollbook.model.codes`: their docstrings and their members' comments.

codebook.py            write the page
codebook.py --check    write nothing; exit 1 where the page is out of date
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
SOURCE: Final = ROOT / "src" / "tollbook" / "model" / "codes.py"
PAGE: Final = ROOT / "docs" / "codebook.md"

HEAD: Final = """\
# Codebook

The closed lists of values that claims, events, tolls, incidents and decisions may take. Files, exports and code use
these very words.

This page is made from `src/tollbook/model/codes.py` by `make docs`; change the comments there, not this page.
"""


@dataclass(frozen=True, slots=True)
class Code:
    """One closed list: its name, what it tells, and each value with its definition."""

    name: str
    meaning: str
    values: tuple[tuple[str, str], ...]


def read_codes(source: str) -> Iterator[Code]:
    """Take the lists out of a module's source: comments are not there at run time."""
    lines = source.splitlines()
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef):
            values = tuple(_value(member, lines) for member in node.body if isinstance(member, ast.Assign))
            yield Code(node.name, ast.get_docstring(node) or "", values)


def _value(member: ast.Assign, lines: Sequence[str]) -> tuple[str, str]:
    value, line = member.value, lines[member.lineno - 1]
    if not (isinstance(value, ast.Constant) and isinstance(value.value, str)):
        raise TypeError(f"codes.py, line {member.lineno}: a value is a plain word; write it out")
    _, mark, comment = line[value.end_col_offset :].partition("# ")
    if not mark:
        raise ValueError(f"codes.py, line {member.lineno}: {value.value} has no definition; add a comment to its line")
    return value.value, comment.strip()


def page(source: str) -> str:
    """Write the whole page."""
    parts = [HEAD]
    for code in read_codes(source):
        rows = "".join(f"| `{value}` | {meaning} |\n" for value, meaning in code.values)
        parts.append(f"\n## {code.name}\n\n{code.meaning}\n\n| value | meaning |\n|---|---|\n{rows}")
    return "".join(parts)


def main(arguments: Sequence[str]) -> int:
    """Write the page, or tell whether it is up to date."""
    text = page(SOURCE.read_text(encoding="utf-8"))
    if "--check" not in arguments:
        PAGE.write_text(text, encoding="utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == text:
        return 0
    print("docs/codebook.md is out of date: run `make docs`", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
