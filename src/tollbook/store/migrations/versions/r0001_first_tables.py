"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables as the first release knew them; later revisions change them, never this one."""
    op.create_table(
        "decision",
        sa.Column("number", SERIAL, nullable=False),
        sa.Column("decided_at", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("supersedes", SERIAL),
        sa.Column("body", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["supersedes"], ["decision.number"], name="fk_decision_supersedes"),
        sa.PrimaryKeyConstraint("number", name="pk_decision"),
    )
    op.create_table(
        "derived",
        sa.Column("readings", SERIAL, autoincrement=False, nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("readings", name="pk_derived"),
    )
    op.create_table(
        "incident",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("date_first", sa.String()),
        sa.Column("date_last", sa.String()),
        sa.Column("country", sa.String()),
        sa.Column("kind", sa.String()),
        sa.Column("background", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("whole", sa.String()),
        sa.Column("body", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_incident"),
    )
    op.create_index("ix_incident_country", "incident", ["country"])
    op.create_index("ix_incident_date_first", "incident", ["date_first"])
    op.create_table(
        "redirect",
        sa.Column("number", SERIAL, nullable=False),
        sa.Column("old_id", sa.String(), nullable=False),
        sa.Column("new_id", sa.String(), nullable=False),
        sa.Column("made_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_redirect"),
    )
    op.create_index("ix_redirect_old_id", "redirect", ["old_id"])
    op.create_table(
        "report",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("doc_id", sa.String(), nullable=False),
        sa.Column("outlet", sa.String()),
        sa.Column("published", sa.String()),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_report"),
    )
    op.create_index("ix_report_doc_id", "report", ["doc_id"])
    op.create_table(
        "fetch",
        sa.Column("number", SERIAL, nullable=False),
        sa.Column("report_id", sa.String(length=64), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("fetched_at", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_fetch_report_id"),
        sa.PrimaryKeyConstraint("number", name="pk_fetch"),
        sa.UniqueConstraint("report_id", "source", "media_type", "sha256", name="uq_fetch_report_id"),
    )
    op.create_table(
        "incident_event",
        sa.Column("incident", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.String(length=64), nullable=False),
        sa.Column("doc_id", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incident.id"], name="fk_incident_event_incident"),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_incident_event_report_id"),
        sa.PrimaryKeyConstraint("incident", "position", name="pk_incident_event"),
    )
    op.create_index("ix_incident_event_report_id", "incident_event", ["report_id"])
    op.create_table(
        "ledger",
        sa.Column("number", SERIAL, nullable=False),
        sa.Column("report_id", sa.String(length=64), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("incident", sa.String(), nullable=False),
        sa.Column("minted_at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_ledger_report_id"),
        sa.PrimaryKeyConstraint("number", name="pk_ledger"),
    )
    op.create_table(
        "reading",
        sa.Column("number", SERIAL, nullable=False),
        sa.Column("report_id", sa.String(length=64), nullable=False),
        sa.Column("reader", sa.String(), nullable=False),
        sa.Column("read_at", sa.String(), nullable=False),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        sa.Column("notes", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_reading_report_id"),
        sa.PrimaryKeyConstraint("number", name="pk_reading"),
        sa.UniqueConstraint("report_id", "reader", name="uq_reading_report_id"),
    )
    op.create_index(
        "ix_reading_current",
        "reading",
        ["report_id"],
        unique=True,
        sqlite_where=sa.text("NOT superseded"),
        postgresql_where=sa.text("NOT superseded"),
    )
    op.create_table(
        "toll",
        sa.Column("incident", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("harm", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("low", sa.BigInteger()),
        sa.Column("best", sa.BigInteger()),
        sa.Column("high", sa.BigInteger()),
        sa.Column("policy", sa.String(), nullable=False),
        sa.Column("grade", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incident.id"], name="fk_toll_incident"),
        sa.PrimaryKeyConstraint("incident", "position", name="pk_toll"),
    )
    op.create_table(
        "event",
        sa.Column("reading", SERIAL, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("date_first", sa.String()),
        sa.Column("date_last", sa.String()),
        sa.Column("country", sa.String()),
        sa.Column("kind", sa.String()),
        sa.Column("background", sa.Boolean(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["reading.number"], name="fk_event_reading"),
        sa.PrimaryKeyConstraint("reading", "id", name="pk_event"),
    )
    op.create_table(
        "claim",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("reading", SERIAL, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("local_id", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("harm", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("polarity", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["reading", "event"], ["event.reading", "event.id"], name="fk_claim_reading"),
        sa.PrimaryKeyConstraint("id", name="pk_claim"),
        sa.UniqueConstraint("reading", "local_id", name="uq_claim_reading"),
    )
