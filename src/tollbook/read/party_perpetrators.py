"""Say whom the text holds responsible: which parties are weighed for a claim, and what speaks for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tollbook.read.party_agency import ACTING, Agency, agency, family_of
from tollbook.read.party_phrases import Party
from tollbook.read.party_rows import OPENING, Cells, Scene, claim_cells, nobody_cells, own_cells, pair_cells
from tollbook.read.party_words import Words, words_for

if TYPE_CHECKING:
    from tollbook.read.decide import Decided
    from tollbook.read.learned import Row

WINDOW = 2
"""Sentences before and after the claim's in which every party is weighed; further off only those who act."""
MAX_FAR = 12


@dataclass(frozen=True, slots=True)
class Cast:
    """The parties of one report as agents: how each acts, who acts at all, in text order."""

    how: Mapping[int, Agency]
    own: Mapping[int, Cells]
    everyone: Sequence[Party]
    acting: Sequence[Party]


def _own(scene: Scene, party: Party, how: Agency, agents: Counter[frozenset[str]]) -> Cells:
    """Describe a party by itself as one who could have done it."""
    words = scene.words[party.sentence]
    cells = own_cells(scene, party)
    near = set(words.lemma[max(0, party.start - 6) : party.end + 6])
    blame = words_for("blame")
    cells |= {
        "agency": how.name,
        "acting": how.name in ACTING,
        "anchor": words.lemma[how.anchor] if how.anchor is not None else None,
        "family": family_of(words, how.anchor),
        "suspected": words.lemma[party.head] in words_for("suspects") and party.sentence not in scene.harmed,
        "side_agency": f"{cells['side']}|{how.name}",
        "blame": any(lemma in blame for lemma in words.lemma),
        "blame_near": bool(near & blame),
        "responsible": "responsibility" in words.low,
        "clash_here": any(lemma in words_for("clash") for lemma in words.lemma),
        "acts": min(agents[party.key], 5),
        "share": agents[party.key] / max(1, sum(agents.values())),
    }
    return cells


def cast_of(scene: Scene) -> Cast:
    """Look at every party of a report once."""
    everyone = [p for i in sorted(scene.parties) for p in scene.parties[i]]
    how = {id(p): agency(scene.words[p.sentence], p) for p in everyone}
    agents = Counter(p.key for p in everyone if p.cut != "long" and how[id(p)].name in ACTING)
    own = {id(p): _own(scene, p, how[id(p)], agents) for p in everyone}
    acting = [p for p in everyone if own[id(p)]["acting"] or own[id(p)]["suspected"]]
    return Cast(how, own, everyone, acting)


def _near(scene: Scene, decided: Decided, acting: Sequence[Party]) -> list[Party]:
    at = decided.proposal.sentence
    out = [p for i in range(at - WINDOW, at + WINDOW + 1) for p in scene.parties.get(i, ())]
    far = [p for p in acting if abs(p.sentence - at) > WINDOW]
    far.sort(key=lambda p: (p.sentence >= OPENING, abs(p.sentence - at), p.start))
    return out + far[:MAX_FAR]


def _anchor_cells(scene: Scene, decided: Decided, party: Party, how: Agency, families: frozenset[str]) -> Cells:
    """Describe how the act of a party is tied to the claim: the anchor of the act and the harm word in one parse."""
    p = decided.proposal
    words = scene.words[p.sentence]
    family = family_of(scene.words[party.sentence], how.anchor)
    cells: Cells = {
        "same_family": family in families,
        "other_family": bool(families) and family is not None and family not in families,
    }
    if party.sentence != p.sentence or how.anchor is None or p.cue is None:
        return cells
    path, length = words.path(how.anchor, p.cue.at)
    cells |= {"anchor_path": f"{how.name}|{path}", "anchor_length": length, "anchor_gap": abs(how.anchor - p.cue.at)}
    cells["anchor_tie"] = tie = _tie(words, how.anchor, p.cue.at)
    cells["anchor_agency"] = f"{how.name}|{tie}"
    return cells


def _tie(words: Words, anchor: int, cue: int) -> str:
    """Tell how the act stands to the harm word in the parse."""
    if anchor == cue:
        return "same"
    if anchor in words.ancestors(cue):
        return "over"
    return "under" if cue in words.ancestors(anchor) else "beside"


def _standing(decided: Decided, party: Party, acting: Sequence[Party]) -> Cells:
    """Describe how many others that act stand nearer to the claim, and between it and the party."""
    at, sentence = decided.span.start, decided.proposal.sentence
    mine = party.phrase.span.start
    low, high, gap = min(at, mine), max(at, mine), abs(mine - at)
    here, between, nearer = set(), set(), set()
    for other in acting:  # every party of every claim comes here, so the list is walked once
        key, start = other.key, other.phrase.span.start
        if key == party.key or other.phrase.span.overlaps(party.phrase.span):
            continue
        if other.sentence == sentence:
            here.add(key)
        if low < start < high:
            between.add(key)
        if abs(start - at) < gap:
            nearer.add(key)
    return {
        "acting_here": min(len(here), 4),
        "acting_between": min(len(between), 5),
        "acting_nearer": min(len(nearer), 6),
        "acts_here": any(o.sentence == sentence and o.key & party.key for o in acting),
        "first_acting": bool(acting) and acting[0].key == party.key,
        "title_acting": any(o.sentence == 0 and o.key == party.key for o in acting),
    }


def perpetrator_rows(scene: Scene) -> list[list[tuple[Party | None, Row]]]:
    """Give for each claim the parties that could have done it, described."""
    cast = cast_of(scene)
    out: list[list[tuple[Party | None, Row]]] = []
    for d in scene.decided:
        claim = claim_cells(scene, d)
        words = scene.words[d.proposal.sentence]
        families = frozenset(family for i in range(len(words)) if (family := family_of(words, i)))
        clear = [o for o in cast.acting if not o.phrase.span.overlaps(d.span)]
        group: list[tuple[Party | None, Row]] = []
        for party in _near(scene, d, cast.acting):
            cells = cast.own[id(party)]
            row = {**cells, **claim, **pair_cells(scene, d, party)}
            row |= _anchor_cells(scene, d, party, cast.how[id(party)], families)
            row |= _standing(d, party, clear)
            row["opposed"] = f"{cells['side']}>{claim['claim_status']}"
            row["agency_step"] = f"{cells['agency']}|{row['step']}"
            row["agency_harm"] = f"{cells['agency']}|{claim['harm']}"
            group.append((party, row))
        group.append((None, nobody_cells(claim)))
        out.append(group)
    return out
