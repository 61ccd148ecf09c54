"""What relating claims needs to know of each: the words that name the harmed, and the words around the count.

A facet is plain data, so that comparing two claims is cheap; sentences without a parse get by on words alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tollbook.read.facet_words import (
    SentenceWords,
    classes_of,
    content_of,
    is_place_like,
    lower_tokens,
    people_by_word,
    sentence_words,
    titles,
    tokens_of,
)
from tollbook.read.lexicon import table
from tollbook.read.moments import Moment, moments

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tollbook.model import Claim
    from tollbook.read.page import Page
    from tollbook.read.sentences import Sentence

_WHERE = re.compile(r"\b(?:in|at|near|outside|around|from)\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}?([A-Z][\w-]+)")
_AGE = re.compile(r"(?<![\w,.])(\d{1,2})(?:-year-old|\s+year(?:s)?\s+old|(?=,))")
_RECALLED = re.compile(
    r"\b(?:said|announced|reported|claimed|stated|counted)\s+(?:back then|at th(?:e|at) time)\b", re.IGNORECASE
)
"""A statement of another time than the report's: whatever it counts is not of the news."""
_OF_THAT = re.compile(
    r"\bin th(?:at|ose) (?:\w+ )?(?:attacks?|assault|bombings?|hijacking|siege|massacre|raids?|blasts?|shootings?)\b",
    re.IGNORECASE,
)
"""Words that take up what the sentence before tells of."""
AGE_REACH = 45
"""How many characters around a person's word an age may stand."""
NEAR = 7
"""How many words on either side of a count are its surroundings."""
MAX_CLIMB = 14
"""How many steps up the parse the verb that governs a count is looked for."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One claim as the comparisons see it. Words are lower case.

    `before` and `after` are the words around the count within its sentence, nearest first; `fresh` counts the names of
    its sentence that no earlier sentence with a claim holds; `path` are the parse's tokens from the count up to the
    root, `links` the names of the steps between them, `subject` who does what the verb says: empty without a parse.
    """

    claim: Claim
    order: int
    sentence: int
    paragraph: int
    title: bool
    kind: str
    head: str
    classes: frozenset[str]
    victims: frozenset[str]
    names: frozenset[str]
    before: tuple[str, ...]
    after: tuple[str, ...]
    opening: tuple[str, ...]
    content: frozenset[str]
    places: frozenset[str]
    times: frozenset[str]
    where: str | None
    moment: Moment | None
    fresh: int
    ages: frozenset[str]
    near: frozenset[str]
    subject: frozenset[str]
    verb: str | None
    root: str | None
    helpers: str
    path: tuple[int, ...]
    links: tuple[str, ...]
    recalled: bool

    @property
    def low(self) -> int | None:
        """The number, or the lower end of a range; None where the word is vague."""
        return self.claim.value[0] if self.claim.value else None

    @property
    def size(self) -> float | None:
        """The number, or the rough size of a vague word ("dozens"), for comparing alone: it is never stored."""
        if self.low is not None:
            return float(self.low)
        sizes = [table("repeat_sizes").get(word) for word in lower_tokens(self.claim.quote)]
        return max((float(s) for s in sizes if s is not None), default=None)


def _names(victims: Sequence[str], known: dict[str, frozenset[str]]) -> frozenset[str]:
    """Keep the words that are written like names and name no class of people."""
    return frozenset(t.lower() for t in victims if t[:1].isupper() and len(t) > 1 and t.lower() not in known)


def _kind(claim: Claim, classes: frozenset[str], names: frozenset[str]) -> str:
    """Sort the word that carries the count: a number, one person's noun or name, a pronoun, a vague word."""
    quote = claim.quote.lower()
    own = classes_of([quote])
    if own & {"pronoun", "quantifier"}:
        return "pronoun" if claim.value else "quantifier"
    if not claim.value:
        return "noun" if classes & own else "vague"
    if claim.value != (1,):
        return "number"
    return "name" if names & set(lower_tokens(claim.quote)) else "noun"


def _climb(page: Page, sentence: Sentence, claim: Claim) -> list[Token]:
    """Follow the parse from the count's word up to the root; empty where the sentence was not parsed."""
    parsed = page.parsed.get(sentence.index)
    if parsed is None:
        return []
    inside = claim.span.start - sentence.span.start
    token = next((t for t in parsed.doc if t.idx + len(t) > inside), None)
    steps: list[Token] = []
    while token is not None and len(steps) < MAX_CLIMB:
        steps.append(token)
        token = None if token.head.i == token.i else token.head
    return steps


def _subject(steps: Sequence[Token]) -> frozenset[str]:
    """Gather the words of the governing verb's subject: mostly who did it, or who said it."""
    verb = next((t for t in steps if t.pos_ == "VERB"), None)
    if verb is None:
        return frozenset()
    return content_of(w.lower_ for c in verb.children if c.dep_ in {"nsubj", "agent"} for w in c.subtree)


def _helpers(steps: Sequence[Token]) -> str:
    """Join the helping words of the governing verb: "had been", "was"; empty for a plain past."""
    verb = next((t for t in steps if t.pos_ == "VERB"), None)
    return "" if verb is None else " ".join(c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"})


def _where(page: Page, claim: Claim, sentence: Sentence, beside: Sequence[Claim]) -> str | None:
    """Find the name after "in" or the like that stands in a claim's own stretch of its sentence, the nearest first."""
    stop = min((c.span.start for c in beside if c.span.start > claim.span.end), default=sentence.span.end)
    start = max((c.span.end for c in beside if c.span.end < claim.span.start), default=sentence.span.start)
    for stretch in (page.text[claim.span.end : stop], page.text[start : claim.span.start]):
        named = [m[1].lower() for m in _WHERE.finditer(stretch) if is_place_like(m[1])]
        if named:
            return named[0]
    return None


def _ages(page: Page, claim: Claim, sentence: Sentence) -> frozenset[str]:
    """Find the ages told with a person: "17-year-old", "Khan, 34,"."""
    start = max(sentence.span.start, claim.span.start - AGE_REACH)
    return frozenset(_AGE.findall(page.text[start : min(sentence.span.end, claim.span.end + AGE_REACH)]))


def _is_recalled(page: Page, sentence: Sentence) -> bool:
    """Tell whether a sentence gives what was said in earlier days, or goes on with it: "in that hijacking"."""
    said = page.words_of(sentence.span)
    if sentence.index and _OF_THAT.search(said):
        said += page.words_of(page.sentences[sentence.index - 1].span)
    return _RECALLED.search(said) is not None


def _facet(
    page: Page,
    claim: Claim,
    *,
    order: int,
    sentence: Sentence,
    told: SentenceWords,
    title: bool,
    moment: Moment | None,
    where: str | None,
) -> Facet:
    victims = tokens_of(f"{claim.quote} {claim.victims.quote if claim.victims else ''}")
    lower = [t.lower() for t in victims]
    names = _names(victims, people_by_word())
    steps = _climb(page, sentence, claim)
    classes = classes_of(lower)
    before = tuple(lower_tokens(page.text[sentence.span.start : claim.span.start])[::-1][:NEAR])
    after = tuple(lower_tokens(page.text[claim.span.end : sentence.span.end])[:NEAR])
    phrase = lower_tokens(claim.victims.quote if claim.victims else claim.quote)
    return Facet(
        claim=claim,
        order=order,
        sentence=sentence.index,
        paragraph=sentence.paragraph,
        title=title,
        kind=_kind(claim, classes, names),
        head=phrase[-1] if phrase else "",
        classes=classes,
        victims=content_of(lower),
        names=names,
        before=before,
        after=after,
        opening=told.opening,
        content=told.content,
        places=told.places - names,
        times=told.times,
        where=where,
        moment=moment,
        fresh=told.fresh,
        ages=_ages(page, claim, sentence) if claim.value == (1,) else frozenset(),
        near=content_of((*before, *after)),
        subject=_subject(steps),
        verb=next((t.lemma_.lower() for t in steps if t.pos_ == "VERB"), None),
        root=steps[-1].lemma_.lower() if steps and steps[-1].dep_ == "ROOT" else None,
        helpers=_helpers(steps),
        path=tuple(t.i for t in steps),
        links=tuple(t.dep_ for t in steps),
        recalled=_is_recalled(page, sentence),
    )


def facets(page: Page, claims: Sequence[Claim]) -> tuple[Facet, ...]:
    """Look at each claim of a report, in the order given (text order)."""
    at = [page.sentence_at(c.span.start) for c in claims]
    told: dict[int, SentenceWords] = {}
    known: frozenset[str] = frozenset()
    for s in at:
        if s.index not in told:
            told[s.index] = sentence_words(page.words_of(s.span), known)
            known |= told[s.index].content
    first = told.get(0) or sentence_words(page.words_of(page.sentences[0].span)) if at else None
    heads = titles(first, told) if first else frozenset[int]()
    when = moments(page, claims)
    beside: dict[int, list[Claim]] = {}
    for c, s in zip(claims, at, strict=True):
        beside.setdefault(s.index, []).append(c)
    return tuple(
        _facet(
            page,
            c,
            order=i,
            sentence=s,
            told=told[s.index],
            title=s.index in heads,
            moment=m,
            where=_where(page, c, s, beside[s.index]),
        )
        for i, (c, s, m) in enumerate(zip(claims, at, when, strict=True))
    )
