"""The word lists of this folder, loaded once and compiled."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

SEPARATOR = re.compile(r"\s+[/–—-]\s+|\s*[|•·]\s*")
"""What stands between the parts of a byline: bars and dots anywhere, slashes and dashes only with spaces around."""


def _data(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(files("tollbook.ingest").joinpath("data", "en", name).read_text("utf-8"))
    return loaded


def alternatives(words: Iterable[str]) -> str:
    """Join words into one group of a regular expression, the longest first so that none hides a longer one."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@dataclass(frozen=True, slots=True)
class HeadWords:
    """Words by which the head of a report is understood; data/en/head.schema.json says what each list is for."""

    months: dict[str, int]
    weekdays: dict[str, int]
    dateline_window_days: int
    labels: dict[str, str]
    stamp_opener: re.Pattern[str]
    byline_opener: re.Pattern[str]
    not_a_dateline: frozenset[str]
    outlet_words: frozenset[str]
    outlet_words_after_the: frozenset[str]
    desk_words: frozenset[str]
    agencies: frozenset[str]


@cache
def head_words() -> HeadWords:
    """Load the words of the head of a report."""
    data = _data("head.json")
    return HeadWords(
        months=data["months"],
        weekdays=data["weekdays"],
        dateline_window_days=data["dateline_window_days"],
        labels={word: kind for kind, words in data["labels"].items() for word in words},
        stamp_opener=re.compile(rf"(?:(?:{alternatives(data['stamp_openers'])})\b[\s:]*)+", re.IGNORECASE),
        byline_opener=re.compile(rf"(?:{alternatives(data['byline_openers'])})[\s:]+(?=\w)", re.IGNORECASE),
        not_a_dateline=frozenset(data["not_a_dateline"]),
        outlet_words=frozenset(data["outlet_words"]),
        outlet_words_after_the=frozenset(data["outlet_words_after_the"]),
        desk_words=frozenset(data["desk_words"]),
        agencies=frozenset(data["agencies"]),
    )


@dataclass(frozen=True, slots=True)
class Clutter:
    """What a page holds beside its story; data/en/clutter.schema.json says how each pattern is used."""

    counter: re.Pattern[str]
    whole: re.Pattern[str]
    opener: re.Pattern[str]
    longest_opener_paragraph: int
    shortest_story: int

    def is_counter(self, part: str) -> bool:
        """Tell whether a part of a line only counts views, comments or minutes to read."""
        return self.counter.fullmatch(part.strip()) is not None

    def covers(self, paragraph: str) -> bool:
        """Tell whether a whole paragraph is clutter; one word beside it keeps the paragraph."""
        if len(paragraph) <= self.longest_opener_paragraph and self.opener.match(paragraph):
            return True
        parts = [part.strip() for part in SEPARATOR.split(paragraph) if part.strip()]
        return all(self.counter.fullmatch(part) or self.whole.fullmatch(part) for part in parts)


@cache
def clutter() -> Clutter:
    """Load the patterns of what is no part of a story."""
    data = _data("clutter.json")

    def any_of(patterns: list[str]) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)

    return Clutter(
        counter=re.compile(data["counters"], re.IGNORECASE),
        whole=any_of(data["whole"]),
        opener=any_of(data["openers"]),
        longest_opener_paragraph=data["longest_opener_paragraph"],
        shortest_story=data["shortest_story"],
    )


@dataclass(frozen=True, slots=True)
class PageWords:
    """Where a page writes what it is; data/en/page.schema.json says what each list is for."""

    article_types: frozenset[str]
    published: tuple[str, ...]
    updated: tuple[str, ...]
    title: tuple[str, ...]
    outlet: tuple[str, ...]
    byline: tuple[str, ...]
    beside_the_story: frozenset[str]
    beside_the_story_names: frozenset[str]
    adverts: frozenset[str]
    longest_advert: int


@cache
def page_words() -> PageWords:
    """Load the names of meta elements and the like."""
    data = _data("page.json")
    return PageWords(
        article_types=frozenset(data["article_types"]),
        published=tuple(data["published"]),
        updated=tuple(data["updated"]),
        title=tuple(data["title"]),
        outlet=tuple(data["outlet"]),
        byline=tuple(data["byline"]),
        beside_the_story=frozenset(data["beside_the_story"]),
        beside_the_story_names=frozenset(data["beside_the_story_names"]),
        adverts=frozenset(data["adverts"]),
        longest_advert=data["longest_advert"],
    )


@dataclass(frozen=True, slots=True)
class LanguageWords:
    """Numbers and words by which a text is taken for English; data/en/language.schema.json says what each is."""

    sample: int
    short: int
    sure: float
    hardly: float
    function_words: frozenset[str]
    least_kinds: int
    least_share: float
    creoles: frozenset[str]


@cache
def language_words() -> LanguageWords:
    """Load what tells English from other languages."""
    data = _data("language.json")
    return LanguageWords(
        sample=data["sample"],
        short=data["short"],
        sure=data["sure"],
        hardly=data["hardly"],
        function_words=frozenset(data["function_words"]),
        least_kinds=data["least_kinds"],
        least_share=data["least_share"],
        creoles=frozenset(data["creoles"]),
    )
