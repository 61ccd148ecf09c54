"""The tables, for SQLite and PostgreSQL alike.

Reports, fetches, readings with their claims and events, the ledger, redirects and decisions are the truth: rows are
added, never changed (but for the mark that a reading is superseded) and never deleted. `incident`, `toll`,
`incident_event` and `derived` are made from them and can be dropped and rebuilt byte for byte.

A row holds the columns that queries ask for, and in `body` the exact JSON, from which the noun is read back.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    text,
)

from tollbook.store.plain import PlainText

REVISION: Final = "0001"
"""The Alembic revision that these tables are; a test holds it to the newest migration."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Serial = BigInteger().with_variant(Integer, "sqlite")
"""A number that the database gives; SQLite does so only for a column of type INTEGER."""

report = Table(
    "report",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("doc_id", PlainText, nullable=False, index=True),
    Column("outlet", PlainText),
    Column("published", PlainText),
    Column("body", String, nullable=False),
    # UTF-8 bytes, not a text column: a published text may hold a NUL or a lone surrogate, and stays as it is.
    Column("text", LargeBinary, nullable=False),
)

fetch = Table(
    "fetch",
    metadata,
    Column("number", Serial, primary_key=True),
    Column("report_id", ForeignKey("report.id"), nullable=False),
    Column("source", PlainText, nullable=False),
    Column("media_type", PlainText, nullable=False),
    Column("fetched_at", String, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("raw", LargeBinary, nullable=False),
    UniqueConstraint("report_id", "source", "media_type", "sha256"),
)

reading = Table(
    "reading",
    metadata,
    Column("number", Serial, primary_key=True),
    Column("report_id", ForeignKey("report.id"), nullable=False),
    Column("reader", String, nullable=False),
    Column("read_at", String, nullable=False),
    Column("superseded", Boolean, nullable=False),
    Column("notes", String, nullable=False),
    UniqueConstraint("report_id", "reader"),
)
Index(
    "ix_reading_current",
    reading.c.report_id,
    unique=True,
    sqlite_where=text("NOT superseded"),
    postgresql_where=text("NOT superseded"),
)

event = Table(
    "event",
    metadata,
    Column("reading", ForeignKey("reading.number"), primary_key=True),
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("date_first", String),
    Column("date_last", String),
    Column("country", String),
    Column("kind", String),
    Column("background", Boolean, nullable=False),
    Column("body", String, nullable=False),
)

claim = Table(
    "claim",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("reading", Serial, nullable=False),
    Column("position", Integer, nullable=False),
    Column("local_id", String, nullable=False),
    Column("event", String, nullable=False),
    Column("harm", String, nullable=False),
    Column("status", String, nullable=False),
    Column("polarity", String, nullable=False),
    Column("body", String, nullable=False),
    ForeignKeyConstraint(["reading", "event"], ["event.reading", "event.id"]),
    UniqueConstraint("reading", "local_id"),
)

ledger = Table(
    "ledger",
    metadata,
    Column("number", Serial, primary_key=True),
    Column("report_id", ForeignKey("report.id"), nullable=False),
    Column("event", String, nullable=False),
    Column("incident", String, nullable=False),
    Column("minted_at", String, nullable=False),
)

redirect = Table(
    "redirect",
    metadata,
    Column("number", Serial, primary_key=True),
    Column("old_id", String, nullable=False, index=True),
    Column("new_id", String, nullable=False),
    Column("made_at", String, nullable=False),
)

decision = Table(
    "decision",
    metadata,
    Column("number", Serial, primary_key=True),
    Column("decided_at", String, nullable=False),
    Column("who", PlainText, nullable=False),
    Column("action", String, nullable=False),
    Column("target", PlainText, nullable=False),
    Column("supersedes", ForeignKey("decision.number")),
    Column("body", String, nullable=False),
)

incident = Table(
    "incident",
    metadata,
    Column("id", String, primary_key=True),
    Column("date_first", String, index=True),
    Column("date_last", String),
    Column("country", String, index=True),
    Column("kind", String),
    Column("background", Boolean, nullable=False),
    Column("state", String, nullable=False),
    Column("whole", String),
    Column("body", String, nullable=False),
)

toll = Table(
    "toll",
    metadata,
    Column("incident", ForeignKey("incident.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("harm", String, nullable=False),
    Column("status", String, nullable=False),
    Column("low", BigInteger),
    Column("best", BigInteger),
    Column("high", BigInteger),
    Column("policy", String, nullable=False),
    Column("grade", String, nullable=False),
    Column("body", String, nullable=False),
)

incident_event = Table(
    "incident_event",
    metadata,
    Column("incident", ForeignKey("incident.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("report_id", ForeignKey("report.id"), nullable=False, index=True),
    Column("doc_id", PlainText, nullable=False),
    Column("event", String, nullable=False),
)

derived = Table(
    "derived",
    metadata,
    # What the incidents rest on: the newest reading seen, and the program that made them.
    Column("readings", Serial, primary_key=True, autoincrement=False),
    Column("made_by", String, nullable=False),
)
