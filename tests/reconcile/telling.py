"""Reports that all tell of one attack, so that a test shows figures only."""

from __future__ import annotations

from collections.abc import Sequence

from tests.link.building import Row, Scene, tell
from tollbook.link import ReadReport, link
from tollbook.model.codes import Harm, Kind
from tollbook.model.nouns import Incident, Toll
from tollbook.reconcile import reconcile

HERE = Scene("e1", "Gwadar", "2026-01-31", kind=Kind.ATTACK, admin1="Balochistan", at=(25.12, 62.32))


def report(name: str, published: str, *rows: Row, outlet: str | None = None, text: str = "") -> ReadReport:
    """Publish a report on the attack, with an opening of its own, so that it is no copy of another."""
    opening = text or f"Writer {name} walked {name} roads, {name} quays, {name} yards and {name} lanes that morning. "
    return tell(name, published, [HERE], rows, outlet=outlet or f"The {name}", text=opening)


def incident(*reads: ReadReport) -> Incident:
    """Make the one incident that these reports tell of."""
    (made,) = reconcile(link(reads), reads)
    return made


def toll(reads: Sequence[ReadReport], status: str = "any", harm: Harm = Harm.KILLED) -> Toll:
    """Take one toll of the incident."""
    return next(t for t in incident(*reads).tolls if (t.harm, t.status) == (harm, status))


def ends(found: Toll) -> tuple[int | None, int | None, int | None]:
    """Take the three numbers."""
    return found.low, found.best, found.high


def relations(found: Toll) -> list[tuple[str, str]]:
    """Take the history as words and relation."""
    return [(figure.words, figure.relation) for figure in found.history]
