"""When a predicted claim is a gold one, and when two names are one party."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from tollbook.errors import InputError
from tollbook.evaluate import compare, confusion, confusion_table, judge, score, score_groups, score_table
from tollbook.evaluate.differences import change_line, sentence_around
from tollbook.evaluate.floors import Floors, falls, in_percent, raised
from tollbook.evaluate.matching import same_day, same_party
from tollbook.evaluate.outcomes import Outcome, claim_key
from tollbook.evaluate.records import ScoredDocument, claim_from, document_from, documents_from, read_documents
from tollbook.evaluate.scores import group_of
from tollbook.model import Span

Json = dict[str, Any]


def raw_claim(number: int, span: tuple[int, int], value: list[int] | None, **other: object) -> Json:
    """Write a claim with the plainest fields, and others where given."""
    plain: Json = {
        "id": f"c{number}",
        "span": list(span),
        "value": value,
        "hedge": "exact",
        "harm": "killed",
        "status": "unknown",
        "polarity": "asserted",
        "event": "e1",
    }
    return plain | other


def one(*claims: Json, doc_id: str = "made:1") -> dict[str, ScoredDocument]:
    """Make a file of one document."""
    return {doc_id: document_from({"doc_id": doc_id, "claims": list(claims), "events": []})}


@pytest.mark.parametrize(
    ("gold", "predicted", "matched"),
    [
        pytest.param(raw_claim(1, (0, 2), [12]), raw_claim(1, (1, 4), [12]), 1, id="spans overlap, counts agree"),
        pytest.param(raw_claim(1, (0, 2), [12]), raw_claim(1, (2, 4), [12]), 0, id="spans touch only"),
        pytest.param(raw_claim(1, (0, 2), [12]), raw_claim(1, (0, 2), [13]), 0, id="another count"),
        pytest.param(raw_claim(1, (0, 2), None), raw_claim(1, (0, 2), None), 1, id="both vague"),
        pytest.param(raw_claim(1, (0, 2), None), raw_claim(1, (0, 2), [12]), 0, id="vague is no number"),
        pytest.param(raw_claim(1, (0, 2), [0]), raw_claim(1, (0, 2), None), 0, id="none is not unknown"),
        pytest.param(raw_claim(1, (0, 2), [6, 8]), raw_claim(1, (0, 2), [6, 8]), 1, id="a range"),
        pytest.param(
            raw_claim(1, (0, 2), [12]), raw_claim(1, (0, 2), [12], harm="injured"), 0, id="another harm never matches"
        ),
        pytest.param(
            raw_claim(1, (0, 9), [1], victims={"span": [0, 20], "quote": "policeman, A B"}),
            raw_claim(1, (11, 20), [1]),
            1,
            id="one person, the name in place of the noun",
        ),
        pytest.param(
            raw_claim(1, (0, 9), [2], victims={"span": [0, 20], "quote": "policemen, A and B"}),
            raw_claim(1, (11, 20), [2]),
            0,
            id="two persons need the span",
        ),
    ],
)
def test_what_counts_as_found(gold: Json, predicted: Json, matched: int) -> None:
    """Harm, place and count decide, and for one person the description will do."""
    assert score(one(gold), one(predicted)).matched == matched


def test_attackers_who_die_are_neutral() -> None:
    """A bomber killed by his own bomb counts neither for nor against a reader."""
    gold = one(raw_claim(1, (0, 5), [1], self=True), raw_claim(2, (9, 11), [4]))
    with_bomber = score(gold, one(raw_claim(1, (0, 5), [1]), raw_claim(2, (9, 11), [4])))
    without = score(gold, one(raw_claim(2, (9, 11), [4])))
    assert with_bomber.measures["claim_f1"] == without.measures["claim_f1"] == 1.0


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (None, None, True),
        ("the army", "Army", True),
        ("the army", None, False),
        ("the of", None, True),
        ("the northern army command", "army", True),
        ("the Syrian Observatory for Human Rights", "Observatory", False),
    ],
)
def test_one_party(a: str | None, b: str | None, same: bool) -> None:
    """Half of the telling words in common make one party; articles tell nothing."""
    assert same_party(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("2017-04-15", "2017-04-16", True),
        ("2017-04-15", "2017-04-17", False),
        ("--04-15", "--04-15", True),
        ("--04-15", "2017-04-15", False),
        ("--02-29", "--02-28", True),
        (None, "not a day", True),
        (None, "2017-04-15", False),
    ],
)
def test_one_day(a: str | None, b: str | None, same: bool) -> None:
    """One day of doubt is allowed, a missing year is not made up, nothing agrees with nothing."""
    assert same_day(a, b) is same


def test_groups_by_prefix() -> None:
    """Documents group by what stands before the colon."""
    assert [group_of(doc_id) for doc_id in ("fk:12", "a:b:c", "plain")] == ["fk", "a", "other"]
    gold = one(raw_claim(1, (0, 2), [1]), doc_id="b:1") | one(raw_claim(1, (0, 2), [2]), doc_id="a:1")
    groups = score_groups(gold, one(raw_claim(1, (0, 2), [2]), doc_id="a:1"))
    assert [(name, found.matched) for name, found in groups.items()] == [("a", 1), ("b", 0)]


def test_score_table_lines_up() -> None:
    """The table sets all beside each group, in percent."""
    gold = one(raw_claim(1, (0, 2), [1]))
    table = score_table(score(gold, gold), score_groups(gold, gold)).splitlines()
    assert table[0].split() == ["all", "made"]
    assert table[1].split() == ["claim_p", "100.0", "100.0"]
    assert table[-1].split() == ["matched", "1", "1"]


def test_confusion_of_harm_lists_the_unpaired() -> None:
    """Harm is compared by place and count, and what has no partner is listed."""
    gold = one(raw_claim(1, (0, 2), [12]), raw_claim(2, (5, 7), [3]))
    predicted = one(raw_claim(1, (0, 2), [12], harm="injured"), raw_claim(2, (9, 11), [8]))
    table = confusion(gold, predicted, "harm")
    assert table.mistakes() == [("(none)", "killed", 1), ("killed", "(none)", 1), ("killed", "injured", 1)]
    assert confusion_table(table).splitlines()[0].split()[-3:] == ["injured", "killed", "(none)"]


def test_confusion_of_status_is_over_claims_found() -> None:
    """Status is compared on claims found only, right ones on the diagonal."""
    gold = one(raw_claim(1, (0, 2), [12]), raw_claim(2, (5, 7), [3]))
    predicted = one(raw_claim(1, (0, 2), [12], status="civilian"), raw_claim(2, (5, 7), [4]))
    assert confusion(gold, predicted, "status").cells == {("unknown", "civilian"): 1}


def test_compare_names_gains_and_losses() -> None:
    """Between two readers each claim that fares otherwise is named once, with the way it went."""
    gold = one(raw_claim(1, (0, 2), [12]), raw_claim(2, (5, 7), [3]))
    before = one(raw_claim(1, (0, 2), [12]), raw_claim(2, (9, 11), [8]))
    after = one(raw_claim(1, (0, 2), [12], hedge="about"), raw_claim(2, (5, 7), [3]))
    changes = compare(gold, before, after)
    assert [(c.before, c.after, c.is_gain) for c in changes] == [
        (Outcome.RIGHT, Outcome.FOUND, False),
        (Outcome.MISSED, Outcome.RIGHT, True),
        (Outcome.WRONG, Outcome.MISSED, True),
    ]
    assert change_line(changes[1], None) == "gain (missed -> right) made:1 killed 3 exact"


def test_a_wrong_claim_where_a_gold_one_stands_has_its_own_name() -> None:
    """Two claims on one span of one harm and count are told apart when one of them is wrong."""
    gold = one(raw_claim(1, (0, 2), [12]))
    judged = list(judge(gold, one(raw_claim(1, (0, 2), [12]), raw_claim(2, (0, 2), [12]))))
    assert [one.outcome for one in judged] == [Outcome.RIGHT, Outcome.WRONG]
    assert len({one.key for one in judged}) == 2


def test_claim_keys_do_not_depend_on_ids() -> None:
    """A claim keeps its key when the claims before it are numbered otherwise."""
    first, second = (claim_from(raw_claim(n, (0, 2), [12])) for n in (1, 2))
    assert claim_key("a", first) == claim_key("a", second) != claim_key("b", first)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("One. Two died here. Three.", "Two", "[[Two]] died here."),
        ('"It is over." Two\ndied', "Two", "[[Two]]"),
        ("x" * 400 + " 12 died", "12", "x" * 159 + " [[12]] died"),
        ("قُتل 12 شخصًا 😀 here.", "12", "قُتل [[12]] شخصًا 😀 here."),
    ],
)
def test_sentence_around(text: str, words: str, expected: str) -> None:
    """The sentence ends at its own full stop, a line break, or where it grows too long."""
    start = text.index(words)
    assert sentence_around(text, Span(start, start + len(words))) == expected


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "line 1: not a document"),
        ('{"doc_id": "a"}', "'claims' is missing"),
        (json.dumps({"doc_id": "a", "claims": [raw_claim(1, (0, 2), [1], harm="hurt")]}), "'hurt' is not a valid Harm"),
        (json.dumps({"doc_id": "a", "claims": [raw_claim(1, (2, 2), [1])]}), "empty or runs backwards"),
        ("[]", "line 1: not a document"),
    ],
)
def test_lines_that_are_no_documents(line: str, reason: str) -> None:
    """A file of another form is refused with the line and what is wrong in it."""
    with pytest.raises(InputError, match=r"gold\.jsonl, line 1") as caught:
        documents_from([line], "gold.jsonl")
    assert reason in str(caught.value)


def test_a_document_twice_is_refused() -> None:
    """Which of two lines is meant is not guessed."""
    line = json.dumps({"doc_id": "a", "claims": [], "events": []})
    with pytest.raises(InputError, match="line 3: a stands in this file twice"):
        documents_from([line, "", line], "gold.jsonl")


def test_packed_files_and_broken_ones(tmp_path: Path) -> None:
    """A .gz is unpacked; a broken or missing one is told in one line."""
    packed = tmp_path / "gold.jsonl.gz"
    packed.write_bytes(gzip.compress(json.dumps({"doc_id": "a", "claims": [], "events": []}).encode()))
    assert list(read_documents(packed)) == ["a"]
    packed.write_bytes(packed.read_bytes()[:20])
    for path in (packed, tmp_path / "absent.jsonl"):
        with pytest.raises(InputError, match="cannot be read"):
            read_documents(path)


def test_floors_round_down_and_tell_what_is_gone() -> None:
    """A score never lies under its own floor by rounding, and a measure that vanishes has fallen."""
    assert in_percent({"a": 2 / 3, "b": 0.57}) == {"a": 66.66, "b": 57.0}
    floors = raised(Floors("digest", 0.3, "the reader", {"a": 60.0, "gone": 10.0}), {"a": 2 / 3, "new": 0.5})
    assert floors.floors == {"a": 66.66, "new": 50.0, "gone": 10.0}
    assert [fall.line() for fall in falls(floors, {"a": 0.664, "new": 0.49})] == [
        "new is 49.00, its floor is 50.00",
        "gone cannot be measured any more, its floor is 10.00",
    ]
