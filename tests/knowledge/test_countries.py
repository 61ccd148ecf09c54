"""Countries by the words of the news, and the tables that hold them."""

from __future__ import annotations

import pytest

from tollbook.knowledge.countries import first_names, of_name, of_people
from tollbook.knowledge.gazetteer import KINDS
from tollbook.knowledge.names import fold, without_article
from tollbook.knowledge.tables import names, rows


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("Pakistani", ("PAK",)), ("Pakistanis", ("PAK",)), ("Syrian", ("SYR",)), ("French", ("FRA",)),
        ("Swiss", ("CHE",)), ("Burkinabe", ("BFA",)),
        ("Nigerian", ("NGA",)), ("Nigerien", ("NER",)), ("Congolese", ("COG", "COD")), ("Ivorian", ("CIV",)),
        ("South Sudanese", ("SSD",)), ("table", ()),
    ],
)  # fmt: skip
def test_words_for_people_lead_to_their_country(word: str, codes: tuple[str, ...]) -> None:
    """An adjective or a plural names its country; one of two countries gives both."""
    assert of_people(word) == codes


@pytest.mark.parametrize(
    ("name", "code"), [("Burma", "MMR"), ("Cote d'Ivoire", "CIV"), ("U.S.", "USA"), ("Zaire", "COD")]
)
def test_former_and_short_names_are_known(name: str, code: str) -> None:
    """The news of thirty years uses names that maps have dropped."""
    assert of_name(name) == (code,)


def test_every_row_of_countries_is_whole() -> None:
    """A code of three capitals, at least one name, at least one word for its people; no code twice."""
    table = list(rows("countries"))
    assert all(len(row) == 3 for row in table)
    assert all(len(code) == 3 and code.isupper() for code, *_ in table)
    assert all(names(called) and names(people) for _, called, people in table)
    assert len({code for code, *_ in table}) == len(table) == len(first_names())


def test_every_row_of_the_overlay_is_whole_and_has_its_source() -> None:
    """Seven cells: names, a kind of the list, a known country, a province or none, coordinates on earth, a source."""
    for row in rows("overlay"):
        called, kind, country, _, lat, lon, source = row
        assert names(called)
        assert kind in KINDS
        assert country in first_names()
        assert -90 <= float(lat) <= 90
        assert -180 <= float(lon) <= 180
        assert source


def test_short_forms_of_states_are_unique() -> None:
    """No short form stands for two states."""
    forms = [form for cell, _ in rows("us_states") for form in names(cell)]
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize(
    ("name", "folded"),
    [("Al-Qardāḩah", "al qardahah"), ("Dar'a", "dara"), ("Łódź", "lodz"), ("İzmir", "izmir"), ("Москва", ""), ("", "")],
)
def test_folding(name: str, folded: str) -> None:
    """Folding keeps Latin letters and digits alone; a name in another script folds to nothing."""
    assert fold(name) == folded


def test_folding_twice_is_folding_once() -> None:
    """A folded name folds to itself."""
    for name in ("Al-Qardāḩah", "Côte d'Ivoire", "U.S.", "Cox's Bazar"):
        assert fold(fold(name)) == fold(name)


def test_the_article_is_stripped_only_from_a_name_that_stays_one() -> None:
    """Of "al bab" Bab is left; "as" alone, or what would leave two letters, is left as it is."""
    assert without_article("al bab") == "bab"
    assert without_article("al as") == "al as"
    assert without_article("paso") == "paso"
