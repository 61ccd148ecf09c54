"""Who speaks for whom."""

from __future__ import annotations

import pytest

from tollbook.reconcile.claimants import camp_of, names_in


@pytest.mark.parametrize(
    ("words", "voice"),
    [
        ("ISPR", "the state (PAK)"),
        ("a senior security official", "the state (PAK)"),
        ("chief minister Sarfraz Bugti", "the state (PAK)"),
        ("the Russian defence ministry", "the state (RUS)"),
        ("US military officials", "the state (USA)"),
        ("BLA spokesman Jeeyand Baloch", "the armed group"),
        ("IS", "the armed group"),
        ("the Syrian Observatory for Human Rights", "monitors"),
        ("a monitoring group", "monitors"),
        ("hospital officials", "medics"),
        ("residents", "people on the spot"),
    ],
)
def test_a_role_is_told_by_its_words(words: str, voice: str) -> None:
    """Outlets word it in many ways; the voice is one."""
    camp = camp_of(words, "PAK")
    assert camp is not None
    assert camp.voice == voice


@pytest.mark.parametrize("words", ["a spokesman", "the source", "Karim Dad", "it"])
def test_words_that_tell_no_side_give_none(words: str) -> None:
    """A side is never guessed."""
    assert camp_of(words, "PAK") is None


def test_a_bare_name_speaks_for_whom_the_text_says_he_does() -> None:
    """A name is explained at its first mention only."""
    text = "Chief minister Sarfraz Bugti thanked the troops. Bugti says 145 were killed."
    found = names_in([("Bugti", text, "PAK")]).find("Bugti")
    assert found is not None
    assert found.voice == "the state (PAK)"


def test_a_name_in_apposition_after_the_comma_is_explained_too() -> None:
    """The office may stand behind the name."""
    found = names_in([("Dad", "Karim Dad, a doctor at the clinic, counted nine.", "PAK")]).find("Karim Dad")
    assert found is not None
    assert found.voice == "medics"


def test_a_name_of_two_sides_is_of_none() -> None:
    """Two men may bear one name."""
    both = names_in([("minister Khan", "", "PAK"), ("rebel commander Khan", "", "PAK")])
    assert both.find("Khan") is None
