"""Say what the bearer of a name is by the words before it: "constables Ram and [Mohan]"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tollbook.read.status_scene import Group, Part, listed
from tollbook.read.status_words import status_of_nouns

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from tollbook.model import Span
    from tollbook.read.page import Page

MAX_LIST_TOKENS = 60
NEAR_TOKENS = 6
_CHARACTERS_BEFORE, _CHARACTERS_AFTER = 50, 70
_NAME_WORD = re.compile(r"[A-Z][\w'-]{2,}")
_CLAUSE_BEFORE = re.compile(r"[.;:]\s|\b(?:by|and|when|while|that)\b")
_APPOSED = re.compile(
    r"[\w\s-]{0,20}(?:\s?\(\d+\))?,?\s(?:was |is )?(?:an?|the|who|aged|working|belonging|resident)\s[^.;]*"
)
_CLAUSE_AFTER = re.compile(r"\b(?:was|were|by|when|and|killed|shot)\b")


def _in_list(token: Token) -> bool:
    """Tell whether a token can stand between the names of a list: names, ages, commas, "and"."""
    return token.text not in {".", ";", ":"} and (
        token.pos_ in {"PROPN", "NUM", "PUNCT", "CCONJ", "SYM", "X"} or token.lower_ in listed("between_names")
    )


def _list_start(doc: Doc, start: int) -> int:
    at = start
    while at > 0 and start - at < MAX_LIST_TOKENS and _in_list(doc[at - 1]):
        at -= 1
    return at


def _is_passive(naming: Token) -> bool:
    return any(child.dep_ == "auxpass" for child in naming.children)


def named_status(doc: Doc, start: int, groups: Sequence[Group]) -> tuple[str | None, str]:
    """Return the status under which a name is told, and how: by a title, a noun, the subject of "identified as".

    The second word is "victims" where the subject only points back ("the deceased were identified as"), "none" where
    nothing tells.
    """
    first = _list_start(doc, start)
    within = [g for g in groups if first <= g.at < start]
    if within:
        return within[-1].status, "title"
    if not first:
        return None, "none"
    before = doc[first - 1]
    noun = next((g for g in groups if g.at == before.i), None)
    if noun is not None:
        return noun.status, "noun"
    naming = next((t for t in reversed(doc[max(0, first - 4) : first]) if t.lower_ in listed("naming")), None)
    if naming is None:
        return None, "victims" if before.lower_ in listed("listing") else "none"
    subject = [g for g in groups if naming.i - NEAR_TOKENS <= g.at < naming.i and g.part is Part.OTHER]
    return (subject[-1].status, "subject") if subject and _is_passive(naming) else (None, "victims")


def called(page: Page, span: Span) -> dict[str, int]:
    """Count what a name's bearer is called beside it, here and elsewhere: "local trader Vyas", "Yadav, a teacher"."""
    found: Counter[str] = Counter()
    for name in _NAME_WORD.findall(page.words_of(span))[-1:]:
        for place in re.finditer(rf"\b{re.escape(name)}\b", page.text):
            before = page.text[max(0, place.start() - _CHARACTERS_BEFORE) : place.start()]
            found[f"called_before={status_of_nouns(_CLAUSE_BEFORE.split(before)[-1]) or 'none'}"] += 1
            apposed = _APPOSED.match(page.text[place.end() : place.end() + _CHARACTERS_AFTER])
            if apposed:
                found[f"called_after={status_of_nouns(_CLAUSE_AFTER.split(apposed[0])[0]) or 'none'}"] += 1
    return dict(found)
