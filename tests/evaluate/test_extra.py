"""Annotations kept without their texts: found by SHA-256, quoted by offsets, and whole."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from tollbook.errors import InputError
from tollbook.evaluate.records import document_from
from tollbook.evaluate.training.extra import gold_form, open_extra, texts_by_sha256
from tollbook.model.ids import text_sha256

ROOT = Path(__file__).parents[2]
ANNOTATIONS = ROOT / "eval" / "gold"
CORPORA = ROOT.parent / "shared" / "data"
TEXT = "Rebels killed two farmers near Dol, police said."
ARTICLE = {"title": "Two dead in Dol", "content": TEXT}


def annotation(text: str) -> dict[str, Any]:
    """Annotate the sample sentence as it stands in a text."""
    at = text.index(TEXT)

    def place(words: str) -> list[int]:
        start = text.index(words, at)
        return [start, start + len(words)]

    claim = {
        "id": "c1", "span": place("two"), "value": [2], "hedge": "exact", "harm": "killed", "victims": place("farmers"),
        "status": "civilian", "perpetrator": place("Rebels"), "claimant": place("police"), "polarity": "asserted",
        "same_as": None, "part_of": None, "event": "e1",
    }  # fmt: skip
    event = {"id": "e1", "date": None, "place": place("Dol"), "country": None, "background": False}
    sha256 = text_sha256(text)
    return {"doc_id": "made:1", "sha256": sha256, "published": None, "claims": [claim], "events": [event]}


def corpus(folder: Path, *records: dict[str, Any]) -> Path:
    """Write a corpus as they lie beside the project."""
    folder.mkdir()
    with gzip.open(folder / "made.jsonl.gz", "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(record) + "\n" for record in records)
    return folder


def gold_lines(folder: Path, *lines: dict[str, Any]) -> Path:
    """Write annotations."""
    folder.mkdir()
    (folder / "made.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("record", "text"),
    [({"text": TEXT}, TEXT), ({"incident": "1", "articles": [ARTICLE]}, f"{ARTICLE['title']}\n\n{TEXT}")],
    ids=["a text", "an article below its title"],
)
def test_an_annotation_finds_its_text_and_its_words(tmp_path: Path, record: dict[str, Any], text: str) -> None:
    """What is kept as places comes back as the words that stand there."""
    gold = gold_lines(tmp_path / "gold", annotation(text))
    (page,) = open_extra(gold, corpus(tmp_path / "data", {"text": "Another text."}, record))
    (claim,) = page.gold["claims"]
    assert page.page.text == text
    assert (claim["quote"], claim["victims"]["quote"]) == ("two", "farmers")
    assert (claim["perpetrator"], claim["claimant"], page.gold["events"][0]["place"]) == ("Rebels", "police", "Dol")


def test_a_missing_text_is_said_in_one_line(tmp_path: Path) -> None:
    """Training on a part would make other models without a word."""
    gold = gold_lines(tmp_path / "gold", annotation(TEXT))
    with pytest.raises(InputError, match=r"made.jsonl:1: the text of made:1 is not in .*data; get its corpus"):
        list(open_extra(gold, corpus(tmp_path / "data", {"text": "Another text."})))


def kept() -> list[dict[str, Any]]:
    """Read the project's annotations."""
    return [json.loads(x) for path in sorted(ANNOTATIONS.glob("*.jsonl")) for x in path.read_text("utf-8").splitlines()]


def test_the_projects_annotations_hold_no_words_of_the_texts() -> None:
    """Quotes and labels stay away: the texts are others'."""
    for line in kept():
        assert not any({"quote", "label"} & set(one) for one in line["claims"] + line["events"])
        assert "text" not in line


@pytest.mark.skipif(not CORPORA.exists(), reason="the corpora do not lie beside the project")
def test_the_projects_annotations_stand_in_their_texts() -> None:
    """Every line is in the guidelines' form once its words are back; what it points to is there."""
    texts = texts_by_sha256(CORPORA)
    for line in kept():
        gold = gold_form(line, texts[line["sha256"]])
        document = document_from(gold)
        ids = [claim.id for claim in document.claims]
        assert all(claim["quote"].strip() == claim["quote"] != "" for claim in gold["claims"])
        assert all(claim.event in document.events for claim in document.claims)
        assert all(claim.part_of in {None, *ids} for claim in document.claims)
        assert all(c.same_as is None or ids.index(c.same_as) < ids.index(c.id) for c in document.claims), line["doc_id"]
