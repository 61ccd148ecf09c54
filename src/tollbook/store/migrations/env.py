"""What Alembic runs: the steps, on the connection and in the transaction that the caller holds."""

from __future__ import annotations

from alembic import context

from tollbook.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite changes a column only by making the table anew
)
context.run_migrations()
