"""Describe how a party stands to a claim: by itself, in its report, and in the parse between the two."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tollbook.read.party_phrases import Party
from tollbook.read.party_words import Words, words_for, words_of

if TYPE_CHECKING:
    from tollbook.read.decide import Decided
    from tollbook.read.page import Page

Cells = dict[str, float | str | bool | None]
FAR_STEP = 5
OPENING = 3
"""The first sentences of a report tell what it is about; parties are looked for there whatever the claim's place."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What all claims of one report share: its sentences as lists, its claims' places, its parties by key."""

    page: Page
    decided: Sequence[Decided]
    words: Mapping[int, Words]
    parties: Mapping[int, Sequence[Party]]
    harmed: Mapping[int, frozenset[int]]
    figures: Mapping[tuple[tuple[int, ...], str], frozenset[int]]
    mentions: Counter[frozenset[str]]


def scene_of(page: Page, decided: Sequence[Decided], find: Callable[[Words], Sequence[Party]]) -> Scene:
    """Lay out every parsed sentence, find its parties, and gather what is looked up again and again."""
    words = {i: words_of(parsed) for i, parsed in page.parsed.items()}
    parties = {i: find(one) for i, one in words.items()}
    harmed: dict[int, set[int]] = defaultdict(set)
    figures: dict[tuple[tuple[int, ...], str], set[int]] = defaultdict(set)
    for d in decided:
        p = d.proposal
        harmed[p.sentence].update(range(p.mention.start, p.mention.end))
        harmed[p.sentence].add(p.mention.head)
        if p.mention.noun is not None:
            harmed[p.sentence].add(p.mention.noun)
        if p.mention.value not in {(), (1,)}:
            figures[p.mention.value, p.harm.value].add(p.sentence)
    keys = Counter(party.key for found in parties.values() for party in found if party.cut != "long")
    return Scene(
        page,
        decided,
        words,
        parties,
        {i: frozenset(x) for i, x in harmed.items()},
        {k: frozenset(x) for k, x in figures.items()},
        keys,
    )


def _kind_of(words: Words, i: int) -> str:
    """Name what a governing word is: a word of attack, of speech, of harm."""
    lemma = words.lemma[i]
    if lemma in words_for("attack_verbs"):
        return "attack"
    if lemma in words_for("attack_nouns"):
        return "attack noun"
    return "speech" if lemma in words_for("speech") else "other"


def own_cells(scene: Scene, party: Party) -> Cells:
    """Describe a party by itself, whatever the claim."""
    words = scene.words[party.sentence]
    i = party.head
    up = words.head[i]
    preposition = words.low[up] if words.dep[i] == "pobj" else None
    verb = words.head[up] if preposition else up
    tokens = words.low[party.start : party.end]
    sides = [s for s in words.side[party.start : party.end] if s]
    return {
        "cut": party.cut,
        "dep": words.dep[i],
        "pos": words.pos[i],
        "lemma": words.lemma[i],
        "status": words.status[i] or "none",
        "side": words.side[i] or (sides[-1] if sides else "none"),
        "sides": "+".join(sorted(set(sides))) or "none",
        "governor": words.lemma[up],
        "governor_kind": _kind_of(words, up),
        "governor_dep": words.dep[up],
        "verb": words.lemma[verb],
        "verb_kind": _kind_of(words, verb),
        "preposition": preposition,
        "preposition_verb": f"{preposition}|{_kind_of(words, verb)}" if preposition else None,
        "role": f"{words.dep[i]}|{_kind_of(words, up)}",
        "width": party.end - party.start,
        "position": i / max(len(words), 1),
        "words": " ".join(sorted(party.key))[:40],
        "before": words.at(party.start - 1),
        "before2": words.at(party.start - 2),
        "after": words.at(party.end),
        "after2": words.at(party.end + 1),
        "last": party.end >= len(words) - 1,
        "first": party.start == 0,
        "determiner": tokens[0]
        if tokens[0] in {"the", "a", "an", "their", "its", "his", "her", "this", "some"}
        else "none",
        "numbered": words.pos[party.start] == "NUM"
        or (party.end - party.start > 1 and words.pos[party.start + 1] == "NUM"),
        "plural": words.tag[i] in {"NNS", "NNPS"},
        "proper": words.pos[i] == "PROPN",
        "unknown": any(t in words_for("unknowns") for t in tokens),
        "mentions": min(scene.mentions[party.key], 6),
        "title": party.sentence == 0,
        "sentence": min(party.sentence, 20),
        "opening": party.sentence < OPENING,
        "harmed": bool(scene.harmed.get(party.sentence, frozenset()) & set(range(party.start, party.end))),
        "head_harmed": i in scene.harmed.get(party.sentence, frozenset()),
    }


def claim_cells(scene: Scene, decided: Decided) -> Cells:
    """Describe a claim by itself, whatever the party."""
    p = decided.proposal
    words = scene.words[p.sentence]
    return {
        "harm": p.harm.value,
        "form": p.mention.form.value,
        "claim_status": str(p.row.get("noun_status")),
        "cue": p.cue.lemma if p.cue else "none",
        "voice": p.row.get("voice"),
        "quoted": p.row.get("quoted"),
        "claim_title": p.sentence == 0,
        "claim_sentence": min(p.sentence, 20),
        "sentences": min(len(scene.page.sentences), 40),
        "clash": any(lemma in words_for("clash") for lemma in words.lemma),
        "claims": min(len(scene.decided), 12),
        "value": p.row.get("value"),
        "since": any(w in words_for("histories") for w in words.low),
    }


def nobody_cells(claim: Cells) -> Cells:
    """Describe nobody, the party that a claim has where the text names none: by the claim alone."""
    return {"nobody": True, **{f"no_{name}": value for name, value in claim.items()}}


def pair_cells(scene: Scene, decided: Decided, party: Party) -> Cells:
    """Describe how a party stands to a claim."""
    p = decided.proposal
    step = party.sentence - p.sentence
    same = scene.figures.get((p.mention.value, p.harm.value), frozenset())
    pages = scene.page.sentences
    row: Cells = {
        "step": max(-FAR_STEP, min(step, FAR_STEP)),
        "same_sentence": step == 0,
        "same_paragraph": pages[party.sentence].paragraph == pages[p.sentence].paragraph,
        "same_figure": step != 0 and party.sentence in same,
        "gap": min(abs(party.phrase.span.start - decided.span.start), 2000),
        "earlier": party.phrase.span.start < decided.span.start,
        "overlaps": party.phrase.span.overlaps(decided.span),
    }
    words = scene.words[party.sentence]
    if p.cue and step:
        row["same_cue"] = p.cue.lemma in words.lemma
    if step == 0:
        mention = p.mention
        path, length = words.path(party.head, mention.head)
        row |= {"path_mention": path, "mention_length": length, "distance": party.head - mention.start}
        row["holds"] = party.start <= mention.head < party.end
        first, last = min(party.end, mention.start), max(party.start, mention.start)
        row["verbs_between"] = words.pos[first:last].count("VERB")
        row["commas_between"] = words.low[first:last].count(",")
        if p.cue:
            path, length = words.path(party.head, p.cue.at)
            row |= {"path_cue": path, "cue_length": length, "cue_distance": party.head - p.cue.at}
            row["path_cue_lemma"] = f"{path}|{p.cue.lemma}" if length <= 3 else None
            row["is_cue"] = party.start <= p.cue.at < party.end
            row["before_cue"] = party.head < p.cue.at
    return row
