"""Say by whom: who is credited with a count (claimant), and whom the text holds responsible (perpetrator).

Rules propose noun phrases near the claim, described by where they stand to it in the parse; one model for each role decides,
or abstains. An outlet's own voice has no claimant; rival blame has no perpetrator.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tollbook.model import Phrase, Status
from tollbook.read.harm import find_cues, path_between
from tollbook.read.lexicon import table
from tollbook.read.mentions import noun_status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from tollbook.read.decide import Decided
    from tollbook.read.learned import Models, Row
    from tollbook.read.page import Page
    from tollbook.read.parse import Parsed

CLAIMANT, PERPETRATOR = "claimant", "perpetrator"
WINDOW = 2
"""Sentences before and after the claim's in which a party is looked for; the first sentences of a report always count."""
OPENING = 3
MAX_PARTY_TOKENS = 16


@dataclass(frozen=True, slots=True)
class Party:
    """A noun phrase that could be a party: its sentence, its head token, its words."""

    sentence: int
    head: int
    start: int
    end: int
    phrase: Phrase
    attributive: bool


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("parties")[name].split())


_OUT = {"relcl", "acl", "advcl", "ccomp", "parataxis", "csubj", "xcomp", "punct"}


def party_tokens(doc: Doc, head: int) -> tuple[int, int]:
    """Give the tokens of a noun's phrase: its modifiers, "of …", appositions and what is joined by "and"; no clauses."""
    start, end = head, head + 1
    for child in doc[head].lefts:
        if child.dep_ in _OUT and child.dep_ != "punct":
            continue
        left = child.left_edge.i
        if head - left <= MAX_PARTY_TOKENS:
            start = min(start, left)
    for child in doc[head].rights:
        if child.dep_ in _OUT or child.i - head > MAX_PARTY_TOKENS:
            continue
        if child.dep_ == "prep" and child.lower_ not in {"of", "for", "in", "from", "at", "to"}:
            continue
        if child.dep_ in {"prep", "appos", "conj", "cc", "compound", "nmod", "amod", "nummod"}:
            right = child.right_edge.i + 1
            if any(t.dep_ in {"relcl", "acl", "advcl"} for t in child.subtree):
                right = min(t.i for t in child.subtree if t.dep_ in {"relcl", "acl", "advcl"})
            if right - head <= MAX_PARTY_TOKENS and child.i <= end + 1:
                end = max(end, right)
    while start < head and (doc[start].is_punct or doc[start].dep_ == "mark"):
        start += 1
    while end > head + 1 and (doc[end - 1].is_punct or doc[end - 1].dep_ == "cc" or doc[end - 1].pos_ == "ADP"):
        end -= 1
    return start, end


def _party(parsed: Parsed, head: int, *, attributive: bool = False) -> Party:
    start, end = (head, head + 1) if attributive else party_tokens(parsed.doc, head)
    if attributive:
        while start > 0 and parsed.doc[start - 1].head.i == head and parsed.doc[start - 1].dep_ in {"compound", "amod", "nmod", "advmod", "punct", "npadvmod", "det"}:
            start -= 1
    return Party(parsed.sentence.index, head, start, end, parsed.phrase(start, end), attributive)


def _after_according(token: Token) -> bool:
    return token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according"


def claimant_parties(parsed: Parsed) -> Iterator[Party]:
    """Propose whoever speaks in a sentence: subjects of speech, "according to …", "citing …", a headline's "…: monitor"."""
    doc = parsed.doc
    for token in doc:
        if token.pos_ not in {"NOUN", "PROPN", "ADJ", "X"} or token.dep_ in {"compound", "amod", "det"}:
            continue
        lemma = token.lemma_.lower()
        speaks = token.dep_ in {"nsubj", "nsubjpass", "agent"} and token.head.lemma_.lower() in _words("speech")
        cited = token.dep_ in {"pobj", "dobj"} and token.head.head.lemma_.lower() in _words("speech") | {"by", "from"}
        if speaks or cited or _after_according(token) or lemma in _words("claimant_nouns"):
            yield _party(parsed, token.i)


def perpetrator_parties(parsed: Parsed) -> Iterator[Party]:
    """Propose whoever could have done it: people and named groups, and who an attack is called after ("regime air raids")."""
    doc = parsed.doc
    for token in doc:
        lemma = token.lemma_.lower()
        if token.dep_ in {"compound", "amod", "poss", "nmod"} and token.pos_ in {"NOUN", "PROPN", "ADJ"}:
            head = token.head
            if head.lemma_.lower() in _words("attack_nouns") or head.dep_ == "compound" and head.head.lemma_.lower() in _words("attack_nouns"):
                yield _party(parsed, token.i, attributive=True)
            continue
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or token.dep_ in {"det", "nummod", "advmod"}:
            continue
        known = noun_status(token) is not None or lemma in _words("claimant_nouns") or token.pos_ == "PROPN"
        if known or (token.dep_ in {"nsubj", "pobj"} and lemma in _words("attack_nouns")) or (token.dep_ == "nsubj" and token.head.lemma_.lower() in _words("attack_verbs")):
            yield _party(parsed, token.i)


def _in_clause_of(doc: Doc, verb: Token, at: int) -> bool:
    """Tell whether token `at` stands in the clause that a verb of speech governs."""
    for child in verb.children:
        if child.dep_ in {"ccomp", "xcomp", "advcl", "parataxis", "dobj", "prep", "acl"} and child.left_edge.i <= at <= child.right_edge.i:
            return True
    return verb.dep_ in {"parataxis", "ccomp", "advcl"} and doc[at].i != verb.i


def _common(page: Page, decided: Decided, party: Party, here: Sequence[Party]) -> dict[str, float | str | bool | None]:
    """Describe how a party stands to a claim, whatever the role."""
    p = decided.proposal
    doc = page.parsed[party.sentence].doc
    head = doc[party.head]
    step = party.sentence - p.sentence
    row: dict[str, float | str | bool | None] = {
        "step": max(-4, min(step, 4)),
        "same_sentence": step == 0,
        "dep": head.dep_,
        "lemma": head.lemma_.lower(),
        "status": noun_status(head) or "none",
        "pos": head.pos_,
        "governor": head.head.lemma_.lower(),
        "governor_dep": head.head.dep_,
        "grand": head.head.head.lemma_.lower(),
        "attributive": party.attributive,
        "width": party.end - party.start,
        "position": party.head / max(len(doc), 1),
        "words": party.phrase.quote.lower()[:40],
        "before": doc[party.start - 1].lower_ if party.start else "#",
        "after": doc[party.end].lower_ if party.end < len(doc) else "#",
        "gap": abs(party.phrase.span.start - decided.span.start),
        "earlier": party.phrase.span.start < decided.span.start,
        "overlaps": party.phrase.span.overlaps(decided.span),
        "harm": p.harm.value,
        "form": p.mention.form.value,
        "claim_status": p.row.get("noun_status"),
        "cue": p.cue.lemma if p.cue else None,
        "opening": party.sentence < OPENING,
        "page_start": p.sentence < OPENING,
        "repeats": min(page.text.count(page.words_of(party.phrase.span)), 6),
        "rivals": len(here),
        "numbered": any(c.dep_ == "nummod" for c in head.children),
        "determiner": next((c.lower_ for c in head.lefts if c.dep_ in {"det", "poss"}), "none"),
        "quoted": p.row.get("quoted"),
    }
    if step == 0:
        path, length = path_between(doc, party.head, p.mention.head)
        row |= {"path_mention": path, "mention_length": length, "distance": party.head - p.mention.start}
        between = doc[min(party.end, p.mention.start) : max(party.start, p.mention.start)]
        row["verbs_between"] = sum(t.pos_ == "VERB" for t in between)
        if p.cue:
            path, length = path_between(doc, party.head, p.cue.at)
            row |= {"path_cue": path, "cue_length": length, "cue_distance": party.head - p.cue.at}
            row["path_cue_lemma"] = f"{path}|{p.cue.lemma}" if length <= 3 else None
    return row


def _claimant_row(page: Page, decided: Decided, party: Party, here: Sequence[Party]) -> Row:
    p = decided.proposal
    doc = page.parsed[party.sentence].doc
    head = doc[party.head]
    row = _common(page, decided, party, here)
    verb = head.head
    speaks = verb.lemma_.lower() in _words("speech") and head.dep_ in {"nsubj", "nsubjpass", "agent"}
    row |= {
        "speaks": speaks,
        "according": _after_according(head),
        "noun_claims": head.lemma_.lower() in _words("claimant_nouns"),
        "last": party.end >= len(doc) - 1,
        "governs": speaks and party.sentence == p.sentence and _in_clause_of(doc, verb, p.mention.head),
        "nearer": sum(abs(o.head - p.mention.head) < abs(party.head - p.mention.head) for o in here) if party.sentence == p.sentence else None,
        "spoken_here": any(
            t.lemma_.lower() in {"say", "tell", "add", "report", "state"} and any(c.dep_ == "nsubj" and c.pos_ == "PRON" for c in t.children)
            for t in page.parsed[p.sentence].doc
        ),
        "nominal_speaker_here": any(o.sentence == p.sentence for o in here),
        "harmed": party.sentence == p.sentence and party.start <= p.mention.head < party.end,
    }
    return row


def _perpetrator_row(page: Page, decided: Decided, party: Party, here: Sequence[Party]) -> Row:
    p = decided.proposal
    doc = page.parsed[party.sentence].doc
    head = doc[party.head]
    row = _common(page, decided, party, here)
    verb = head.head.head if head.head.pos_ == "ADP" else head.head
    cues = {c.at for c in find_cues(doc)}
    row |= {
        "acts": head.dep_ == "nsubj" and verb.lemma_.lower() in _words("attack_verbs"),
        "by": head.dep_ == "pobj" and head.head.lower_ == "by",
        "preposition": head.head.lower_ if head.dep_ == "pobj" else None,
        "harm_verb": verb.i in cues,
        "verb": verb.lemma_.lower(),
        "claims": any(t.lemma_.lower() in {"claim", "responsibility", "blame", "accuse", "suspect"} for t in doc),
        "responsible": any(t.lower_ == "responsibility" for t in doc),
        "suspected": any(c.lower_ in {"suspected", "unidentified", "unknown", "alleged", "armed", "masked"} for c in head.children),
        "speaks": verb.lemma_.lower() in {"say", "tell", "add", "report"} and head.dep_ == "nsubj",
        "harmed": party.sentence == p.sentence and party.start <= p.mention.head < party.end,
        "sides": f"{noun_status(head) or 'none'}>{p.row.get('noun_status')}",
        "nearer": sum(o.head != party.head and abs(o.head - p.mention.head) < abs(party.head - p.mention.head) for o in here) if party.sentence == p.sentence else None,
    }
    return row


_PROPOSERS = {CLAIMANT: claimant_parties, PERPETRATOR: perpetrator_parties}
_ROWS = {CLAIMANT: _claimant_row, PERPETRATOR: _perpetrator_row}


def candidates(page: Page, decided: Sequence[Decided], role: str) -> list[list[tuple[Party, Row]]]:
    """Propose, for each claim, the parties around it that could play a role, each with its features."""
    found = {i: list(_PROPOSERS[role](parsed)) for i, parsed in page.parsed.items()}
    opening = [i for i in sorted(found) if i < OPENING]
    out = []
    for d in decided:
        at = d.proposal.sentence
        near = [i for i in range(at - WINDOW, at + WINDOW + 1) if i in found]
        sentences = near + [i for i in opening if i not in near]
        out.append([(party, _ROWS[role](page, d, party, found[i])) for i in sentences for party in found[i]])
    return out


def parties(page: Page, decided: Sequence[Decided], role: str, models: Models) -> list[Phrase | None]:
    """Say for each claim who plays a role, None where the text does not say."""
    proposed = candidates(page, decided, role)
    model = models[role]
    scores = iter(model.scores([row for found in proposed for _, row in found]))
    out: list[Phrase | None] = []
    for found in proposed:
        ranked = [(next(scores), party) for party, _ in found]
        best = max(ranked, key=lambda pair: (pair[0], -pair[1].phrase.span.start), default=None)
        out.append(best[1].phrase if best and best[0] >= model.threshold else None)
    return out


STATUS = "status"
_ORDER = (Status.CIVILIAN, Status.STATE_FORCES, Status.ARMED_GROUP, Status.MIXED, Status.UNKNOWN)
