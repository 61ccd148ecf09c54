"""The store as the verbs use it: opened for reading, its incidents in order, an id found by its beginning."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tollbook.errors import UnknownId
from tollbook.settings import load
from tollbook.store import open_store

if TYPE_CHECKING:
    from tollbook.model import Incident
    from tollbook.store import Store

NEAR_SHOWN: Final = 3
"""How many near ids a message names."""


def open_for_reading(db: Path | None) -> Store:
    """Open a store that exists, the one named or else the one of the settings. Raises `StoreError`."""
    settings = load()
    return open_store(db or settings.db, create=False, read_only=True, wait_s=settings.wait_s)


def open_for_building(db: Path | None) -> Store:
    """Open the store that is named, or that of the settings; make it if it is not there. Raises `StoreError`."""
    settings = load()
    return open_store(db or settings.db, wait_s=settings.wait_s)


def all_incidents(store: Store) -> dict[str, Incident]:
    """Read all incidents by their ids, in the store's order: by day, the undated last."""
    return {incident.id: incident for incident in store.incidents()}


def find_incident(store: Store, known: dict[str, Incident], given: str) -> Incident:
    """Find the incident that a person means: its id, the beginning of it, or an older id that leads to it.

    Raises `UnknownId` naming near ones where nothing or more than one thing fits.
    """
    if given in known:
        return known[given]
    fits = [incident_id for incident_id in known if given and incident_id.startswith(given)]
    if len(fits) == 1:
        return known[fits[0]]
    if fits:
        raise UnknownId(f"{given}: several incidents begin so: {_few(fits)}; write more of the id")
    try:
        return store.incident(given)
    except UnknownId as unknown:
        near = difflib.get_close_matches(given, known, n=NEAR_SHOWN, cutoff=0.0)
        hint = f"near it: {_few(near)}; " if near else "the store holds no incidents; "
        raise UnknownId(f"{given}: no incident has this id; {hint}`tollbook incidents` lists them all") from unknown


def _few(ids: list[str]) -> str:
    more = len(ids) - NEAR_SHOWN
    return ", ".join(ids[:NEAR_SHOWN]) + (f" and {more} more" if more > 0 else "")
