"""Texts go to the reader through the same door as a user's reports, and nothing of them is lost on the way."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tollbook.evaluate.readings import dev_readings, texts_by_id
from tollbook.ingest import Problem
from tollbook.model import Claim, Event, Harm, Hedge, Reading, Report, Span, Status

GOLD_TEXTS = Path(__file__).parents[2].parent / "shared" / "gold" / "dev.texts.jsonl.gz"

TEXTS = [
    {"doc_id": "made:1", "published": "2017-04-16", "text": "\ufeffPolice said 12 people were killed in Oldbridge 😀."},
    {"doc_id": "made:2", "text": "Three soldiers were wounded near Newbridge on Sunday, the army said."},
    {"doc_id": "made:3", "text": "Three soldiers were wounded near Newbridge on Sunday, the army said."},
]


class FirstWord:
    """A reader that takes the first word of every report for a killed person."""

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Read each report."""
        for report in reports:
            span = Span(0, len(report.text.split(maxsplit=1)[0]))
            claim = Claim("c1", span, span.of(report.text), (1,), Hedge.EXACT, Harm.KILLED, Status.UNKNOWN, "e1")
            yield Reading(report.id, "first-word-1", (claim,), (Event("e1", "one"),))


def written(folder: Path) -> Path:
    """Write the texts as a packed file of JSON lines."""
    path = folder / "texts.jsonl.gz"
    path.write_bytes(gzip.compress("".join(json.dumps(text) + "\n" for text in TEXTS).encode()))
    return path


def test_every_text_is_read_under_its_own_id(tmp_path: Path) -> None:
    """Each document comes back under its own id, also where two hold one text, with spans into the text as given."""
    problems: list[Problem] = []
    found = list(dev_readings(written(tmp_path), FirstWord(), on_problem=problems.append))
    assert [document.doc_id for document in found] == ["made:1", "made:2", "made:3"]
    assert found[0].claims[0].span == Span(0, len("\ufeffPolice"))
    assert [problem for problem in problems if problem.fatal] == []


def test_texts_by_id(tmp_path: Path) -> None:
    """Sentences are shown from the text as it was given."""
    assert texts_by_id(written(tmp_path))["made:1"] == TEXTS[0]["text"]


@pytest.mark.skipif(not GOLD_TEXTS.exists(), reason="no ../shared/gold beside the repository")
def test_no_gold_text_is_set_aside() -> None:
    """All gold texts pass through the door unchanged: what is set aside would count as missed."""
    texts = texts_by_id(GOLD_TEXTS)
    seen: dict[str, str] = {}

    class Remember:
        def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
            for report in reports:
                seen[report.doc_id] = report.text
                yield Reading(report.id, "none-1")

    fatal: list[Problem] = []
    list(dev_readings(GOLD_TEXTS, Remember(), on_problem=lambda p: fatal.append(p) if p.fatal else None))
    assert [problem.message for problem in fatal] == []
    assert seen == texts
