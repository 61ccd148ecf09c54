"""Find the names in a text that may be places: capitalised words, with the common nouns and words beside them.

The gazetteer knows most towns but few villages, streets and clubs; a name it lacks counts where the words around it
make it a place ("in X village", "the 800 block of X Street"). In wire copy in capitals every word has a capital: there
only names that the gazetteer holds, or that such words surround, are taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tollbook.knowledge.gazetteer import Candidate, lookup
from tollbook.knowledge.names import fold
from tollbook.model import Span
from tollbook.read.places_addresses import Address, addresses
from tollbook.read.places_around import (
    is_given,
    is_titled,
    lead,
    noun_after,
    noun_before,
    preposition,
    shape,
)
from tollbook.read.places_runs import Words
from tollbook.read.places_tokens import Token, is_capitals, tokens_of
from tollbook.read.places_words import is_coarse, is_large, is_people, no_names, place_ends, place_nouns, word_set

MAX_GRAM = 4
"""Words in the longest name that is looked up."""

MIN_LETTERS = 3
"""Letters of the shortest word that is a name by itself."""

ACRONYM, UNKNOWN_ACRONYM = 3, 5
"""Letters up to which a word all in capitals is an acronym: where the gazetteer has a town so spelt, and where not."""

MAX_NAMES = 250
"""Names weighed in one report: a page of listings must not slow the reader."""

Run = tuple[int, int]

_CAPITAL_AFTER = re.compile(r"[^\S\n]+([A-Z]\w+)")


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name that may be a place. `span` holds the phrase as written, `core` the name in it, `name` what is looked up.

    `found` are the places of that name; `noun` is the common noun beside it; `lead` and `ahead` are the two words ahead
    of it, `prep` what governs it, `after` the word that follows. `run` is how many capitalised words stand in a row,
    `loose` how many of them the name leaves out. `given`, `titled` and `organisation` speak against a place.
    """

    span: Span
    core: Span
    name: str
    found: tuple[Candidate, ...] = ()
    noun: str | None = None
    lead: str = ""
    ahead: str = ""
    prep: str = ""
    after: str = ""
    run: int = 0
    loose: int = 0
    given: bool = False
    titled: bool = False
    organisation: bool = False
    shape: str = "plain"


def _is_no_name(w: Words, i: int) -> bool:
    """Tell whether a word by itself is no name of a place."""
    token = w.tokens[i]
    return w.common(i) or token.plain in no_names() or len(token.text) < MIN_LETTERS or is_people(token.text)


def _is_acronym(w: Words, i: int, longest: int) -> bool:
    """Tell whether a word is written as an acronym, in a text where capitals tell."""
    word = w.tokens[i].text
    return not w.capitals and len(word) <= longest and word.isalpha() and word.isupper()


def _found(w: Words, i: int, end: int) -> tuple[Candidate, ...]:
    """Look a name up; "BLA" is not the town of Bla, though "UAE" is a short form of its own."""
    found = lookup(w.gram(i, end))
    if end == i + 1 and _is_acronym(w, i, ACRONYM):
        return tuple(c for c in found if fold(c.name) != w.plain(i))
    return found


def _known(w: Words, i: int, j: int) -> tuple[int, tuple[Candidate, ...], int]:
    """Find the longest name from word `i` on that the gazetteer holds.

    Returns where it ends, its places, and how many letters at its end are a genitive that lost its apostrophe:
    "Syrias Idlib".
    """
    for end in range(min(j, i + MAX_GRAM), i, -1):
        if end == i + 1 and _is_no_name(w, i):
            break
        if w.plain(end - 1) in word_set("particles"):
            continue
        gram = w.gram(i, end)
        found = _found(w, i, end)
        if found:
            return end, found, 0
        if gram.endswith("s") and len(w.plain(end - 1)) > MAX_GRAM:
            found = lookup(gram[:-1])
            if found and is_large(found):
                return end, found, 1
    return i, (), 0


def _made(w: Words, i: int, j: int, run: Run, *, found: tuple[Candidate, ...] = (), genitive: int = 0) -> PlaceName:
    """Describe words `i` to `j` of a run as a name."""
    end, noun = noun_after(w, j, coarse=is_coarse(found))
    start = i - 1 if w.tight(i) and w.plain(i - 1) in word_set("compass") else i
    first, second = lead(w, i)
    after = w.plain(end) if end < len(w.tokens) else ""
    bodies = word_set("organisations")
    return PlaceName(
        span=Span(w.tokens[start].start, w.tokens[end - 1].end - (genitive if end == j else 0)),
        core=Span(w.tokens[i].start, w.tokens[j - 1].end - genitive),
        name=w.gram(i, j)[: -genitive or None],
        found=found,
        noun=noun or noun_before(w, start, coarse=is_coarse(found)),
        lead=first,
        ahead=second,
        prep=preposition(w, i),
        after=after if w.tight(end) else "mark",
        run=run[1] - run[0],
        loose=sum(not w.common(k) for k in range(*run)) - (j - i),
        given=is_given(w, i, j),
        titled=is_titled(w, run, i),
        organisation=after in bodies or any(w.plain(k) in bodies for k in range(*run)),
        shape=shape(w, j),
    )


def _is_never_place(w: Words, i: int) -> bool:
    """Tell whether a word that the gazetteer lacks names no place: a group's acronym, a people, a common word."""
    known = w.plain(i) in no_names() or is_people(w.tokens[i].text) or w.common(i)
    return known or _is_acronym(w, i, UNKNOWN_ACRONYM)


def _trimmed(w: Words, i: int, j: int) -> Run:
    """Leave out common words at both ends of an unknown name, save the nouns of places."""
    while j - i > 1 and w.common(i) and w.plain(i) not in place_nouns():
        i += 1
    while j > i and w.common(j - 1) and w.plain(j - 1) not in place_ends():
        j -= 1
    return i, j


def _unknown(w: Words, i: int, j: int, run: Run) -> PlaceName | None:
    """Take words that the gazetteer lacks where their neighbours make them a place."""
    i, j = _trimmed(w, i, j)
    if j <= i:
        return None
    closed = j - i > 1 and w.tokens[j - 1].capital and w.plain(j - 1) in place_ends()
    no_name = all(_is_never_place(w, k) for k in range(i, j))
    if (no_name and not closed) or (j - i == 1 and len(w.tokens[i].text) < MIN_LETTERS):
        return None
    made = _made(w, i, j, run)
    described = made.noun is not None or made.shape != "plain"
    governed = made.prep in word_set("prepositions") or made.lead in word_set("before")
    return made if described or (governed and not w.capitals) else None


def _is_one_name(name: PlaceName) -> bool:
    """Tell whether a whole run of capitals is one place, though the gazetteer knows a part of it: "Kechi Baig area"."""
    if name.shape != "plain":
        return True
    doubtful = name.titled or name.organisation
    return not doubtful and (name.noun is not None or name.prep in {"in", "at", "near", "on"})


def _in_run(w: Words, run: Run) -> Iterator[PlaceName]:
    """Yield the names in one run: those known, what is left between them, and the run as a whole."""
    i, stop = run
    opened, whole = i, True
    while i < stop:
        end, found, genitive = _known(w, i, stop)
        if end == i:
            i += 1
            continue
        if opened < i and (rest := _unknown(w, opened, i, run)):
            yield rest
        yield _made(w, i, end, run, found=found, genitive=genitive)
        whole = whole and not any(c.kind in {"country", "admin1"} for c in found)
        i = opened = end
    if opened < stop and (rest := _unknown(w, opened, stop, run)):
        yield rest
    if whole and opened > run[0] and stop - run[0] > 1:
        rest = _unknown(w, run[0], stop, run)
        if rest and _is_one_name(rest):
            yield rest


def _of_address(address: Address) -> PlaceName:
    name = address.phrase.quote
    form = "block" if address.exact else "street"
    span = address.phrase.span
    return PlaceName(span, span, name, lead="address", prep=address.prep, shape=form)


def _is_body(text: str, address: Address) -> bool:
    """Tell whether a street's name goes on as that of a newspaper or an office: "High Street Gazette"."""
    after = _CAPITAL_AFTER.match(text, address.phrase.span.end)
    return after is not None and after[1].lower() in word_set("organisations")


def _is_vehicle(w: Words, run: Run) -> bool:
    """Tell whether a run of capitals names what moves: a train, an airline."""
    return run[1] - run[0] > 1 and not w.capitals and w.plain(run[1] - 1) in word_set("vehicles")


def find_names(text: str, tokens: list[Token] | None = None) -> tuple[PlaceName, ...]:
    """Find all names that may be places, in text order; two may overlap where the words allow two readings."""
    w = Words(text, tokens_of(text) if tokens is None else tokens, is_capitals(text))
    found = [name for run in w.runs() if not _is_vehicle(w, run) for name in _in_run(w, run)]
    if not w.capitals:
        found += [_of_address(address) for address in addresses(text) if not _is_body(text, address)]
    unique: dict[Span, PlaceName] = {}
    for name in found:
        # Of two readings of the same words the one that the gazetteer knows stands.
        if name.span not in unique or (name.found and not unique[name.span].found):
            unique[name.span] = name
    return tuple(unique[span] for span in sorted(unique))[:MAX_NAMES]
