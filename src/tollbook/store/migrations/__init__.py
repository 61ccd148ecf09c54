"""The steps from each revision of the store to the next, and the way to take them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

FOLDER: Final = Path(__file__).parent


def config(connection: Connection | None = None) -> Config:
    """Point Alembic at this folder, without an ini file; a per cent sign in the path is not a placeholder."""
    made = Config()
    made.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    made.attributes["connection"] = connection
    return made


def known_revisions() -> frozenset[str]:
    """List every revision that this version can bring up to date."""
    scripts = ScriptDirectory.from_config(config())
    return frozenset(step.revision for step in scripts.walk_revisions())


def upgrade(connection: Connection) -> None:
    """Bring a store up to date within the caller's transaction: it is all there afterwards, or nothing is."""
    command.upgrade(config(connection), "head")
