"""Opening files: gzip by its first bytes, whatever the name says, and never more at once than the limits allow."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from tollbook.errors import InputError
from tollbook.ingest.outcome import Limits

_GZIP: Final = b"\x1f\x8b"


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """Open a file for reading, unpacked where it is gzip.

    Raises InputError for a file that the system does not give, or whose gzip is broken, also while it is read.
    """
    try:
        with path.open("rb") as plain:
            packed = plain.read(len(_GZIP)) == _GZIP
            plain.seek(0)
            if not packed and path.name.lower().endswith(".gz") and path.stat().st_size:
                raise InputError("is named .gz but is no gzip file; name it after what it holds")
            if packed:
                with gzip.GzipFile(fileobj=plain, mode="rb") as unpacked:
                    yield io.BufferedReader(unpacked)
            else:
                yield plain
    except EOFError as error:
        raise InputError("is a gzip file that breaks off; fetch it again (what came before was kept)") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise InputError("is a broken gzip file; fetch it again (what came before was kept)") from error
    except OSError as error:
        raise InputError(f"cannot be read: {(error.strerror or str(error)).lower()}") from error


def read_whole(path: Path, limit: int) -> bytes:
    """Read one document. Raises InputError where it is longer than `limit` bytes, unpacked."""
    with opened(path) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise InputError(f"is longer than {limit // 1_000_000} MB; split it into one file a report")
    return data


def lines_of(stream: IO[bytes], limits: Limits) -> Iterator[bytes | None]:
    """Read the lines of a stream, each with its end; None stands for a line that is too long, which is passed over."""
    limit = limits.record_line_bytes
    while line := stream.readline(limit):
        if len(line) == limit and not line.endswith(b"\n"):
            while (rest := stream.readline(limit)) and not rest.endswith(b"\n"):
                pass
            yield None
        else:
            yield line
