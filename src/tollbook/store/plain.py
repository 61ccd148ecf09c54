"""Text columns that any database takes, and JSON that gives back exactly what went in.

A report may hold a NUL, which PostgreSQL refuses in a text, or half of a surrogate pair, which UTF-8 cannot write.
The columns that people search show the replacement character in their place; the exact words stand in `body`,
where JSON escapes them.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Dialect, String
from sqlalchemy.types import TypeDecorator


class PlainText(TypeDecorator[str]):
    """A text column; what no database can hold is shown as the replacement character."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - the signature is SQLAlchemy's
        """Make the text storable; an unknown text stays unknown."""
        return None if value is None else plain(value)


def plain(text: str) -> str:
    """Replace lone surrogates and NULs, which a text column cannot hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "\ufffd")


def pack(value: Any) -> str:
    """Write JSON: one spelling for one value, ASCII only, so that no text is beyond it."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"), allow_nan=False)


def unpack(text: str) -> Any:
    """Read what `pack` wrote."""
    return json.loads(text)
