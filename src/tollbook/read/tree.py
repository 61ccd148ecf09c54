"""Ways through a parse: how one token hangs on another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MAX_PATH = 6
"""A longer way says no more than that it is long."""
FAR = 99
"""The length where there is no way at all."""


def _ancestors(token: Token) -> list[int]:
    out = [token.i]
    while token.head.i != token.i:
        token = token.head
        out.append(token.i)
    return out


def path_between(doc: Doc, start: int, end: int) -> tuple[str, int]:
    """Describe the way through the parse from one token to another: "nsubjpass^", "dobj^ conj_"; and its length."""
    up, down = _ancestors(doc[start]), _ancestors(doc[end])
    common = next((i for i in up if i in set(down)), None)
    if common is None:
        return "none", FAR
    rise = [f"{doc[i].dep_}^" for i in up[: up.index(common)]]
    fall = [f"{doc[i].dep_}_" for i in down[: down.index(common)]][::-1]
    length = len(rise) + len(fall)
    return (" ".join(rise + fall) if length <= MAX_PATH else "long"), length
