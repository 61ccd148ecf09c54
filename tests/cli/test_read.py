"""`tollbook read`, `build` and `eval` on reports of our own, through the whole program."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_bad_input import GOOD
from tollbook.model.forms import check_spans, document_from_json

SEED = Path(__file__).parents[3] / "shared" / "seed" / "article.txt"

OTHER = (
    "Five soldiers die in ambush at Millbrook\n\nBy Our Correspondent, 4 March 2026\n\n"
    "Rebels killed five soldiers in an ambush at Millbrook on Wednesday, the army said."
)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Write a folder of two reports."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(GOOD, encoding="utf-8")
    (folder / "b.txt").write_text(OTHER, encoding="utf-8")
    return folder


def test_table_shows_sentences_with_their_counts(tollbook: Run, reports: Path) -> None:
    """A newcomer sees each sentence with its counts marked, and below it who was harmed and who says so."""
    done = tollbook("read", "-q", reports / "a.txt")
    assert done.code == 0
    assert "Gunmen killed [four] farmers near Lakeside on Tuesday, police said." in done.out
    assert "four (4) killed" in done.out
    assert "farmers (civilians)" in done.out


def test_explain_gives_reasons(tollbook: Run, reports: Path) -> None:
    """With --explain each claim has its reason, and the parties are marked in the sentence."""
    out = tollbook("read", "-q", "--explain", reports / "a.txt").out
    assert "c1 because: " in out
    assert "{who: farmers}" in out


def test_jsonl_has_spans_into_the_text(tollbook: Run, reports: Path) -> None:
    """One line a document, and every span quotes the words that stand there."""
    lines = tollbook("read", "-q", "--format", "jsonl", reports).out.splitlines()
    assert len(lines) == 2
    for line, text in zip(lines, (GOOD, OTHER), strict=True):
        check_spans(text, document_from_json(json.loads(line)).reading)


def test_json_and_csv_say_the_same(tollbook: Run, reports: Path) -> None:
    """JSON is one array; CSV has a row for each claim with its sentence."""
    documents = json.loads(tollbook("read", "-q", "--format", "json", reports).out)
    rows = list(csv.DictReader(io.StringIO(tollbook("read", "-q", "--format", "csv", reports).out)))
    expected = [f"{document['doc_id']}#{claim['id']}" for document in documents for claim in document["claims"]]
    assert [row["claim_id"] for row in rows] == expected
    assert all(row["quote"] in row["sentence"] for row in rows)


def test_seed_article(tollbook: Run) -> None:
    """The report that the project starts from is read in every form without trouble."""
    if not SEED.exists():
        pytest.skip("the seed article is kept beside the repository, and is not there")
    done = tollbook("read", SEED)
    assert done.code == 0
    assert "[177]" in done.out


def test_build_then_build_again(tollbook: Run, reports: Path) -> None:
    """The first build reads all, the second nothing; the record can be listed, shown and exported."""
    first = tollbook("build", reports)
    assert (first.code, first.out.startswith("2 reports read; ")) == (0, True)
    again = json.loads(tollbook("build", reports, "--format", "json").out)
    assert (again["read"], again["known"], again["set_aside"]) == (0, 2, 0)
    listed = [json.loads(line) for line in tollbook("incidents", "--format", "jsonl").out.splitlines()]
    assert len(listed) == again["incidents"]
    for incident in listed:
        shown = tollbook("show", incident["id"])
        assert shown.code == 0
        assert "the store holds no reading with this claim" not in shown.out
    assert tollbook("export", "--out", "out").code == 0


def test_build_is_quiet_in_a_pipe(tollbook: Run, reports: Path) -> None:
    """No progress bar off a terminal, and with -q not a word."""
    done = tollbook("build", "-q", reports)
    assert (done.code, done.out, done.err) == (0, "", "")


def test_build_goes_on_after_bad_documents(tollbook: Run, reports: Path) -> None:
    """What cannot be taken in is one line each, and the exit code says that something is missing."""
    (reports / "empty.txt").write_text("", encoding="utf-8")
    done = tollbook("build", "-q", reports, "missing.txt")
    assert done.code == 3
    assert [line.partition(":")[0] for line in done.errors] == ["set aside", "set aside"]


def test_eval_scores_what_read_writes(tollbook: Run, tmp_path: Path) -> None:
    """The reader agrees with itself: its own claims as gold give 100 for the claims."""
    gold = tmp_path / "gold.jsonl"
    texts = tmp_path / "texts.jsonl"
    lines = [{"doc_id": name, "text": text} for name, text in (("a", GOOD), ("b", OTHER))]
    texts.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    gold.write_text(tollbook("read", "-q", "--format", "jsonl", texts).out, encoding="utf-8")
    done = tollbook("eval", gold, texts, "--format", "json")
    measures = {row["measure"]: row["value"] for row in json.loads(done.out) if row["group"] == "all"}
    assert (done.code, measures["claim_f1"], measures["documents"]) == (0, 1.0, 2)
    assert "claim_f1" in tollbook("eval", gold, texts).out
    assert tollbook("eval", tmp_path / "none.jsonl", texts).code == 1
