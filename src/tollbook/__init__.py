"""tollbook: reports of political violence in, a casualty recorder's record out.

    import tollbook

    reading = tollbook.read_report("Three soldiers were killed in Quetta on Monday, police said.")
    with tollbook.open_store("tollbook.db") as store:
        tollbook.build(["reports/"], store)
        for incident in store.incidents():
            print(incident.title)

Each name is loaded when it is first asked for, so that `import tollbook` stays fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tollbook.pipeline import BuildResult, build, read_report
    from tollbook.store import Store, open_store

    __version__: str

__all__ = ["BuildResult", "Store", "__version__", "build", "open_store", "read_report"]

_HOMES = {
    "BuildResult": "tollbook.pipeline",
    "Store": "tollbook.store",
    "build": "tollbook.pipeline",
    "open_store": "tollbook.store",
    "read_report": "tollbook.pipeline",
}


def __getattr__(name: str) -> Any:
    """Load a public name on first use."""
    if name == "__version__":
        return import_module("importlib.metadata").version("tollbook")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'tollbook' has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the public names, also those not yet loaded."""
    return sorted(__all__)
