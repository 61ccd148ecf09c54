"""Which words of a text may be places, and what stands beside them."""

from __future__ import annotations

import pytest

from tollbook.read.places_names import MAX_NAMES, find_names


def phrases(text: str) -> list[str]:
    """Quote the phrases that may be places."""
    return [name.span.of(text) for name in find_names(text)]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("A mine went off near Quetta on Monday.", "Quetta"),
        ("Two men were shot in Kodalpur village of Sukma District.", "Kodalpur village"),
        ("Two men were shot in Kodalpur village of Sukma District.", "Sukma District"),
        ("A shell hit the al-Qusour neighborhood in Deir ez-Zor city.", "al-Qusour neighborhood"),
        ("A shell hit the al-Qusour neighborhood in Deir ez-Zor city.", "Deir ez-Zor city"),
        ("A car bomb went off in eastern Mosul.", "eastern Mosul"),
        ("He was shot in the 800 block of Humboldt Street.", "800 block of Humboldt Street"),
        ("He was shot near the corner of Fern and Olive streets.", "Fern and Olive streets"),
        ("A raid on Syrias Idlib killed two.", "Idlib"),
        ("A raid on Syrias Idlib killed two.", "Syria"),
        ("A BOMB WENT OFF IN SAN PEDRO SULA TODAY.", "SAN PEDRO SULA"),
        ("They attacked CALLUCO VILLAGE at dawn.", "CALLUCO VILLAGE"),
        ("Rebels seized the Kechar Baig area of Quetta.", "Kechar Baig area"),
    ],
)
def test_places_are_found_as_written(text: str, phrase: str) -> None:
    """Each place is quoted as the text writes it, with its noun or compass word."""
    assert phrase in phrases(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The Syrian army killed two.", "Syrian"),
        ("Police arrested two men on Monday.", "Monday"),
        ("Police arrested two men on Monday.", "Police"),
        ("Most were killed in March.", "Most"),
        ("Most were killed in March.", "March"),
        ("Many Kurdish fighters were killed.", "Kurdish"),
        ("Responsibility was claimed by the BLA in a message.", "BLA"),
        ("They are fighters of the XQRT, police said.", "XQRT"),
        ("The name means storm in Balochi, the group said.", "Balochi"),
        ("Forty Killed in Two-Day Sweep of Hills", "Two-Day"),
        ("Gunmen seized the Jaffar Express in March.", "Jaffar Express"),
        ("Toll climbs to 15\nBy Almond Street Gazette", "15\nBy Almond Street"),
        ("Toll climbs to 15\nBy Almond Street Gazette", "Almond Street"),
    ],
)
def test_what_is_no_place_is_left_out(text: str, word: str) -> None:
    """A people, a day, a common word at the head of a sentence: none is a place, though the gazetteer holds some."""
    assert word not in phrases(text)


def test_the_noun_belongs_to_the_name_that_it_describes() -> None:
    """In "the West Bank town of X" X is the town, in "X village of Y" X is the village and Y is not."""
    text = "Troops entered the West Bank town of Nablus."
    assert {n.name: n.noun for n in find_names(text)} == {"West Bank": None, "Nablus": "town"}
    text = "Gunmen attacked nine towns of Balochistan."
    assert {n.name: n.noun for n in find_names(text)} == {"Balochistan": None}
    text = "Two were shot in Kodalpur village of Pulwama."
    assert {n.name: n.noun for n in find_names(text)} == {"Kodalpur": "village", "Pulwama": None}


def test_the_preposition_is_found_past_what_stands_between() -> None:
    """The words "in the rebel-held town of X" places something in X as surely as "in X"."""
    text = "Six were killed in the rebel-held Syrian town of Saraqeb."
    assert next(n.prep for n in find_names(text) if n.name == "Saraqeb") == "in"


def test_people_are_marked_as_people() -> None:
    """A title or a given name ahead of a surname that is also a town speaks against the town."""
    (name,) = (n for n in find_names("A witness, Carlos Lopez, saw it.") if n.name == "Lopez")
    assert name.given
    assert any(n.titled for n in find_names("Commander Hamilton saw it in Paris.") if n.name == "Hamilton")


def test_a_known_name_of_two_words_keeps_its_places() -> None:
    """The whole run of capitals is read as one unknown name only where the gazetteer does not know it as a whole."""
    (name,) = find_names("A bomb went off in Hazara Town on Monday.")
    assert {c.country for c in name.found} == {"PAK"}


def test_spans_quote_the_text_and_names_are_bounded() -> None:
    """Spans point into the text, in order, and a page of listings yields no more than the bound."""
    text = "They came from Quetta, Lahore, Multan and Karachi. " * 200
    names = find_names(text)
    assert len(names) == MAX_NAMES
    assert [n.span for n in names] == sorted(n.span for n in names)


def test_no_text_no_names() -> None:
    """An empty text, and one without letters, have no places."""
    assert find_names("") == ()
    assert find_names("12 345 … 😀") == ()
