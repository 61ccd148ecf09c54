"""Linked events become incidents with tolls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tollbook.link import Linked, ReadReport, assign
from tollbook.model.codes import Harm
from tollbook.model.nouns import Figure, Incident, Toll
from tollbook.reconcile.figures import inside
from tollbook.reconcile.said import said_in
from tollbook.reconcile.settings import policy
from tollbook.reconcile.tolls import tolls


def reconcile(
    linked: Sequence[Linked], read_reports: Sequence[ReadReport], ids: Sequence[str] | None = None
) -> tuple[Incident, ...]:
    """Make an incident of each group of events, sorted by id.

    `ids` are the ledger's, one for each group in the order given (`tollbook.link.assign`); without them, new ones
    are minted. Every claim of every reading is in the history of exactly one incident as its own; the figures of a
    part show in its whole's history too, as contained. The policy is `default`; its rules are written out in
    `data/policies.json`.
    """
    reads = {read.report.id: read for read in read_reports}
    names = ids if ids is not None else assign([group.event_keys for group in linked], {}).ids
    id_of = {group.key: name for group, name in zip(linked, names, strict=True)}
    made = {group.key: _incident(group, reads, id_of) for group in linked}
    children = {group.key: group.parts for group in linked}
    whole = [replace(made[key], tolls=_with_parts(key, made, children)) for key in made]
    return tuple(sorted(whole, key=lambda incident: incident.id))


def _incident(group: Linked, reads: Mapping[str, ReadReport], id_of: Mapping[str, str]) -> Incident:
    return Incident(
        id=id_of[group.key],
        title=group.title,
        events=group.events,
        date=group.date,
        date_precision=group.date_precision,
        place=group.place,
        place_precision=group.place_precision,
        country=group.country,
        lat=group.lat,
        lon=group.lon,
        kind=group.kind,
        background=group.background,
        tolls=tolls(said_in(group, reads), reads, group.country, policy()),
        parts=tuple(sorted(id_of[part] for part in group.parts)),
        whole=id_of[group.whole] if group.whole else None,
        links=group.links,
    )


def _with_parts(key: str, made: Mapping[str, Incident], children: Mapping[str, Sequence[str]]) -> tuple[Toll, ...]:
    """Show what the parts count in the histories of the whole; its own numbers stay as they are."""
    others = [toll for part in _below(key, children) for toll in made[part].tolls]
    if not others:
        return made[key].tolls
    shown: dict[tuple[Harm, str], Figure] = {}
    return tuple(_with_figures(toll, others, shown) for toll in made[key].tolls)


def _below(key: str, children: Mapping[str, Sequence[str]]) -> list[str]:
    found: list[str] = []
    waiting = list(children[key])
    while waiting:
        at = waiting.pop()
        found.append(at)
        waiting += children[at]
    return sorted(found)


def _with_figures(toll: Toll, others: Sequence[Toll], shown: dict[tuple[Harm, str], Figure]) -> Toll:
    """Add the parts' figures to one toll; `shown` keeps where each lies by its status, for the toll of the whole."""
    current = next((f for f in reversed(toll.history) if f.relation in {"current", "rival"}), None)
    same = [t for t in others if (t.harm, t.status) == (toll.harm, toll.status)]
    new = {f.claim: shown.get((toll.harm, f.claim), f) for t in same for f in inside(t.history, current)}
    shown |= {(toll.harm, ref): f for ref, f in new.items()}
    return replace(toll, history=tuple(sorted((*toll.history, *new.values()), key=_order)))


def _order(figure: Figure) -> tuple[str, int]:
    return figure.as_of or "", next((n for n in (figure.high, figure.low) if n is not None), 0)
