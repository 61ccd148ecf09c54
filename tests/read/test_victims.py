"""Who was harmed: which words are quoted, and where the text gives a bare number."""

from __future__ import annotations

import pytest

from tests.read.claims import golden_claims, pages_of, victims_of
from tollbook.evaluate.matching import same_party
from tollbook.read.victims import victims_phrase

FLOOR = 0.95
"""Share of the golden sentences' claims whose victims must be right; a little under what the rules reach."""


@pytest.mark.parametrize(
    ("text", "quote", "victims"),
    [
        ("At least 12 young farmers were killed near Dol.", "12", "young farmers"),
        ("The raid left 33 dead in Dol.", "33", None),
        ("Two soldiers were killed and nine wounded near Dol.", "nine", None),
        ("Two soldiers were killed and nine others wounded near Dol.", "nine", "others"),
        ("Raid kills 14 State media", "14", None),
        ("Three Border Watch Force (BWF) troopers were killed near Dol.", "Three", "Border Watch Force (BWF) troopers"),
        ("The mayor's wife was wounded.", "wife", "mayor's wife"),
        ("The bomb killed 12 people, five of them Spaniards.", "five", "Spaniards"),
        ("The bomb hurt 12 people, most of whom were women and children.", "most", "women and children"),
        ("A bomb hit a bus carrying soldiers, killing six of them.", "six", "soldiers"),
        ("Nine policemen were wounded, two of them seriously.", "two", None),
        ("There were no casualties in Dol.", "no", None),
        ("The attack made 9 wounded among the passengers.", "9", "passengers"),
        ("A family of five was killed in Dol.", "five", "family"),
        ("The blast wounded 27, mostly women.", "27", "mostly women"),
        ("Four members of the River Front who had fled were killed.", "Four", "members of the River Front"),
        ("Two men were killed and another was wounded.", "another", None),
        ("The killing of four nuns shocked Dol.", "four", "nuns"),
    ],
)
def test_the_victims_are_quoted(text: str, quote: str, victims: str | None) -> None:
    """The noun phrase is quoted without number and hedge; harm words, outlets and bare numbers give nothing."""
    page, decided = pages_of(text, [quote])
    found = victims_phrase(page.parsed[decided[0].proposal.sentence], decided[0].proposal.mention)
    assert (found.quote if found else None) == victims


def test_golden_sentences_keep_their_victims() -> None:
    """The golden claims' victims are found as well as when the floor was set, and each quote stands in the text."""
    right = []
    for golden in golden_claims():
        for claim, found in zip(golden.claims, victims_of(golden), strict=True):
            assert found is None or found.span.of(golden.page.text) == found.quote
            right.append(same_party(claim["victims"] and claim["victims"]["quote"], found.quote if found else None))
    assert sum(right) / len(right) >= FLOOR
