"""How claims become events: which belong together, what kind each is, and which are history."""

from __future__ import annotations

import pytest

from tests.read import golden
from tests.read.golden import Golden
from tests.read.test_repeats import claim
from tollbook.model import Claim, Harm, Kind
from tollbook.read.events import Links, event_groups, first_told, group, is_background, links_of, shared_past
from tollbook.read.facets import facets
from tollbook.read.kinds import MAX_WORDS, kind_of, label_of
from tollbook.read.learned import Models
from tollbook.read.lexicon import table

EXACT_SHARE = 0.8
"""The part of the golden reports whose events must all be right."""


def together(claims: tuple[Claim, ...]) -> list[int]:
    """Name each claim's event by its first claim, so that ids play no part."""
    first: dict[str, int] = {}
    return [first.setdefault(c.event, i) for i, c in enumerate(claims)]


def test_most_golden_reports_have_their_events_right() -> None:
    """The reader tells the events apart in most of the short reports."""
    wrong = [g.id for g in golden.rows() if together(g.claims) != together(golden.read(g)[0])]
    assert len(wrong) <= (1 - EXACT_SHARE) * len(golden.rows()), wrong


def test_most_golden_reports_have_their_history_right() -> None:
    """The reader tells news from history in most of the short reports."""
    wrong = []
    for g in golden.rows():
        claims, events = golden.read(g)
        past = {e.id: e.background for e in events}
        if [c.event in g.background for c in g.claims] != [past[c.event] for c in claims]:
            wrong.append(g.id)
    assert len(wrong) <= (1 - EXACT_SHARE) * len(golden.rows()), wrong


@pytest.mark.parametrize("row", golden.rows(), ids=lambda g: g.id)
def test_events_are_consistent(row: Golden) -> None:
    """Every claim has an event that exists, repeats share theirs, and ids count up in text order."""
    claims, events = golden.read(row)
    assert [c.id for c in claims] == [c.id for c in row.claims]
    assert [e.id for e in events] == [f"e{i + 1}" for i in range(len(events))]
    assert list(dict.fromkeys(c.event for c in claims)) == [e.id for e in events]
    by_id = {c.id: c for c in claims}
    assert all(c.event == by_id[c.same_as].event for c in claims if c.same_as)
    assert all(0 < len(e.label.split()) <= MAX_WORDS for e in events)


def test_no_claims_no_events() -> None:
    """A report without claims has no events."""
    assert group(golden.page_of("Nothing happened."), [], Models()) == ((), ())


def test_repeats_stay_together_against_all_scores() -> None:
    """No pair of scores can part claims that count the same people."""
    low = {(0, 1): 0.0, (0, 2): 0.0, (1, 2): 0.0}
    assert event_groups(Links([0, 0, 2], set()), low, 0.5) == [0, 0, 2]


def test_a_part_leans_to_its_whole() -> None:
    """In doubt a part is of its whole's event; where the scores speak clearly against it, it is not."""
    links = Links([0, 1], {(1, 0)})
    assert event_groups(links, {(0, 1): 0.4}, 0.5) == [0, 0]
    assert event_groups(links, {(0, 1): 0.02}, 0.5) == [0, 1]


def test_an_event_is_history_by_the_mean_of_its_claims() -> None:
    """One claim in doubt does not make an event history, nor save it."""
    assert is_background([0, 0, 2], [0.9, 0.3, 0.2], 0.5) == [True, True, False]


def test_news_told_again_is_still_news() -> None:
    """A repeat late in the report takes the score of its first telling; what tells events apart takes the mean."""
    links = Links([0, 0, 2], set())
    assert first_told(links, [0.1, 0.9, 0.5]) == [0.1, 0.1, 0.5]
    assert shared_past(links, [0.1, 0.9, 0.5]) == [0.5, 0.5, 0.5]


def test_links_name_how_claims_are_related() -> None:
    """Repeats, parts and siblings are told apart."""
    row = next(g for g in golden.rows() if any(c.part_of for c in g.claims) and len(g.claims) > 2)
    links = links_of(row.claims)
    assert {links.between(0, 1), links.between(0, 2)} == {"part"}
    assert links.between(1, 2) == "siblings"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("An air strike killed 4 people in Hadrin.", Kind.AIR_STRIKE),
        ("A suicide bomber killed 4 people at a checkpoint.", Kind.SUICIDE_BOMBING),
        ("Mortar shells killed 4 people in the old town.", Kind.SHELLING),
        ("A roadside bomb killed 4 soldiers.", Kind.BOMBING),
        ("A land mine killed 4 farmers.", Kind.LANDMINE),
        ("Gunmen shot dead 4 men in a shop.", Kind.SHOOTING),
        ("A gun battle between troops and rebels left 4 dead.", Kind.CLASH),
        ("Sarin gas killed 4 people in the village.", Kind.CHEMICAL),
        ("A mob killed 4 people during a protest.", Kind.RIOT),
        ("The rebels beheaded 4 captives.", Kind.EXECUTION),
        ("Attackers with knives and machetes killed 4 guards.", Kind.STABBING),
        ("More than 4 have been killed since March 2011.", Kind.PERIOD),
        ("In all 4 people were killed in the region this year.", Kind.PERIOD),
        ("In the past six months 4 people were killed in the region.", Kind.PERIOD),
        ("Over the past two days 4 people were killed in clashes.", Kind.CLASH),
        ("The attack left 4 dead. The attack began with a bomb.", Kind.ATTACK),
        ("The attackers used a bomb in the attack that killed 4 guards.", Kind.BOMBING),
        ("There were 4 dead in the house.", None),
    ],
)
def test_the_words_around_a_count_say_what_happened(text: str, kind: Kind | None) -> None:
    """The kind is the one that the words name; without such words it is not told."""
    page = golden.page_of(text + " It was a report of 3 May 2016.")
    assert kind_of(page, facets(page, [claim(text, "4", 4)])) is kind


@pytest.mark.parametrize(
    ("harm", "kind"),
    [(Harm.ABDUCTED, Kind.ABDUCTION), (Harm.DETAINED, Kind.ARREST), (Harm.DISPLACED, Kind.DISPLACEMENT)],
)
def test_some_harms_are_a_kind_by_themselves(harm: Harm, kind: Kind) -> None:
    """Whoever is detained was arrested, whatever else the sentence tells."""
    text = "After the bombing 4 people were led away."
    page = golden.page_of(text)
    assert kind_of(page, facets(page, [claim(text, "4", 4, harm=harm)])) is kind


@pytest.mark.parametrize(
    ("kind", "place", "label"),
    [
        (Kind.AIR_STRIKE, "Hadrin", "Air strike in Hadrin"),
        (Kind.PERIOD, None, "Toll of a period"),
        (None, "Hadrin", "Killing in Hadrin"),
        (Kind.SUICIDE_BOMBING, "the old market of upper Hadrin town", "Suicide bombing in the old market"),
    ],
)
def test_labels_say_what_and_where(kind: Kind | None, place: str | None, label: str) -> None:
    """A label names the kind and the place, in at most six words, and nobody."""
    text = "4 people were killed."
    assert label_of(kind, [claim(text, "4", 4)], place) == label


def test_kind_cues_are_clean() -> None:
    """Every kind of the list exists, has a label, and cues in lower case."""
    listed = table("event_kinds")
    assert [Kind(kind) for kind, _ in listed["cues"]]
    assert set(listed["labels"]) == {k.value for k in Kind}
    assert set(listed["harm_labels"]) == {h.value for h in Harm}
    assert {Kind(k) for k in listed["by_harm"].values()} <= set(Kind)
    for cues in [*(cues for _, cues in listed["cues"]), listed["period"], *table("event_background").values()]:
        assert all(c == c.lower() and c.strip() for c in cues)
