"""Which language a text is in."""

from __future__ import annotations

import pytest

from tollbook.ingest.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nine people were killed in an attack on the town's market on Tuesday, the police said.", "en"),
        ("NINE PEOPLE KILLED IN MARKET ATTACK IN VANTRY ON TUESDAY, POLICE SAID IN A STATEMENT", "en"),
        ("Nine killed in Vantry", None),
        ("14", None),
        ("", None),
        (
            "They took Sóc Trăng, Bạc Liêu and Vĩnh Long in the delta, Đà Lạt on the plain and Pleiku as well as Huế.",
            "en",
        ),
        ("Neun Menschen sind bei einem Anschlag auf einen Markt getötet worden, teilte die Polizei mit.", "de"),
        ("Neuf personnes ont été tuées dans l'attaque du marché, selon la police de la ville.", "fr"),
        ("Gunmen don kill nine pipo for market wey dey for Vantry, na so police tok for Tuesday morning", "pcm"),
        ("Девять человек погибли", "ru"),
        ("قتل تسعة أشخاص في هجوم على السوق", "ar"),
    ],
)
def test_language(text: str, language: str | None) -> None:
    """English unless another language is clear; capitals and foreign names do not make a text foreign."""
    assert language_of(text) == language
