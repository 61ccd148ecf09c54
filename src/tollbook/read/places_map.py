"""The places of one report, read once for all of its events: names, chains, countries, and which names are people's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tollbook.knowledge.names import fold
from tollbook.read.lexicon import words
from tollbook.read.places_country import Nations, country_of, weigh
from tollbook.read.places_grades import chain_links, chain_positions, grade
from tollbook.read.places_names import PlaceName, find_names
from tollbook.read.places_tokens import Token, tokens_of
from tollbook.read.places_words import word_set

_SAYS = frozenset({"said", "says", "told", "was", "alias"})


@dataclass(frozen=True)
class Map:
    """The places of one report, by the number of each name in text order.

    `settled` is the country that each name means, `keys` the folded name by which its occurrences meet, `counts` and
    `placed` how often it occurs, and how often where a preposition places something. `finer` holds pairs of names, the
    finer ahead of what it lies in; `chain` each name's place in its chain and the chain's length.
    """

    names: tuple[PlaceName, ...]
    nations: Nations
    settled: tuple[str | None, ...]
    keys: tuple[str, ...]
    grades: tuple[int, ...]
    counts: Counter[str]
    placed: Counter[str]
    links: tuple[bool, ...]
    chain: tuple[tuple[int, int], ...]
    finer: frozenset[tuple[str, str]]
    people: frozenset[str]

    def is_placed(self, i: int) -> bool:
        """Tell whether a preposition or verb places something at a name."""
        return self.names[i].prep in word_set("placing")


def _surnames(tokens: Sequence[Token]) -> frozenset[str]:
    """Gather the last names of people: after a given name or a title, or ahead of an age or of "said"."""
    out: set[str] = set()
    for before, here, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if not (here.capital and before.capital and here.tight):
            continue
        told = after.text[:1].isdigit() or after.plain in _SAYS or before.plain in word_set("titles")
        if told or before.plain in words("place_given_names"):
            out.add(fold(here.text))
    return frozenset(out)


@lru_cache(maxsize=4)
def map_of(text: str) -> Map:
    """Read the places of a text once; its events are asked for one after another."""
    tokens = tokens_of(text)
    names = find_names(text, tokens)
    nations = weigh(text, tokens, names)
    settled = tuple(country_of(n.found, nations) for n in names)
    keys = tuple(fold(n.name) for n in names)
    links = chain_links(text, names)
    return Map(
        names=names,
        nations=nations,
        settled=settled,
        keys=keys,
        grades=tuple(grade(n, country) for n, country in zip(names, settled, strict=True)),
        counts=Counter(keys),
        placed=Counter(
            key for key, n in zip(keys, names, strict=True) if n.prep in word_set("placing") or n.shape == "block"
        ),
        links=links,
        chain=chain_positions(links),
        finer=frozenset((keys[i], keys[i + 1]) for i, linked in enumerate(links) if linked),
        people=_surnames(tokens),
    )
