"""Ways through a parse: how one token hangs on another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tollbook.read.parse import Forms

MAX_PATH = 6
"""A longer way says no more than that it is long."""
FAR = 99
"""The length where there is no way at all."""


def _ancestors(head: list[int], at: int) -> list[int]:
    out = [at]
    while head[at] != at:
        at = head[at]
        out.append(at)
    return out


def path_between(forms: Forms, start: int, end: int) -> tuple[str, int]:
    """Describe the way through the parse from one token to another: "nsubjpass^", "dobj^ conj_"; and its length."""
    up, down = _ancestors(forms.head, start), _ancestors(forms.head, end)
    common = next((i for i in up if i in down), None)
    if common is None:
        return "none", FAR
    rise, fall = up[: up.index(common)], down[: down.index(common)]
    length = len(rise) + len(fall)
    if length > MAX_PATH:
        return "long", length
    return " ".join([*(f"{forms.dep[i]}^" for i in rise), *(f"{forms.dep[i]}_" for i in reversed(fall))]), length
