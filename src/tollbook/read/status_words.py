"""Say which status the words about the harmed tell by themselves: "eight civilians", "CRPF personnel"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tollbook.model import Phrase, Status
from tollbook.read.lexicon import table
from tollbook.read.mentions import Form, Mention, noun_status, person_nouns

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tollbook.read.parse import Parsed


MAX_JOINED_TOKENS = 6
MAX_PARTS_TOKENS = 14
SHORTEST_TRADE = 5
"""A shorter word is seldom made with one of the endings of trades."""


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Compile the words that tell a status wherever they stand in the phrase, in the order in which they win."""
    return tuple(
        (re.compile(rf"(?<![\w-])(?:{'|'.join(entries)})(?![\w-])", re.IGNORECASE), status)
        for status, entries in table("status")["phrases"]
    )


def status_of_words(words: str) -> str | None:
    """Return the status that a phrase's own words tell, None where they tell none.

    >>> status_of_words("security personnel"), status_of_words("women and children")
    ('state_forces', 'civilian')
    """
    return next((status for pattern, status in _phrases() if pattern.search(words)), None)


def status_of_nouns(words: str) -> str | None:
    """Return what words tell, or else the first noun among them that tells a status: "a local trader".

    >>> status_of_nouns("a teacher in the village"), status_of_nouns("tall")
    ('civilian', None)
    """
    known = person_nouns()
    nouns = (known.get(word.strip(".,").lower()) for word in words.split())
    return status_of_words(words) or next((told for told in nouns if told not in {None, Status.UNKNOWN.value}), None)


def status_of_noun(token: Token) -> str | None:
    """Return the status that a head noun tells; "unknown" nouns tell none."""
    status = noun_status(token)
    return None if status in {None, "unknown"} else status


def _joined(parsed: Parsed, mention: Mention) -> bool:
    """Tell whether one count covers two kinds: "24 students and army officers", "70 regime and rebel fighters"."""
    doc, noun = parsed.doc, mention.noun
    if mention.form not in {Form.NUMBER, Form.VAGUE} or noun is None or noun < mention.end:
        return False
    last = next((c for c in doc[noun].rights if c.dep_ == "conj" and c.pos_ in {"NOUN", "PROPN"}), doc[noun])
    if (
        any(t.pos_ in {"NUM", "DET", "VERB", "AUX"} for t in doc[noun + 1 : last.i + 1])
        or len(doc[noun : last.i]) > MAX_JOINED_TOKENS
    ):
        last = doc[noun]
    joints = [t.i for t in doc[mention.end : last.i] if t.lower_ in {"and", "or", "&"}]
    if not joints:
        return False
    head = doc[last.i].text
    halves = (doc[mention.end : joints[0]].text, doc[joints[0] + 1 : last.i + 1].text)
    kinds = {status_of_words(half) or status_of_words(f"{half} {head}") for half in halves}
    return len(kinds - {None}) > 1


def _by_trade(token: Token) -> bool:
    """Tell whether an unlisted noun for the harmed is made like a trade: "botanist", "coca picker", "farmhand"."""
    low = token.lower_.removesuffix("s").replace("men", "man")
    made = low.endswith(tuple(table("status")["trade_endings"])) and len(low) >= SHORTEST_TRADE
    return made and token.pos_ == "NOUN" and low not in person_nouns()


def _parts_told(parsed: Parsed, mention: Mention) -> str | None:
    """Return what a list right behind the noun makes of it: "three persons, a policeman and two shopkeepers"."""
    doc, noun = parsed.doc, mention.noun
    if mention.form is not Form.NUMBER or noun is None or noun < mention.end or noun + 1 >= len(doc):
        return None
    opens = doc[noun + 1].lower_
    mostly = opens in table("victims")["mostly"] or (
        noun + 2 < len(doc) and doc[noun + 2].lower_ in table("victims")["mostly"]
    )
    if not (opens in {",", ":", "-", "--", "–", "—", "including"} or mostly):
        return None
    kinds = []
    for token in doc[noun + 1 : noun + MAX_PARTS_TOKENS]:
        if token.pos_ in {"AUX", "VERB", "SCONJ"} and token.lower_ != "including":
            break
        kinds += [kind] if token.pos_ in {"NOUN", "PROPN"} and (kind := status_of_noun(token)) else []
    if len(set(kinds)) > 1:
        return Status.MIXED.value
    return kinds[0] if kinds and mostly else None


def _head_told(words: str) -> str | None:
    """Return what the last of some words tells, names aside: "half of the wounded were [conscripts]"."""
    last = words.rsplit(maxsplit=1)[-1].lower()
    known = person_nouns()
    status = known.get(last) or known.get(last.removesuffix("s"))
    return None if status == Status.UNKNOWN.value else status


def own_status(parsed: Parsed, mention: Mention, victims: Phrase | None) -> Status | None:
    """Return the status that the mention's own words tell; None where the context has to tell."""
    if _joined(parsed, mention):
        return Status.MIXED
    words = victims.quote if victims else parsed.phrase(mention.start, mention.end).quote
    told = status_of_words(words) or (None if mention.form is Form.NAME else _head_told(words))
    if told is None and mention.noun is not None:
        noun = parsed.doc[mention.noun]
        trade = mention.form is not Form.NAME and _by_trade(noun)
        told = status_of_noun(noun) or (Status.CIVILIAN.value if trade else _parts_told(parsed, mention))
    return Status(told) if told else None
