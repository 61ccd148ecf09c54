"""Events of many reports become incidents, whatever order the reports came in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from tollbook.link.clusters import Cluster, Pair, cluster
from tollbook.link.compare import Comparison
from tollbook.link.inputs import EventKey, Linked, ReadReport
from tollbook.link.mentions import Mention, mentions_of
from tollbook.link.portrait import Portrait, portrait, title
from tollbook.link.settings import weights
from tollbook.link.wholes import extent, wholes
from tollbook.link.wire import wire_families
from tollbook.model.ids import digest
from tollbook.model.nouns import EventRef


def link(read_reports: Sequence[ReadReport]) -> tuple[Linked, ...]:
    """Group the events of all reports into incidents; every event is in exactly one.

    Events of one report stay apart unless one of its claims says the same as another across them.
    """
    ordered = sorted(read_reports, key=lambda r: r.report.id)
    mentions = sorted((m for read in ordered for m in mentions_of(read)), key=lambda m: m.key)
    groups = cluster(mentions, _together(ordered, mentions), _rare(mentions))
    drawn = [portrait([mentions[i] for i in group.members]) for group in groups]
    extents = [extent(d, [mentions[i] for i in g.members]) for d, g in zip(drawn, groups, strict=True)]
    whole_of = wholes(extents, ordered)
    keys = [_key(mentions, group) for group in groups]
    families = wire_families([read.report for read in ordered])
    parts_of: dict[int, list[str]] = {}
    for n, whole in enumerate(whole_of):
        if whole is not None:
            parts_of.setdefault(whole, []).append(keys[n])
    made = []
    for n, group in enumerate(groups):
        whole = whole_of[n]
        made.append(
            _linked(
                mentions,
                group,
                drawn[n],
                key=keys[n],
                parts=tuple(sorted(parts_of.get(n, ()))),
                whole=None if whole is None else keys[whole],
                families=families,
            )
        )
    return tuple(sorted(made, key=lambda linked: linked.key))


def _key(mentions: Sequence[Mention], group: Cluster) -> str:
    """Name the incident by its first event."""
    return digest(["linked", *mentions[group.members[0]].key])


def _together(ordered: Sequence[ReadReport], mentions: Sequence[Mention]) -> list[Pair]:
    """Events that one report makes one, by a claim that gives the figure of another event's claim again."""
    position: dict[EventKey, int] = {m.key: n for n, m in enumerate(mentions)}
    pairs = []
    for read in ordered:
        claims = {c.id: c for c in read.reading.claims}
        for claim in read.reading.claims:
            other = claims.get(claim.same_as or "")
            if other and other.event != claim.event:
                pairs.append((position[read.report.id, claim.event], position[read.report.id, other.event]))
    return pairs


def _rare(mentions: Sequence[Mention]) -> Callable[[str], bool]:
    """Tell names that few events bear from those that say nothing."""
    borne = Counter(name for m in mentions for name in m.names)
    limits = weights().limits
    most = min(limits["rare_name_events"], max(limits["rare_name_least"], limits["rare_name_share"] * len(mentions)))
    return lambda name: borne[name] <= most


def _linked(
    mentions: Sequence[Mention],
    group: Cluster,
    drawn: Portrait,
    *,
    key: str,
    parts: tuple[str, ...],
    whole: str | None,
    families: Mapping[str, str],
) -> Linked:
    members = [mentions[i] for i in group.members]
    spot = drawn.spot
    return Linked(
        key=key,
        events=tuple(EventRef(m.key[0], m.doc_id, m.key[1]) for m in members),
        title=title(drawn),
        date=drawn.date,
        date_precision=drawn.date_precision,
        place=" ".join(spot.place.quote.split()) if spot and spot.place else None,
        place_precision=spot.place_precision if spot else members[0].event.place_precision,
        country=spot.country if spot else None,
        lat=spot.lat if spot else None,
        lon=spot.lon if spot else None,
        kind=drawn.kind,
        background=drawn.background,
        parts=parts,
        whole=whole,
        families=tuple(sorted({(m.key[0], families[m.key[0]]) for m in members})),
        links=tuple(_reason(mentions, *join) for join in sorted(group.joins, key=lambda j: j[:2])),
    )


def _reason(mentions: Sequence[Mention], a: int, b: int, found: Comparison) -> str:
    one, other = (f"{mentions[i].doc_id} {mentions[i].key[1]}" for i in (a, b))
    return f"{one} and {other}: {found.words} (score {found.score:.1f})"
