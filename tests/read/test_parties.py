"""Who says so, and who did it: the phrases that are proposed, and the one that is chosen."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tollbook.evaluate.matching import same_party
from tollbook.model import Report
from tollbook.read.decide import Decided, spans_of
from tollbook.read.harm import Proposal, propose
from tollbook.read.learned import Models
from tollbook.read.lexicon import table
from tollbook.read.page import Page, open_page
from tollbook.read.parties import CLAIMANT, PERPETRATOR, candidates, choose, parties, shares
from tollbook.read.party_agency import agency
from tollbook.read.party_find import claimant_parties, perpetrator_parties
from tollbook.read.party_words import words_of

GOLDEN = Path(__file__).parents[1] / "golden" / "claims"
FLOORS = {CLAIMANT: 0.93, PERPETRATOR: 0.89}
"""Share of the golden sentences' claims whose party must be right; a little under what the package's models reach."""


def page_of(text: str) -> Page:
    """Open a text as a report without outlet and date."""
    return open_page(Report(id="made", text=text, sha256="", doc_id="made"))


def decided_in(page: Page) -> list[Decided]:
    """Take the first proposal of each mention that a harm word stands by."""
    proposals = [
        p for p in propose(page) if p.cue is not None and p.mention.form.value in {"number", "person", "people"}
    ]
    return [Decided(p, s, 1.0) for p, s in zip(proposals, spans_of(page, proposals), strict=True)]


def proposed(text: str, role: str) -> set[str]:
    """Quote every party that is proposed in the sentences of a text."""
    find = claimant_parties if role == CLAIMANT else perpetrator_parties
    return {party.phrase.quote for parsed in page_of(text).parsed.values() for party in find(words_of(parsed))}


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Four farmers were killed in Corvanian air strikes near Dol.", "Corvanian"),
        ("Cadres of the River Front (RF) shot dead two teachers in Dol.", "Cadres of the River Front (RF)"),
        ("Two men were killed by suspected militants from the northern hills.", "suspected militants"),
        (
            "Two men were killed by suspected militants from the northern hills.",
            "suspected militants from the northern hills",
        ),
        ("Syrian or Russian aircraft bombed the market and killed nine people.", "Syrian or Russian aircraft"),
        ("IS attack on oil field kills 30", "IS"),
    ],
)
def test_a_perpetrators_phrase_is_cut_as_a_reader_would_quote_it(text: str, phrase: str) -> None:
    """Modifiers, brackets and "of …" belong to the phrase; "from …" makes a second one."""
    assert phrase in proposed(text, PERPETRATOR)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Nine people were killed, police and hospital officials said.", "police and hospital officials"),
        ("Six miners shot dead in Dol - residents", "residents"),
        ("According to the district hospital, 21 people were wounded.", "the district hospital"),
        ('"We lost four men who were shot," he said.', "he"),
    ],
)
def test_whoever_speaks_is_proposed_as_claimant(text: str, phrase: str) -> None:
    """A subject of speech, a headline's tail, "according to", and a pronoun where nobody else is there."""
    assert phrase in proposed(text, CLAIMANT)


@pytest.mark.parametrize("role", [CLAIMANT, PERPETRATOR])
def test_no_phrase_loses_its_closing_bracket(role: str) -> None:
    """An acronym in brackets can be a head of its own; its phrase still ends with the bracket."""
    text = "The outlawed Dol Liberation Army (DLA) said that its fighters killed nine soldiers."
    assert [quote for quote in proposed(text, role) if quote.count("(") != quote.count(")")] == []


def test_a_bare_weapon_is_nobody() -> None:
    """A missile is not responsible; whoever fired it is."""
    assert "a missile" not in proposed("Two people were killed when a missile hit a school.", PERPETRATOR)


@pytest.mark.parametrize(
    ("text", "quote", "how"),
    [
        ("Rebels attacked the post and killed two guards.", "Rebels", "attacks"),
        ("Two guards were killed by rebels.", "rebels", "by attack"),
        ("Two guards were killed in rebel shelling.", "rebel", "attributive"),
        ("Police arrested a teacher after two killings.", "a teacher", "accused"),
    ],
)
def test_the_way_a_party_acts_is_named(text: str, quote: str, how: str) -> None:
    """The name of the act is what the model learns from, more than from the words."""
    (parsed,) = page_of(text).parsed.values()
    words = words_of(parsed)
    found = {party.phrase.quote: agency(words, party).name for party in perpetrator_parties(words)}
    assert found[quote] == how


def test_nobody_is_weighed_last_for_every_claim() -> None:
    """That the text names none is a party of its own, so each claim has at least that one."""
    page = page_of("Two guards were killed by rebels in Dol. Three people were wounded.")
    for role in (CLAIMANT, PERPETRATOR):
        groups = candidates(page, decided_in(page), role)
        assert groups
        assert all(group[-1][0] is None and all(party for party, _ in group[:-1]) for group in groups)


def test_no_claims_have_no_parties() -> None:
    """A report without claims asks no model."""
    assert parties(page_of("Two guards were killed."), [], CLAIMANT, Models({})) == []


def test_nobody_must_lead_by_the_handicap() -> None:
    """Where nobody and a party are close, the party is named; where nobody leads clearly, none is."""
    page = page_of("Two guards were killed by rebels.")
    group = candidates(page, decided_in(page)[:1], PERPETRATOR)[0]
    low = [-9.0] * (len(group) - 2)
    assert choose(group, [*low, 0.0, 0.05], 0.1) is not None
    assert choose(group, [*low, 0.0, 2.0], 0.1) is None


def test_shares_add_up_to_one() -> None:
    """Scores of any size become shares; the largest score has the largest share."""
    found = shares([-800.0, 0.0, 700.0])
    assert sum(found) == pytest.approx(1.0)
    assert max(found) == found[2]


def test_the_word_lists_hold_plain_words() -> None:
    """Every list is lower case but for acronyms, says no word twice, and no word stands on two sides."""
    lists = {name: words.split() for name, words in table("parties").items() if isinstance(words, str)}
    for name, words in lists.items():
        assert len(words) == len(set(words)), name
        assert name == "acronyms" or all(word == word.lower() for word in words), name
    sides = [word for words in table("parties")["sides"].values() for word in words.split()]
    assert len(sides) == len(set(sides))


def _given(page: Page, row: dict[str, Any]) -> list[tuple[Decided, dict[str, Any]]]:
    """Pair a golden row's claims with the proposals that say the same."""
    proposals = list(propose(page))
    spans = spans_of(page, proposals)
    out = []
    for claim in row["claims"]:
        start = -1
        for _ in range(claim["nth"] + 1):
            start = row["text"].index(claim["quote"], start + 1)
        end = start + len(claim["quote"])

        def says(i: int, claim: dict[str, Any] = claim, start: int = start, end: int = end) -> bool:
            p: Proposal = proposals[i]
            return (
                p.harm.value == claim["harm"]
                and spans[i].start < end
                and start < spans[i].end
                and (list(p.mention.value) or None) == claim["value"]
            )

        found = next(filter(says, range(len(proposals))), None)
        if found is not None and not claim.get("self"):
            out.append((Decided(proposals[found], spans[found], 1.0), claim))
    return out


@cache
def _golden() -> tuple[tuple[Page, list[tuple[Decided, dict[str, Any]]]], ...]:
    rows = [
        json.loads(line) for file in sorted(GOLDEN.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()
    ]
    pages = [(page_of(row["text"]), row) for row in rows if row["claims"]]
    return tuple((page, _given(page, row)) for page, row in pages)


@pytest.mark.parametrize("role", [CLAIMANT, PERPETRATOR])
def test_the_golden_sentences_parties_are_found(role: str) -> None:
    """The models, which have not learned from these sentences, name their parties, or rightly none."""
    right = [
        same_party(claim[role], phrase.quote if phrase else None)
        for page, given in _golden()
        for phrase, (_, claim) in zip(parties(page, [d for d, _ in given], role, Models()), given, strict=True)
    ]
    assert sum(right) / len(right) >= FLOORS[role]
