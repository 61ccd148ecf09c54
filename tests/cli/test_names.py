"""Victims' names stay out of what is published."""

from __future__ import annotations

import pytest

from tests.cli.samples import FIRST, FIRST_READING, FIRST_TEXT, SECOND, SECOND_READING, phrase
from tollbook.cli.citations import of_reading
from tollbook.cli.names import Blotter, is_name, may_name, names_in, names_one


@pytest.mark.parametrize("words", ["Karim Vostrikov", "Vostrikov", "Abu al-Hasan", "Maj. Karim Vostrikov", "Ибрагимов"])
def test_names(words: str) -> None:
    """Capitalised words that are no common nouns are taken for a name."""
    assert is_name(words)


@pytest.mark.parametrize("words", ["policeman", "Policeman", "Soldier", "man", "a Karim", "12", ""])
def test_no_names(words: str) -> None:
    """A common noun is no name, also where it begins a sentence or stands in a headline."""
    assert not is_name(words)


def test_which_claims_name_somebody() -> None:
    """Only a claim of one person names anybody: `Dozens` at the start of a sentence does not."""
    named = [claim.id for claim in FIRST_READING.claims + SECOND_READING.claims if names_one(claim)]
    assert named == ["c5", "c4"]


def test_sentences_that_may_name() -> None:
    """A sentence is withheld if it tells of one person beside a capitalised word, or lists names after a cue."""
    withheld = {found.cite for found in of_reading(FIRST, FIRST_READING) if may_name(found, FIRST_READING)}
    assert withheld == {"dera-1.txt#c4", "dera-1.txt#c5"}
    assert [found.cite for found in of_reading(SECOND, SECOND_READING) if may_name(found, SECOND_READING)] == [
        "dera-2.txt#c4"
    ]


def test_a_name_is_blotted_out_wherever_it_stands() -> None:
    """A part of the name is enough, and no part of another word is touched."""
    blotter = Blotter.of(names_in(FIRST_READING))
    assert blotter.blot("Vostrikov of Vostrikovo") == "[name withheld] of Vostrikovo"
    assert Blotter.of([]).blot("Vostrikov") == "Vostrikov"


def test_words_beside_the_noun_are_withheld() -> None:
    """`a policeman, Karim Vostrikov` keeps the policeman and loses the name."""
    (row,) = [
        Blotter.of(()).claim_row({"victims": "x", "sentence": "y", "quote": "policeman"}, found, FIRST_READING)
        for found in of_reading(FIRST, FIRST_READING)
        if found.claim.id == "c4"
    ]
    assert row == {"victims": "[name withheld]", "sentence": "[sentence withheld]", "quote": "policeman"}
    assert phrase(FIRST_TEXT, "Karim Vostrikov").quote not in str(row)
