"""Say which status the words about the harmed tell by themselves: "eight civilians", "CRPF personnel"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tollbook.model import Phrase, Status
from tollbook.read.lexicon import table
from tollbook.read.mentions import Mention, noun_status

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tollbook.read.parse import Parsed


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


def status_of_noun(token: Token) -> str | None:
    """Return the status that a head noun tells; "unknown" nouns tell none."""
    status = noun_status(token)
    return None if status in {None, "unknown"} else status


def own_status(parsed: Parsed, mention: Mention, victims: Phrase | None) -> Status | None:
    """Return the status that the mention's own words tell; None where the context has to tell."""
    words = victims.quote if victims else parsed.phrase(mention.start, mention.end).quote
    told = status_of_words(words)
    if told is None and mention.noun is not None:
        told = status_of_noun(parsed.doc[mention.noun])
    return Status(told) if told else None
