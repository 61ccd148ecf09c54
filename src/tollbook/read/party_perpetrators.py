"""Say whom the text holds responsible: which parties are weighed for a claim, and what speaks for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tollbook.read.harm import find_cues
from tollbook.read.party_phrases import Party
from tollbook.read.party_rows import OPENING, Cells, Scene, claim_cells, own_cells, pair_cells
from tollbook.read.party_words import Words, words_for

if TYPE_CHECKING:
    from tollbook.read.decide import Decided
    from tollbook.read.learned import Row

WINDOW = 2
"""Sentences before and after the claim's in which every party is weighed; further off only those who act."""
MAX_FAR = 12
_BLAME = frozenset("claim responsibility blame accuse suspect charge responsible behind".split())


def agency(words: Words, party: Party) -> str:
    """Name how a party acts in its sentence: attacks, is attacked by, lends an attack its name, is blamed; "none" where it does not."""
    i = party.head
    dep, up = words.dep[i], words.head[i]
    following = words.lemma[i + 1 : i + 5]
    if party.cut == "attributive" or any(lemma in words_for("attack_nouns") for lemma in following[:1]):
        return "attributive"
    while dep == "conj":
        i, dep, up = up, words.dep[up], words.head[up]
    if dep == "nsubj":
        reach = [words.lemma[up], *(words.lemma[j] for j in range(up + 1, min(len(words), up + 4)) if words.dep[j] in {"dobj", "xcomp"})]
        if any(x in words_for("attack_verbs") or x in words_for("attack_nouns") for x in reach):
            return "attacks"
        return "speaks" if words.lemma[up] in words_for("speech") else "subject"
    if words.lemma[up] in words_for("accusing") and dep in {"nsubjpass", "dobj", "nsubj"} and (dep != "nsubj" or words.lemma[up] in {"face", "plead"}):
        return "accused"
    if dep == "nsubjpass":
        return "suffers"
    if dep == "pobj":
        governor = words.head[up]
        if words.low[up] in {"by", "from"}:
            return f"{words.low[up]} {'attack' if words.lemma[governor] in words_for('attack_verbs') | words_for('attack_nouns') else 'other'}"
        if words.low[up] == "of" and words.lemma[governor] in words_for("attack_nouns"):
            return "of attack"
        return "against" if words.low[up] in {"against", "on", "at", "with", "between"} else "none"
    if dep == "dobj":
        return "blamed" if words.lemma[up] in _BLAME else "suffers" if words.lemma[up] in words_for("attack_verbs") else "object"
    return "none"


ACTING = frozenset({"attributive", "attacks", "by attack", "of attack", "blamed", "accused"})


def own_perpetrator_cells(scene: Scene, party: Party) -> Cells:
    """Describe a party by itself as one who could have done it."""
    words = scene.words[party.sentence]
    cells = own_cells(scene, party)
    how = agency(words, party)
    near = set(words.lemma[max(0, party.start - 6) : party.end + 6])
    cells |= {
        "agency": how,
        "suspected": words.lemma[party.head] in words_for("suspects") and party.sentence not in scene.harmed,
        "side_agency": f"{cells['side']}|{how}",
        "blame": any(lemma in _BLAME for lemma in words.lemma),
        "blame_near": bool(near & _BLAME),
        "responsible": "responsibility" in words.low,
        "clash_here": any(lemma in words_for("clash") for lemma in words.lemma),
        "attack_after": next((lemma for lemma in words.lemma[party.head + 1 : party.head + 6] if lemma in words_for("attack_nouns")), None),
    }
    return cells


def _agents(scene: Scene) -> Counter[frozenset[str]]:
    """Count for each party of a report how often it acts."""
    out: Counter[frozenset[str]] = Counter()
    for i, found in scene.parties.items():
        for party in found:
            if party.cut != "long" and agency(scene.words[i], party) in ACTING:
                out[party.key] += 1
    return out


def _near(scene: Scene, decided: Decided, acting: Sequence[Party]) -> list[Party]:
    at = decided.proposal.sentence
    out = [p for i in range(at - WINDOW, at + WINDOW + 1) for p in scene.parties.get(i, ())]
    far = [p for p in acting if abs(p.sentence - at) > WINDOW]
    far.sort(key=lambda p: (p.sentence >= OPENING, abs(p.sentence - at), p.start))
    return out + far[:MAX_FAR]


def perpetrator_rows(scene: Scene) -> list[list[tuple[Party, Row]]]:
    """Give for each claim the parties that could have done it, described."""
    agents = _agents(scene)
    own: dict[int, Cells] = {}
    everyone = [p for found in scene.parties.values() for p in found]
    for party in everyone:
        cells = own[id(party)] = own_perpetrator_cells(scene, party)
        cells["acts"] = min(agents[party.key], 5)
        cells["share"] = agents[party.key] / max(1, sum(agents.values()))
    acting = [p for p in everyone if own[id(p)]["agency"] in ACTING or own[id(p)]["suspected"]]
    cues = {i: {c.at for c in find_cues(words.parsed.doc)} for i, words in scene.words.items()}
    out: list[list[tuple[Party, Row]]] = []
    for d in scene.decided:
        claim = claim_cells(scene, d)
        group: list[tuple[Party, Row]] = []
        near = _near(scene, d, acting)
        for party in near:
            cells = own[id(party)]
            row = {**cells, **claim, **pair_cells(scene, d, party)}
            words = scene.words[party.sentence]
            up = words.head[party.head]
            row |= {
                "opposed": f"{cells['side']}>{claim['claim_status']}",
                "agency_step": f"{cells['agency']}|{row['step']}",
                "agency_harm": f"{cells['agency']}|{claim['harm']}",
                "harm_verb": up in cues[party.sentence] or words.head[up] in cues[party.sentence],
                "rivals": sum(o.sentence == party.sentence for o in near),
            }
            group.append((party, row))
        out.append(group)
    return out
