"""Gold documents as the models that relate claims see them, and the examples that they learn from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tollbook.evaluate.training.gold import GoldPage
from tollbook.model import Claim, Status
from tollbook.model.forms import claim_from_json
from tollbook.read.background import background_rows
from tollbook.read.events import Links, event_rows, links_of, shared_past
from tollbook.read.facets import facets
from tollbook.read.learned import Row
from tollbook.read.page import Page
from tollbook.read.repeats import part_rows, same_rows
from tollbook.read.scene import Scene, scene_of
from tollbook.read.wholes import Pair, Wholes

Examples = dict[Pair, tuple[Row, bool]]
"""What is asked of two claims (or groups), by their places, and whether it is so."""
Scores = Mapping[Pair, float]

LOST_CLAIMS, LOST_VICTIMS, LOST_STATUS = 0.15, 0.2, 0.12
"""Which part of the claims, of their victims and of their statuses a rough sheet loses: about what a reader loses."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """One gold document as the models see it: no relation shows in its claims, all are in the labels."""

    doc_id: str
    page: Page
    scene: Scene
    same: tuple[int, ...]
    part: frozenset[Pair]
    events: tuple[str, ...]
    past: tuple[bool, ...]

    @property
    def inside(self) -> frozenset[Pair]:
        """Which groups are inside which, also through others."""
        out = set(self.part)
        while new := {(a, d) for a, b in out for c, d in out if b == c} - out:
            out |= new
        return frozenset(out)


def bare(claim: Claim) -> Claim:
    """Take a gold claim's relations away, as a reader has it before they are decided."""
    return replace(claim, same_as=None, part_of=None, event="e0")


def _chance(doc_id: str, claim: Claim, what: str) -> float:
    """Draw a number between 0 and 1 that is the same in every run."""
    return int(hashlib.sha256(f"{what} {doc_id} {claim.id}".encode()).hexdigest()[:8], 16) / 0xFFFFFFFF


def roughened(doc_id: str, claim: Claim) -> Claim:
    """Spoil a gold claim as a reader may: who was harmed is not found, or not what they were."""
    lost = claim.victims is not None and _chance(doc_id, claim, "victims") < LOST_VICTIMS
    unsure = _chance(doc_id, claim, "status") < LOST_STATUS
    return replace(claim, victims=None if lost else claim.victims, status=Status.UNKNOWN if unsure else claim.status)


def sheet_of(
    doc_id: str, page: Page, claims: Sequence[Claim], history: frozenset[str], *, rough: bool = False
) -> Sheet:
    """Lay out one document's claims and what is true of them; `history` names the background events.

    A rough sheet lacks some claims and has others spoilt, so that the models learn to do without.
    """
    links = links_of(claims)
    kept = [i for i, c in enumerate(claims) if not rough or _chance(doc_id, c, "drop") >= LOST_CLAIMS]
    shown = [bare(roughened(doc_id, claims[i]) if rough else claims[i]) for i in kept]
    return Sheet(
        doc_id=doc_id,
        page=page,
        scene=scene_of(facets(page, shown), len(page.sentences)),
        same=tuple(links.group[i] for i in kept),
        part=frozenset(links.edges),
        events=tuple(claims[i].event for i in kept),
        past=tuple(claims[i].event in history for i in kept),
    )


@cache
def sheets(gold_page: GoldPage) -> list[Sheet]:
    """Lay out one gold document, as it is and once roughly; none where it holds no claims."""
    claims = [claim_from_json(c) for c in gold_page.gold["claims"]]
    history = frozenset(e["id"] for e in gold_page.gold["events"] if e.get("background"))
    both = (sheet_of(gold_page.doc_id, gold_page.page, claims, history, rough=rough) for rough in (False, True))
    return [sheet for sheet in both if sheet.same]


@cache
def same_examples(sheet: Sheet) -> Examples:
    """Pairs of one harm, and whether they count the same people."""
    return {(i, j): (row, sheet.same[i] == sheet.same[j]) for (i, j), row in same_rows(sheet.scene).items()}


@cache
def inside_examples(sheet: Sheet) -> Examples:
    """Pairs (part, whole), and whether the one's people are among the other's, directly or through others."""
    inside = sheet.inside
    return {(i, j): (row, (sheet.same[i], sheet.same[j]) in inside) for (i, j), row in part_rows(sheet.scene).items()}


@cache
def background_examples(sheet: Sheet) -> Examples:
    """Claims, each as a pair with itself, and whether their event is background."""
    rows = background_rows(sheet.page, sheet.scene)
    return {(i, i): (row, past) for i, (row, past) in enumerate(zip(rows, sheet.past, strict=True))}


def event_examples(sheet: Sheet, past: Scores, links: Links) -> Examples:
    """Pairs, and whether they are of one event; `past` holds the scores of background, `links` what was related."""
    told = shared_past(links, [past[i, i] for i in range(len(sheet.same))])
    rows = event_rows(sheet.scene, told, links)
    return {(i, j): (row, sheet.events[i] == sheet.events[j]) for (i, j), row in rows.items()}


def whole_examples(sheet: Sheet, wholes: Wholes) -> Examples:
    """Pair groups as found, part and whole, and tell whether most of their claims are directly so."""
    out: Examples = {}
    for (part, whole), row in wholes.rows().items():
        pairs = [(i, j) for i in wholes.members[part] for j in wholes.members[whole]]
        right = sum((sheet.same[i], sheet.same[j]) in sheet.part for i, j in pairs)
        out[part, whole] = (row, 2 * right > len(pairs))
    return out
