"""What the harmed were: the words that tell it, the names in a list, the claims that lend it to one another."""

from __future__ import annotations

import pytest

from tests.read.claims import golden_claims, pages_of, settled
from tollbook.model import Status
from tollbook.read.decide import Decided
from tollbook.read.page import Page
from tollbook.read.status_lending import LENT, kin, lend
from tollbook.read.status_names import called, named_status
from tollbook.read.status_rows import STATUSES, rows, told_statuses
from tollbook.read.status_scene import Part, groups_of, scene
from tollbook.read.status_words import status_of_words
from tollbook.read.victims import victims_phrase

FLOOR = 0.85
"""Share of the golden sentences' claims whose status must be right; a little under what the package's model reaches."""


def told_in(page: Page, decided: list[Decided]) -> list[str | None]:
    """Return what the words tell of each claim, the model left out."""
    victims = [victims_phrase(page.parsed[d.proposal.sentence], d.proposal.mention) for d in decided]
    return [status for status, _ in told_statuses(page, decided, victims, scene(page))]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("security personnel", "state_forces"),
        ("women and children", "civilian"),
        ("a former rebel commander", "civilian"),
        ("Islamic State fighters", "armed_group"),
        ("state fighters", "state_forces"),
        ("fighters loyal to the president", "state_forces"),
        ("tribal leaders", "civilian"),
        ("PKK soldiers", "armed_group"),
        ("members of the presidential guard", "state_forces"),
        ("the driver of a minister", "civilian"),
        ("people", None),
        ("who is leader of the choir", None),
    ],
)
def test_words_tell_a_status(words: str, status: str | None) -> None:
    """The words of a phrase tell what the people are, whatever their order in the table; bare people tell nothing."""
    assert status_of_words(words) == status


@pytest.mark.parametrize(
    ("text", "quotes", "status"),
    [
        ("Four soldiers were killed and nine others wounded near Dol.", ["Four", "nine"], "state_forces"),
        ("Three rebels were killed and five wounded near Dol.", ["Three", "five"], "armed_group"),
        ("Six people were killed and five wounded near Dol.", ["Six", "five"], None),
        ("At least 70 regime and rebel fighters were killed near Dol.", ["70"], "mixed"),
        ("Three people, a policeman and two shopkeepers, were killed in Dol.", ["Three"], "mixed"),
        ("The shell killed 33 people, mostly women, in Dol.", ["33"], "civilian"),
        ("Mines killed 14 bark strippers near Dol.", ["14"], "civilian"),
        ("Half of the wounded were conscripts.", ["Half"], "state_forces"),
        ("Two men were killed in Dol.", ["Two"], None),
    ],
)
def test_a_claim_s_words_tell(text: str, quotes: list[str], status: str | None) -> None:
    """A count takes its noun's status, a bare count that of the one before it, a list behind a count makes it mixed."""
    page, decided = pages_of(text, quotes)
    assert told_in(page, decided)[-1] == status


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("The constables Bran Kole, Ned Ruck and Tam Voss were killed.", "Tam", ("state_forces", "noun")),
        ("The policemen were identified as Bran Kole, Ned Ruck and Tam Voss.", "Ned", ("state_forces", "subject")),
        ("The deceased were identified as Bran Kole and Ned Ruck.", "Ned", (None, "victims")),
        ("Police identified the dead as Bran Kole and Ned Ruck.", "Ned", (None, "victims")),
        ("Then Bran Kole was killed.", "Bran", (None, "none")),
    ],
)
def test_a_list_of_names_has_the_status_of_its_head(text: str, name: str, told: tuple[str | None, str]) -> None:
    """What stands before a list of names holds for each of them; who only names them lends them nothing."""
    parsed = pages_of(text, [])[0].parsed[0]
    start = next(t.i for t in parsed.doc if t.text == name)
    assert named_status(parsed.doc, start, groups_of(parsed)) == told


def test_a_name_is_called_something_elsewhere() -> None:
    """What a bearer is called in another sentence counts as well."""
    page, decided = pages_of("Bran Kole was killed. The local trader Kole, a father, was well liked.", ["Bran Kole"])
    assert called(page, decided[0].span)["called_before=civilian"] == 1


def test_people_act_tell_or_suffer() -> None:
    """Who attacks and who tells are kept apart from those who may have been harmed."""
    parsed = pages_of("Police said rebels killed four farmers near Dol.", [])[0].parsed[0]
    assert [(parsed.doc[g.at].text, g.part) for g in groups_of(parsed)] == [
        ("Police", Part.TELLS),
        ("rebels", Part.ACTS),
        ("farmers", Part.OTHER),
    ]


def test_those_who_die_do_not_act() -> None:
    """The subject of "die" is the harmed one."""
    parsed = pages_of("Four farmers died near Dol.", [])[0].parsed[0]
    assert [g.part for g in groups_of(parsed)] == [Part.OTHER]


def test_a_figure_told_again_is_kin() -> None:
    """The same number with the same harm speaks of the same people; one and one need not."""
    page, decided = pages_of(
        "Raid kills 43 in Dol. The raid killed 43 soldiers. A man was killed later. A woman was killed.",
        ["43", "43", "man", "woman"],
    )
    assert kin(page, decided)[0] == [1]
    assert kin(page, decided)[1] == [0]


def test_kin_lend_their_scores() -> None:
    """A claim gains a share of its kin's mean; one without kin keeps its scores."""
    page, decided = pages_of("Raid kills 43 in Dol. The raid killed 43 soldiers and wounded 7.", ["43", "43", "7"])
    lent = lend(page, decided, [[0.2, 0.4], [0.6, 0.0], [0.3, 0.3]])
    assert lent[0] == pytest.approx([0.2 + LENT * 0.6, 0.4])
    assert lent[2] == [0.3, 0.3]


def test_a_claim_is_weighed_with_every_status() -> None:
    """Each claim has one row a status, in the order of the statuses."""
    page, decided = pages_of("Four farmers were killed near Dol.", ["Four"])
    assert [[row["is"] for row in group] for group in rows(page, decided, [None], [None])] == [
        [s.value for s in STATUSES]
    ]
    assert len(STATUSES) == len(Status)


def test_golden_sentences_keep_their_statuses() -> None:
    """The package's model settles the golden claims' statuses as well as it did when the floor was set."""
    right = [status.value == claim["status"] for claims in golden_claims() for claim, _, status in settled(claims)]
    assert sum(right) / len(right) >= FLOOR
