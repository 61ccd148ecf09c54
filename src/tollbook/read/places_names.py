"""Find the names in a text that may be places: capitalised words, with the common nouns and words beside them.

The gazetteer knows most towns but few villages, streets and clubs; a name it lacks counts where the words around it
make it a place ("in X village", "the 800 block of X Street"). In wire copy in capitals every word has a capital: there
only names that the gazetteer holds, or that such words surround, are taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tollbook.knowledge.countries import of_name, of_people
from tollbook.knowledge.gazetteer import Candidate, lookup
from tollbook.model import Span
from tollbook.read.lexicon import table, words

MAX_GRAM = 4
"""Words in the longest name that is looked up."""

MAX_NAMES = 250
"""Names weighed in one report: a page of listings must not slow the reader."""

_TOKEN = re.compile(
    r"(?:[Aa]l|[Ee]l|[Aa]n|[Aa]d|[Aa]s|[Ee]z|[Aa]t|[Aa]r|[Aa]sh|[Ee]sh)[-–][^\W\d_][\w'’-]*|[^\W\d_](?:\.[^\W\d_])+\.?|[^\W\d_][\w'’-]*|\d+(?:st|nd|rd|th)?"
)
_POSSESSIVE = re.compile(r"['’][sS]$")
_POSSESSIVE_GAP = re.compile(r"^['’][sS]?(?=\s)")
_ABBREVIATED = frozenset({"st", "mt", "ft", "ave", "rd", "dr", "blvd", "n", "s", "e", "w", "ct", "ln"})
_ARTICLED = re.compile(r"(?:al|el|an|ad|as|ez|at|ar|ash|esh|ul|e)[-–][A-Z]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the text with its place; `plain` is it in lower case, `tight` says that only a space stands before it."""

    start: int
    end: int
    text: str
    plain: str
    tight: bool

    @property
    def capital(self) -> bool:
        """Tell whether it is written as a name."""
        return self.text[0].isupper() or _ARTICLED.match(self.text) is not None


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name that may be a place. `span` holds the phrase as written, `name` what is looked up.

    `noun` is the common noun beside it, `lead` the word ahead of the phrase; `found` are the places of that name.
    """

    span: Span
    core: Span
    name: str
    found: tuple[Candidate, ...]
    noun: str | None
    lead: str
    ahead: str
    prep: str
    loose: int
    given: bool
    after: str
    run: int
    titled: bool
    organisation: bool
    shape: str


def tokens_of(text: str) -> list[Token]:
    """Split a text into words and numbers, with their place."""
    out: list[Token] = []
    end = 0
    for found in _TOKEN.finditer(text):
        gap = text[end : found.start()]
        raw = _POSSESSIVE.sub("", found[0]).rstrip("-'’")
        gap = _POSSESSIVE_GAP.sub("", gap)
        tight = (
            bool(out)
            and (not gap.strip() or (gap.strip() == "." and out[-1].plain in _ABBREVIATED))
            and gap.count("\n") <= 1
        )
        out.append(Token(found.start(), found.start() + len(raw), raw, raw.lower(), tight))
        end = found.start() + len(raw)
    return out


def is_capitals(text: str) -> bool:
    """Tell whether a text is wire copy in capitals."""
    letters = [c for c in text[:2000] if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > 0.8 * len(letters)


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(table("place_words")[name])


@cache
def place_nouns() -> dict[str, str]:
    """Give the grade of each common noun of places: point, area, admin2, admin1."""
    raw = table("place_nouns")
    return {noun: grade for grade in ("admin1", "admin2", "area", "point") for noun in raw[grade]}


@cache
def place_ends() -> frozenset[str]:
    """Give every common noun that can close the name of a place."""
    return frozenset(place_nouns()) | _set("streets") | _set("venues")


@cache
def _no_names() -> frozenset[str]:
    """Give words that take a capital and name no place: days, months, faiths, and the actors of wars."""
    times = table("time_words")
    plain = {*times["weekdays"], *times["short_weekdays"], *times["months"], *_set("no_places")}
    return frozenset(plain | {word + "s" for word in plain})


@cache
def _is_people(word: str) -> bool:
    """Tell whether a word names a country's people and not the country: "Syrian", but not "Philippines"."""
    return bool(of_people(word)) and not of_name(word)


@dataclass(frozen=True, slots=True)
class _Text:
    tokens: list[Token]
    capitals: bool

    def common(self, i: int) -> bool:
        """Tell whether a word is no name: a common word, whatever its case."""
        return self.tokens[i].plain in words("place_common")

    def runs(self) -> Iterator[tuple[int, int]]:
        """Yield stretches of words that may belong to one name or several."""
        i = 0
        while i < len(self.tokens):
            if not self._may_open(i):
                i += 1
                continue
            j = i + 1
            while j < len(self.tokens) and self.tokens[j].tight and self._may_go_on(j):
                j += 1
            while j - 1 > i and not self._may_open(j - 1) and self.tokens[j - 1].plain in _set("particles"):
                j -= 1
            yield i, j
            i = j

    def _may_open(self, i: int) -> bool:
        token = self.tokens[i]
        return token.capital and not (self.capitals and self.common(i))

    def _may_go_on(self, j: int) -> bool:
        return self._may_open(j) or (
            self.tokens[j].plain in _set("particles")
            and j + 1 < len(self.tokens)
            and self.tokens[j + 1].tight
            and self._may_open(j + 1)
        )


def _gram(text: str, tokens: list[Token], i: int, j: int) -> str:
    return " ".join(text[tokens[i].start : tokens[j - 1].end].split())


def _known(text: str, t: _Text, i: int, j: int) -> tuple[int, tuple[Candidate, ...], int]:
    """Find the longest name from word `i` on that the gazetteer holds.

    Returns where it ends, its places, and how many letters at its end are a genitive that lost its apostrophe.
    """
    for end in range(min(j, i + MAX_GRAM), i, -1):
        if end == i + 1 and (
            t.common(i)
            or t.tokens[i].plain in _no_names() | _set("titles")
            or len(t.tokens[i].text) < 3
            or _is_people(t.tokens[i].text)
        ):
            return i, (), 0
        if t.tokens[end - 1].plain in _set("particles"):
            continue
        gram = _gram(text, t.tokens, i, end)
        found = lookup(gram)
        if found:
            return end, found, 0
        if (
            gram.endswith("s")
            and len(t.tokens[end - 1].plain) > 4
            and (found := lookup(gram[:-1]))
            and _is_large(found)
        ):
            # "Syrias Idlib": apostrophes get lost on the way.
            return end, found, 1
    return i, (), 0


def _is_large(found: tuple[Candidate, ...]) -> bool:
    return any(c.kind in {"country", "admin1"} or (c.population or 0) > 50_000 for c in found)


def _is_coarse(found: tuple[Candidate, ...]) -> bool:
    kinds = {c.kind for c in found}
    return bool(kinds & {"country", "region"}) or ("admin1" in kinds and "place" not in kinds)


def _beside(t: _Text, j: int, *, coarse: bool) -> tuple[int, str | None]:
    """Take a common noun after the name into the phrase; returns where the phrase ends and the noun.

    In "the West Bank town of X" the noun is of the next name, in "X village of Y" of this one: a province is no village.
    """
    nouns = place_nouns()
    end, noun = j, None
    for k in range(j, min(j + 2, len(t.tokens))):
        if not t.tokens[k].tight:
            break
        if t.tokens[k].plain in nouns or t.tokens[k].plain in _set("venues"):
            if (
                coarse
                and k + 1 < len(t.tokens)
                and t.tokens[k + 1].tight
                and t.tokens[k + 1].plain in {"of", "called", "named"}
            ):
                break
            end, noun = k + 1, t.tokens[k].plain
        elif t.tokens[k].plain not in _set("compass") and t.tokens[k].plain not in {
            "police",
            "refugee",
            "railway",
            "sub",
            "city",
        }:
            break
    return end, noun


def _noun_before(t: _Text, i: int) -> str | None:
    """Give the common noun ahead of a name: "village of X", "town of X"."""
    if i >= 2 and t.tokens[i - 1].plain == "of" and t.tokens[i - 1].tight and t.tokens[i].tight:
        noun = t.tokens[i - 2].plain.removesuffix("s")
        owner = t.tokens[i - 3] if i > 2 and t.tokens[i - 2].tight else None
        owned = (
            owner is not None and owner.capital and not _is_people(owner.text) and not _is_coarse(lookup(owner.text))
        )
        return noun if noun in place_nouns() and not owned else None
    if i >= 1 and t.tokens[i].tight and t.tokens[i - 1].plain in place_nouns() and not t.tokens[i - 1].capital:
        return t.tokens[i - 1].plain
    return None


def _lead(t: _Text, i: int) -> tuple[str, str]:
    """Give the two words ahead of a name, past articles and compass words: ("of", "resident")."""
    k = i - 1
    while (
        k >= 0
        and k > i - 4
        and t.tokens[k + 1].tight
        and (t.tokens[k].plain in {"the", "a", "an"} or t.tokens[k].plain in _set("compass"))
    ):
        k -= 1
    if k < 0 or not t.tokens[k + 1].tight:
        return ("start" if k < 0 else "mark"), ""
    return t.tokens[k].plain, t.tokens[k - 1].plain if k and t.tokens[k].tight else ""


def _preposition(t: _Text, i: int) -> str:
    """Give the preposition or verb that governs a name, past what may stand between: "in the rebel-held town of X"."""
    free = 0
    for k in range(i - 1, max(-1, i - 9), -1):
        if not t.tokens[k + 1].tight:
            return "mark"
        plain = t.tokens[k].plain
        if plain == "of":
            # "in a mostly Christian area of X": whatever stands between "of" and the preposition.
            free = 4
        elif free and (not t.tokens[k].capital or (t.capitals and t.common(k))) and plain not in _set("prepositions"):
            free -= 1
            continue
        if plain in _set("prepositions") and plain != "of":
            return plain
        if not (_is_skipped(t.tokens[k]) or plain in place_nouns()):
            return plain if plain in words("place_common") and len(plain) < 9 else "other"
    return "start"


def _is_skipped(token: Token) -> bool:
    """Tell whether a word may stand between a preposition and its place."""
    plain = token.plain
    bare = token.text[:-1] if plain.endswith("s") else token.text
    return (
        plain in _set("skipped")
        or plain in _set("compass")
        or "-" in plain
        or bool(of_people(token.text))
        or bool(of_name(bare))
    )


def _start(t: _Text, i: int) -> int:
    """Take a compass word ahead of the name into the phrase: "eastern Mosul"."""
    return i - 1 if i and t.tokens[i].tight and t.tokens[i - 1].plain in _set("compass") else i


def _is_given(t: _Text, i: int, j: int) -> bool:
    """Tell whether a given name opens the name or stands right ahead of it."""
    given = words("place_given_names")
    return t.tokens[i].plain in given or (i > 0 and t.tokens[i].tight and t.tokens[i - 1].plain in given and j - i == 1)


def _shape(t: _Text, i: int, j: int) -> str:
    last = t.tokens[j - 1].plain
    if last in _set("streets"):
        return "street"
    if last in _set("venues"):
        return "venue"
    return "noun" if last in place_nouns() else "plain"


def _made(
    text: str, t: _Text, i: int, j: int, run: tuple[int, int], found: tuple[Candidate, ...], genitive: int = 0
) -> PlaceName:
    end, noun = _beside(t, j, coarse=_is_coarse(found))
    start = _start(t, i)
    inside = [t.tokens[k].plain for k in range(*run)]
    lead, ahead = _lead(t, i)
    following = t.tokens[end].plain if end < len(t.tokens) else ""
    return PlaceName(
        span=Span(t.tokens[start].start, t.tokens[end - 1].end - (genitive if end == j else 0)),
        core=Span(t.tokens[i].start, t.tokens[j - 1].end - genitive),
        name=_gram(text, t.tokens, i, j)[: -genitive or None],
        found=found,
        noun=noun or _noun_before(t, start),
        lead=lead,
        ahead=ahead,
        prep=_preposition(t, i),
        given=_is_given(t, i, j),
        loose=sum(not t.common(k) for k in range(*run)) - (j - i),
        after=following if end < len(t.tokens) and t.tokens[end].tight else "mark",
        run=run[1] - run[0],
        titled=(run[0] > 0
        and t.tokens[run[0]].tight
        and t.tokens[run[0] - 1].plain in _set("titles"))
        or any(w in _set("titles") for w in inside[: i - run[0]]),
        organisation=any(w in _set("organisations") for w in inside) or following in _set("organisations"),
        shape=_shape(t, i, j),
    )


def _unknown(text: str, t: _Text, i: int, j: int, run: tuple[int, int]) -> PlaceName | None:
    """Take words that the gazetteer lacks where their neighbours make them a place."""
    while i < j and (t.common(i) and t.tokens[i].plain not in place_nouns()) and j - i > 1:
        i += 1
    while j > i and t.common(j - 1) and t.tokens[j - 1].plain not in place_ends():
        j -= 1
    closed = j - i > 1 and t.tokens[j - 1].capital and t.tokens[j - 1].plain in place_ends()
    if not closed and all(
        t.tokens[k].plain in _no_names() or _is_people(t.tokens[k].text) or t.common(k) for k in range(i, j)
    ):
        return None
    if j <= i or (j - i == 1 and (t.common(i) or _is_people(t.tokens[i].text) or len(t.tokens[i].text) < 3)):
        return None
    made = _made(text, t, i, j, run, ())
    placed = (
        made.prep in _set("prepositions")
        or made.lead in _set("before")
        or made.noun is not None
        or made.shape != "plain"
    )
    if t.capitals and made.noun is None and made.shape == "plain":
        return None
    return made if placed else None


def _in_run(text: str, t: _Text, run: tuple[int, int]) -> Iterator[PlaceName]:
    i, stop = run
    opened = i
    parts = True
    while i < stop:
        end, found, genitive = _known(text, t, i, stop)
        if end == i:
            i += 1
            continue
        if opened < i and (rest := _unknown(text, t, opened, i, run)):
            yield rest
        yield _made(text, t, i, end, run, found, genitive)
        parts = parts and not any(c.kind in {"country", "admin1"} for c in found)
        i = opened = end
    if opened < stop and (rest := _unknown(text, t, opened, stop, run)):
        yield rest
    if (
        parts
        and opened > run[0]
        and stop - run[0] > 1
        and (rest := _unknown(text, t, run[0], stop, run))
        and _is_one_name(rest)
    ):
        yield rest


def _is_one_name(name: PlaceName) -> bool:
    """Tell whether a whole run of capitals is one place, though the gazetteer knows a part of it: "Kechi Baig area"."""
    if name.shape != "plain":
        return True
    return (
        not name.titled and not name.organisation and (name.noun is not None or name.prep in {"in", "at", "near", "on"})
    )


_WORD_BEFORE = re.compile(r"(\w+)\s+(?:the\s+)?$")
_ADDRESS = re.compile(
    r"\b(?P<block>\d+\s+block\s+of\s+)?(?P<number>\d{1,6}\s+)?(?P<name>(?:(?:[NSEW]\.|[A-Z][\w'’]*|\d+(?:st|nd|rd|th)|St\.)\s+){1,4}(?:"
    r"Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Ct|Parkway|Highway|Terrace|Circle|Way)\b\.?)"
    r"|\b(?P<only>\d+\s+block\s+of\s+(?:[A-Z0-9][\w'’.]*\s?){1,4})"
    r"|(?:corner|intersection)\s+of\s+(?P<corner>[A-Z][\w'’]*(?:\s+[A-Z][\w'’]*){0,2}\s+and\s+[A-Z][\w'’]*(?:\s+[A-Z][\w'’]*){0,2}(?:\s+(?:streets|avenues|roads))?)"
)


def _addresses(text: str) -> Iterator[PlaceName]:
    for found in _ADDRESS.finditer(text):
        group = next((g for g in ("only", "corner") if found[g]), None)
        start, end = found.span(group) if group else found.span()
        while end > start and text[end - 1].isspace():
            end -= 1
        span = Span(start, end)
        block = bool(found["block"] or found["number"] or group)
        before = _WORD_BEFORE.search(text, max(0, start - 25), start)
        prep = before[1].lower() if before else "mark"
        yield PlaceName(
            span,
            span,
            span.of(text),
            (),
            None,
            "address",
            "",
            prep,
            0,
            False,
            "",
            0,
            titled=False,
            organisation=False,
            shape="block" if block else "street",
        )


def find_names(text: str, tokens: list[Token] | None = None) -> tuple[PlaceName, ...]:
    """Find all names that may be places, in text order; two may overlap where the words allow two readings."""
    capitals = is_capitals(text)
    t = _Text(tokens_of(text) if tokens is None else tokens, capitals)
    found = [name for run in t.runs() for name in _in_run(text, t, run)]
    if not capitals:
        found += _addresses(text)
    unique = {name.span: name for name in found}
    return tuple(unique[span] for span in sorted(unique))[:MAX_NAMES]
