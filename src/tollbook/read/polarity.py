"""Tell whether the text says that the harm happened: asserted, denied, or only feared, planned or threatened.

The rule is narrow on purpose: a harm word under a verb of denial is denied, one under a threat, a plan or "could" is
hypothetical. "Believed dead" is asserted, with its claimant; "no casualties" is asserted with the value 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tollbook.model import Polarity
from tollbook.read.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tollbook.read.harm import Proposal
    from tollbook.read.parse import Parsed

MAX_CLIMB = 5


def _climb(token: Token) -> list[Token]:
    """Return a token and what governs it, as long as it stands inside their clause."""
    out = [token]
    while token.head.i != token.i and len(out) < MAX_CLIMB:
        if token.dep_ in {"advcl", "relcl", "conj", "parataxis", "acl"}:
            break
        token = token.head
        out.append(token)
    return out


def polarity(parsed: Parsed, proposal: Proposal) -> Polarity:
    """Tell the polarity of one claim from the words that govern its cue."""
    if proposal.cue is None:
        return Polarity.ASSERTED
    t = table("polarity")
    cue = parsed.doc[proposal.cue.at]
    above = _climb(cue)
    lemmas = [x.lemma_.lower() for x in above[1:]]
    if any(lemma in t["denied_verbs"] for lemma in lemmas) and not any(
        c.dep_ == "neg" for x in above[1:] for c in x.children
    ):
        return Polarity.DENIED
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in cue.children)
    if infinitive and any(lemma in t["hypothetical_verbs"] for lemma in lemmas):
        return Polarity.HYPOTHETICAL
    auxiliaries = {c.lower_ for c in cue.children if c.dep_ in {"aux", "auxpass"}}
    if cue.pos_ in {"VERB", "AUX"} and auxiliaries & set(t["hypothetical_auxiliaries"]) and "have" not in auxiliaries:
        return Polarity.HYPOTHETICAL
    if cue.lemma_.lower() in {"dead", "kill", "die"} and any(
        x.lower_ == "feared" for x in parsed.doc[max(0, cue.i - 4) : cue.i + 1]
    ):
        return Polarity.HYPOTHETICAL
    return Polarity.ASSERTED
