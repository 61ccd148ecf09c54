"""The reference of the commands, made from their `--help`.

Run `python -m tollbook.cli.reference > docs/reference/commands.md` after a change; a test holds the page to it.
"""

from __future__ import annotations

import subprocess
import sys
from typing import Final

VERBS: Final = ("read", "build", "incidents", "show", "export", "doctor", "eval")
WIDTH: Final = 100

_HEAD: Final = """\
# Commands

What `--help` says of each command. Made by `python -m tollbook.cli.reference`; do not edit by hand. How a command ends
is told in [exit codes](exit-codes.md).
"""


def _help(*verb: str) -> str:
    """Run one `--help` as plain text of a fixed width."""
    # Nothing of the environment is passed on: colours and widths of whoever runs this must not end up in the page.
    plain = {"COLUMNS": str(WIDTH), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "tollbook.cli.main", *verb, "--help"]
    done = subprocess.run(command, env=plain, capture_output=True, encoding="utf-8", check=True)  # noqa: S603 - ours
    return "\n".join(line.rstrip() for line in done.stdout.strip().splitlines())


def page() -> str:
    """Write the whole page."""
    sections = [(("tollbook",), _help()), *((("tollbook", verb), _help(verb)) for verb in VERBS)]
    return _HEAD + "".join(f"\n## {' '.join(name)}\n\n```text\n{text}\n```\n" for name, text in sections)


if __name__ == "__main__":
    sys.stdout.write(page())
