"""A campaign and the attacks that it answers are two events; a fight, and what one clause counts, is one."""

from __future__ import annotations

import pytest

from tests.read import golden
from tests.read.pages import claim_at, page_of
from tests.read.test_repeats import claim
from tollbook.model import Claim, Kind, Status
from tollbook.read.events import group, links_of
from tollbook.read.learned import Models
from tollbook.read.repeats import scenes
from tollbook.read.scene import may_be_same
from tollbook.read.sides import Camps, camps
from tollbook.read.times import date_of

GROUP, FORCES, CIVILIAN = Status.ARMED_GROUP, Status.STATE_FORCES, Status.CIVILIAN

CAMPAIGN = [
    ("Troops have killed 60 rebels in 36 hours. The attacks had claimed the lives of nine soldiers.", "60", "nine"),
    ("The army said 48 insurgents died in three days of operations, after attacks in which 12 villagers were killed.",
     "48", "12"),
    ("Police killed 31 gunmen in raids since Friday, against 14 guards killed by the attackers.", "31", "14"),
    ("Seven teachers died in the weekend's attacks, and 25 militants were killed in the crackdown that followed.",
     "25", "Seven"),
]  # fmt: skip
ONE_EVENT = [
    ("Two militants and a soldier were killed in three days of raids.", "Two", "soldier"),
    ("Ten rebels died in clashes that lasted two days. Four soldiers were killed in the attack on the post.",
     "Ten", "Four"),
    ("The army said two days ago that 20 rebels were dead. Three soldiers died in the attack, too.", "20", "Three"),
    ("Troops killed 30 rebels in two days of operations. Three soldiers died in the operations.", "30", "Three"),
]  # fmt: skip


def told(text: str, group_word: str, other_word: str) -> tuple[Claim, ...]:
    """Make the two claims of a row, in text order."""
    claims = [claim(text, group_word, 20, status=GROUP), claim(text, other_word, 3, status=FORCES)]
    return tuple(sorted(claims, key=lambda c: c.span))


def sides(text: str, claims: tuple[Claim, ...]) -> Camps:
    """Tell the sides of a text's claims."""
    page = golden.page_of(text)
    (scene,) = scenes(page, claims)
    links = links_of(claims)
    return camps(page, scene, links.group, links.edges)


@pytest.mark.parametrize(("text", "hunted", "attacked"), CAMPAIGN)
def test_a_campaign_stands_apart_from_the_attacks(text: str, hunted: str, attacked: str) -> None:
    """Many acts, or a stretch of days, that cost the group its own are not what the group did."""
    claims = told(text, hunted, attacked)
    assert sides(text, claims).apart == {(0, 1)}
    read, events = group(golden.page_of(text), claims, Models())
    assert len(events) == len({c.event for c in read}) == len(claims)
    by_id = {c.quote: e.kind for c in read for e in events if e.id == c.event}
    assert by_id[attacked] is not Kind.OPERATION


@pytest.mark.parametrize(("text", "hunted", "attacked"), ONE_EVENT)
def test_a_fight_is_one_event(text: str, hunted: str, attacked: str) -> None:
    """What one clause counts, a clash, one operation, and whoever fell in the operations: nothing parts them."""
    assert sides(text, told(text, hunted, attacked)).apart == frozenset()


def test_people_of_no_told_side_go_with_those_among_them() -> None:
    """33 people, 18 civilians among them, are the attacks' dead, though nobody says what the 33 were."""
    text = "Troops killed 60 rebels in two days after attacks that left 33 dead. Of the 33 killed, 18 were civilians."
    whole = claim(text, "33", 33)
    part = claim(text, "18", 18, status=CIVILIAN, part_of=whole.id)
    found = sides(text, (claim(text, "60", 60, status=GROUP), whole, part))
    assert found.apart == {(0, 1), (0, 2)}


def test_nobody_is_part_of_the_other_sides_dead() -> None:
    """A whole that a reader took from the wrong side is dropped."""
    text = "Troops have killed 60 rebels in 36 hours. The attacks had claimed the lives of nine soldiers."
    whole = claim(text, "60", 60, status=GROUP)
    part = claim(text, "nine", 9, status=FORCES, part_of=whole.id)
    read, _ = group(golden.page_of(text), (whole, part), Models())
    assert [c.part_of for c in read] == [None, None]


def test_a_part_in_a_town_does_not_place_the_campaign() -> None:
    """216 in a province, 41 of them in one town: the campaign was in the province."""
    text = (
        "The army said that 216 rebels were killed in Balochistan in a week of operations. "
        "The figure includes the 41 who died in Panjgur."
    )
    whole = claim(text, "216", 216, status=GROUP)
    part = claim(text, "41", 41, status=GROUP, part_of=whole.id)
    _, events = group(golden.page_of(text), (whole, part), Models())
    assert [e.place.quote for e in events if e.place] == ["Balochistan"]


RECALLED = (
    "The attacks of Saturday killed 33 people in the province.\n\n"
    "The line was cut last year after gunmen seized a train on March 11, 2025. "
    "The military said back then that it had killed all 33 attackers. Thirty people died in that hijacking.\n\n"
    "Trains will not run this week."
)


def test_what_was_said_in_earlier_days_is_another_event() -> None:
    """The same number, said of last year's attackers, is not that of Saturday's dead, nor is its day the report's."""
    news = claim(RECALLED, "33", 33)
    then = claim(RECALLED, "33", 33, nth=1, status=GROUP)
    more = claim(RECALLED, "Thirty", 30)
    page = golden.page_of(RECALLED)
    (scene,) = scenes(page, (news, then, more))
    assert [f.recalled for f in scene.facets] == [False, True, True]
    assert not may_be_same(scene.facets[0], scene.facets[1])
    read, _ = group(page, (news, then, more), Models())
    assert read[0].event not in {read[1].event, read[2].event}


def test_a_recalled_event_is_not_of_the_reports_own_days() -> None:
    """A time that stands after what is recalled, or reaches the report's day, is not its time."""
    page = page_of("The army said at the time that three rebels had died. Trains were stopped on Monday.", "2026-02-02")
    date, _ = date_of(page, [claim_at(page, "three")], recalled=True)
    assert date is None
