"""A program that writes a store, for tests that stop it: `python -m tests.store.writer STORE REPORTS`.

It goes on from whatever it finds, says "writing" once it begins, and "done" when all is there.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.store.samples import incident, reading, report
from tollbook.errors import StoreError
from tollbook.store import Store, open_store

READER = "plain-1"


def fill(store: Store, size: int) -> None:
    """Take in `size` reports, read them, and make an incident of each."""
    for number in range(size):
        store.add(report(number), b"raw " * 100, f"{number}.txt", "text/plain")
    for one in store.unread(READER):
        store.save_reading(reading(one, READER))
    written = False
    while not written:
        basis = store.basis()
        made = [incident(f"i-{one.id[:12]}", one) for one, _ in store.readings()]
        minted = {(one.events[0].report, "e1"): one.id for one in made}
        written = store.replace_incidents(made, minted, {}, basis=basis, made_by="writer")


def main(path: Path, size: int) -> int:
    """Write the store and say how it went."""
    sys.stdout.write("writing\n")
    sys.stdout.flush()
    try:
        with open_store(path) as store:
            fill(store, size)
    except StoreError as error:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        return 4
    sys.stdout.write("done\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
