"""Say who is credited with a count: which speakers are weighed for a claim, and what speaks for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tollbook.read.party_find import after_according, beside_speech, speaks
from tollbook.read.party_phrases import Party
from tollbook.read.party_rows import Cells, Scene, claim_cells, nobody_cells, own_cells, pair_cells
from tollbook.read.party_words import Words, words_for

if TYPE_CHECKING:
    from tollbook.read.decide import Decided
    from tollbook.read.learned import Row

BEFORE, AFTER = 4, 2
"""Sentences before and after the claim's in which speakers are looked for; "he added" may follow the speaker by far."""
_CLAUSES = {"ccomp", "xcomp", "advcl", "parataxis", "dobj", "prep", "acl"}
_PRONOUNS = {"he", "she", "it", "they", "i", "we"}


def _in_clause(words: Words, verb: int, at: int) -> bool:
    """Tell whether a token stands in the clause that a verb of speech governs."""
    up = words.ancestors(at)
    if verb not in up:
        return words.dep[verb] in {"parataxis", "ccomp", "advcl"}
    place = up.index(verb)
    return place > 0 and words.dep[up[place - 1]] in _CLAUSES


def own_claimant_cells(scene: Scene, party: Party) -> Cells:
    """Describe a party by itself as one who speaks."""
    words = scene.words[party.sentence]
    i = party.head
    cells = own_cells(scene, party)
    quoted = scene.page.sentences[party.sentence].span.of(scene.page.text)
    cells |= {
        "speaks": speaks(words, i),
        "according": after_according(words, i),
        "beside": beside_speech(words, i),
        "noun_claims": words.lemma[i] in words_for("claimant_nouns"),
        "word": words.low[i],
        "colon": words.at(party.end) == ":",
        "quotes_here": '"' in quoted or "“" in quoted,
        "no_stop": not quoted.rstrip().endswith((".", "!", "?", '"', "”")),
        "pronoun": party.cut == "pronoun",
    }
    cells["source"] = bool(cells["speaks"] or cells["according"] or cells["beside"]) and party.cut != "pronoun"
    return cells


def _pronoun_speaker(words: Words) -> str | None:
    """Find the pronoun that speaks in a sentence: "he added"."""
    for i, low in enumerate(words.low):
        if (
            low in _PRONOUNS
            and words.dep[i] in {"nsubj", "nsubjpass"}
            and words.lemma[words.head[i]] in words_for("says")
        ):
            return low
    return None


def claimant_rows(scene: Scene) -> list[list[tuple[Party | None, Row]]]:
    """Give for each claim the speakers that could be credited with it, described."""
    own = {id(p): own_claimant_cells(scene, p) for found in scene.parties.values() for p in found}
    sources = {i: [p for p in found if own[id(p)]["source"] and p.cut != "long"] for i, found in scene.parties.items()}
    spoken = {i: _pronoun_speaker(words) for i, words in scene.words.items()}
    out: list[list[tuple[Party | None, Row]]] = []
    for d in scene.decided:
        at = d.proposal.sentence
        claim = claim_cells(scene, d)
        claim["spoken"] = spoken[at]
        claim["spoken_before"] = spoken.get(at - 1)
        claim["sources_here"] = len(sources[at])
        before = [p for i in range(at - BEFORE, at) for p in sources.get(i, ())]
        speakers = _Speakers(before, sources[at])
        near = [p for i in range(at - BEFORE, at + AFTER + 1) for p in scene.parties.get(i, ())]
        group: list[tuple[Party | None, Row]] = [
            (party, _row(scene, d, party, {**own[id(party)], **claim}, speakers)) for party in near
        ]
        group.append((None, nobody_cells(claim)))
        out.append(group)
    return out


@dataclass(frozen=True, slots=True)
class _Speakers:
    """Those who speak around a claim: in the sentences before, and in its own."""

    before: Sequence[Party]
    here: Sequence[Party]


def _row(scene: Scene, decided: Decided, party: Party, row: Cells, speakers: _Speakers) -> Row:
    mention = decided.proposal.mention
    words = scene.words[party.sentence]
    row |= pair_cells(scene, decided, party)
    here = party.sentence == decided.proposal.sentence
    if here:
        verb = words.head[party.head]
        row["governs"] = bool(row["speaks"]) and _in_clause(words, verb, mention.head)
        row["nearer"] = sum(abs(o.head - mention.head) < abs(party.head - mention.head) for o in speakers.here)
    elif party.sentence < decided.proposal.sentence:
        later = sum(
            o.sentence > party.sentence or (o.sentence == party.sentence and o.start > party.end)
            for o in speakers.before
        )
        row["speakers_since"] = later
        row["last_speaker"] = later == 0 and bool(row["source"])
        row["last_and_spoken"] = f"{later == 0}|{row['spoken']}|{row['sources_here']}"
    row["source_step"] = f"{row['source']}|{row['step']}"
    return row
