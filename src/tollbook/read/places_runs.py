"""A text's words in a row, and the stretches of them that are written as names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tollbook.read.lexicon import words
from tollbook.read.places_tokens import Token
from tollbook.read.places_words import word_set


@dataclass(frozen=True, slots=True)
class Words:
    """A text's words; `capitals` says that it is wire copy in capitals, where a capital tells nothing."""

    text: str
    tokens: list[Token]
    capitals: bool

    def plain(self, i: int) -> str:
        """Return a word in lower case."""
        return self.tokens[i].plain

    def common(self, i: int) -> bool:
        """Tell whether a word is no name: a common word, whatever its case, or several in one: "Two-Day"."""
        plain, known = self.tokens[i].plain, words("place_common")
        return plain in known or ("-" in plain and all(part in known for part in plain.split("-")))

    def tight(self, i: int) -> bool:
        """Tell whether word `i` is there and follows the one before it with only a space between."""
        return 0 < i < len(self.tokens) and self.tokens[i].tight

    def gram(self, i: int, j: int) -> str:
        """Quote words `i` to `j` (exclusive) with single spaces."""
        return " ".join(self.text[self.tokens[i].start : self.tokens[j - 1].end].split())

    def runs(self) -> Iterator[tuple[int, int]]:
        """Yield stretches of words that may belong to one name or several."""
        i = 0
        while i < len(self.tokens):
            if not self._opens(i):
                i += 1
                continue
            j = i + 1
            while self.tight(j) and self._goes_on(j):
                j += 1
            yield i, j
            i = j

    def _opens(self, i: int) -> bool:
        return self.tokens[i].capital and not (self.capitals and self.common(i))

    def _goes_on(self, j: int) -> bool:
        particle = self.tokens[j].plain in word_set("particles")
        return self._opens(j) or (particle and self.tight(j + 1) and self._opens(j + 1))
