"""Reports and their fetches: what was published, exactly, and the bytes it came in."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Select, exists, func, select

from tollbook.errors import UnknownId
from tollbook.model import Report
from tollbook.store.plain import pack, plain, unpack
from tollbook.store.schema import fetch, reading, report

PAGE = 100
"""Reports held in memory at a time while all are walked through."""


class Fetch(NamedTuple):
    """One time that a report came in: from where, as what, and the bytes as they were."""

    source: str
    media_type: str
    raw: bytes


def add(connection: Connection, made: Report) -> bool:
    """Store a report; False if it is there already."""
    if has_report(connection, made.id):
        return False
    body = asdict(made)
    del body["text"]
    row = {"id": made.id, "doc_id": made.doc_id, "outlet": made.outlet, "published": made.published}
    connection.execute(report.insert(), row | {"body": pack(body), "text": made.text.encode("utf-8", "surrogatepass")})
    return True


def has_report(connection: Connection, report_id: str) -> bool:
    """Tell whether a report is there."""
    return connection.scalar(select(report.c.id).where(report.c.id == report_id)) is not None


def has_fetch(connection: Connection, report_id: str, one: Fetch) -> bool:
    """Tell whether these very bytes were taken from this source for this report before."""
    same = select(fetch.c.number).where(
        fetch.c.report_id == report_id,
        fetch.c.source == plain(one.source),
        fetch.c.media_type == plain(one.media_type),
        fetch.c.sha256 == hashlib.sha256(one.raw).hexdigest(),
    )
    return connection.scalar(same) is not None


def add_fetch(connection: Connection, report_id: str, one: Fetch, now: str) -> None:
    """Keep the bytes of one fetch, compressed."""
    row = {"report_id": report_id, "source": one.source, "media_type": one.media_type, "fetched_at": now}
    packed = {"sha256": hashlib.sha256(one.raw).hexdigest(), "raw": zlib.compress(one.raw)}
    connection.execute(fetch.insert(), row | packed)


def fetches(connection: Connection, report_id: str) -> list[Fetch]:
    """Give each fetch of a report in the order in which they came."""
    rows = connection.execute(select(fetch).where(fetch.c.report_id == report_id).order_by(fetch.c.number))
    return [Fetch(row.source, row.media_type, zlib.decompress(row.raw)) for row in rows]


def report_from(row: Row[Any]) -> Report:
    """Read a report back, to the code point."""
    body = unpack(row.body)
    for name in ("published_readings", "notes"):
        body[name] = tuple(body[name])
    return Report(text=row.text.decode("utf-8", "surrogatepass"), **body)


def get(connection: Connection, report_id: str) -> Report:
    """Fetch one report by its id. Raises `UnknownId`."""
    row = connection.execute(select(report).where(report.c.id == report_id)).one_or_none()
    if row is None:
        raise UnknownId(f"no report has the id {report_id}: `tollbook show` takes a report's id or its doc_id")
    return report_from(row)


def named(connection: Connection, doc_id: str) -> list[Report]:
    """Fetch the reports that people know by this name: mostly one, several where outlets use the same names."""
    rows = connection.execute(select(report).where(report.c.doc_id == plain(doc_id)).order_by(report.c.id))
    return [report_from(row) for row in rows]


def page(connection: Connection, query: Select[Any], after: str) -> list[Row[Any]]:
    """Fetch the next reports after an id: short reads, so that a long walk holds up no writer."""
    return list(connection.execute(query.where(report.c.id > after).order_by(report.c.id).limit(PAGE)))


def _read_by(reader: str) -> ColumnElement[bool]:
    return exists().where(reading.c.report_id == report.c.id, reading.c.reader == reader)


def unread_by(reader: str) -> Select[Any]:
    """Ask for the reports that a reader has not read."""
    return select(report).where(~_read_by(reader))


def count_unread(connection: Connection, reader: str) -> int:
    """Count the reports that a reader has not read."""
    return connection.scalar(select(func.count()).select_from(report).where(~_read_by(reader))) or 0


def ids(connection: Connection) -> Iterator[str]:
    """List every report's id."""
    return iter(connection.scalars(select(report.c.id).order_by(report.c.id)).all())
