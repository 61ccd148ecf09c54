"""Find where the words that say who was harmed begin and end, around their head noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MAX_PHRASE_TOKENS = 14
MAX_BRACKET_TOKENS = 5
_WORDS_BEFORE = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "PART", "PUNCT", "ADV", "VERB", "SYM", "X"})
_JOINING_MARKS = frozenset({"-", "'", "’", '"', "“", "”"})
_BEFORE_NOUN = frozenset({"amod", "compound", "nmod"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp"})


def _belongs(doc: Doc, left: int, noun: int) -> bool:
    """Tell whether the token before `left` belongs to the noun's own words."""
    token = doc[left - 1]
    if token.pos_ not in _WORDS_BEFORE or (token.is_punct and token.text not in _JOINING_MARKS):
        return False
    if token.pos_ == "VERB" and token.dep_ not in {"amod", "compound"}:
        return False
    if token.dep_ == "case":
        return True
    return token.head.i >= left - 1 and (token.head.i <= noun or token.dep_ in _BEFORE_NOUN)


def _over_bracket(doc: Doc, left: int, floor: int) -> int | None:
    """Step over an abbreviation in brackets: "Border Security Force (BSF) | trooper"."""
    if left - 1 <= floor or doc[left - 1].text != ")":
        return None
    for start in range(left - 2, max(floor, left - 2 - MAX_BRACKET_TOKENS), -1):
        if doc[start].text == "(":
            inner = doc[start + 1 : left - 1]
            short = len(inner) > 0 and all(t.is_alpha or t.text == "-" for t in inner) and inner[0].text[0].isupper()
            return start if short and doc[start - 1].pos_ == "PROPN" else None
    return None


def left_edge(doc: Doc, noun: int, floor: int) -> int:
    """Walk left from a noun over what belongs to it, not past `floor`."""
    left = noun
    while left > floor:
        opened = _over_bracket(doc, left, floor)
        if opened is not None:
            left = opened
            while left > floor and doc[left - 1].pos_ in {"PROPN", "ADJ"}:
                left -= 1
        elif _belongs(doc, left, noun):
            left -= 1
        else:
            break
    return left


def _end_before_clause(child: Token) -> int:
    """Give the end of a prepositional phrase, cut where a clause begins in it."""
    end = child.i + 1
    for token in child.subtree:
        if token.i < child.i:
            continue
        if token.i not in {end, child.i}:
            break
        if token.dep_ in _CLAUSES or token.lower_ in {"who", "which", "that"}:
            break
        end = token.i + 1
    while (
        end > child.i + 1
        and (doc_token := child.doc[end - 1])
        and (doc_token.is_punct or doc_token.pos_ in {"ADP", "CCONJ"})
    ):
        end -= 1
    return int(end)


def right_edge(doc: Doc, noun: int, limit: int) -> int:
    """Walk right from a noun over "(abbreviation)", "of …" and "from …"; clauses and lists stay out."""
    right = noun + 1
    for child in doc[noun].rights:
        if child.i >= limit or child.dep_ != "prep" or child.lower_ not in {"of", "from"} or child.i > right + 1:
            continue
        end = _end_before_clause(child)
        if child.i + 1 < end <= noun + MAX_PHRASE_TOKENS:
            right = end
    return min(right, limit)
