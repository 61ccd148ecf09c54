"""Say in words why a claim was taken: which word, which way through the sentence, which rule or model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tollbook.read.lexicon import table

if TYPE_CHECKING:
    from tollbook.read.decide import Decided
    from tollbook.read.page import Page


def _step(label: str) -> str:
    """Put one step of the parse into words: "nsubjpass^" is "what it was done to"."""
    known: dict[str, str] = table("paths")
    return known.get(label, label.rstrip("^_"))


def reason(page: Page, decided: Decided) -> str:
    """Explain one claim: its harm word, how the mention hangs on it, its hedge, and the model's score."""
    p = decided.proposal
    parsed = page.parsed[p.sentence]
    parts = []
    if p.cue is None:
        parts.append(f"{p.harm.value} from the sentence before")
    else:
        word = parsed.written(parsed.doc[p.cue.at])
        path = str(p.row.get("path") or "")
        if p.row.get("is_cue"):
            how = "says so itself"
        elif path in {"", "none", "long"}:
            how = "stands near it in the sentence"
        else:
            how = "is " + ", ".join(_step(label) for label in path.split())
        parts.append(f"{p.harm.value}: “{word}”; “{page.words_of(decided.span)}” {how}")
    if p.mention.hedge_words:
        parts.append(f"hedge “{p.mention.hedge_words}”")
    parts.append(f"model harm, score {decided.score:.2f}")
    return "; ".join(parts)
