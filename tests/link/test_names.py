"""Names that are one, and names that are two."""

from __future__ import annotations

import pytest

from tollbook.link.names import capitalised, inner_names, place_names, same_name, same_party


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khan Sheikhoun", "Khan Shaykhun"),
        ("Deir ez-Zor", "Deir al-Zor"),
        ("al-Mayadin", "Mayadeen"),
        ("Al Quriyah", "al-Quria"),
        ("Rashidin", "al-Rashideen"),
        ("the town of Mastung", "Mastung district"),
    ],
)
def test_two_spellings_of_one_place_are_one_name(one: str, other: str) -> None:
    """Transliteration, articles and words for kinds of places part no reports."""
    assert same_name(*place_names(one), *place_names(other), least=88)


@pytest.mark.parametrize(("one", "other"), [("Gwadar", "Kharan"), ("Homs", "Hama"), ("Panjgur", "Pasni")])
def test_two_places_are_two_names(one: str, other: str) -> None:
    """Names that are merely alike stay apart."""
    assert not same_name(*place_names(one), *place_names(other), least=88)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the Baloch Liberation Army", "BLA", True),
        ("BLA militants", "the BLA", True),
        ("security forces", "Pakistani security forces", True),
        ("the army", "the rebels", False),
        ("", "the army", False),
    ],
)
def test_parties_are_known_by_name_part_or_acronym(one: str, other: str, same: bool) -> None:
    """A party is known under the names that reports give it."""
    assert same_party(one, other) is same


def test_a_list_of_places_gives_each_bare_name() -> None:
    """Each place counts by itself."""
    assert place_names("Quetta, Mastung and the outskirts of Nushki") == ("quetta", "mastung", "nushki")


def test_rare_names_are_written_as_names_and_no_common_word() -> None:
    """Only names can be rare names."""
    assert capitalised("Attack on the Jaffar Express in March") == ("jaffar", "express")


def test_names_within_a_sentence_leave_out_its_first_word_acronyms_and_headlines() -> None:
    """A capital that any word would have there names nothing."""
    assert inner_names("Gunmen took over the Jaffar Express, AFP was told") == ("jaffar", "express")
    assert inner_names("Gunmen Seize Jaffar Express In Bolan") == ()
