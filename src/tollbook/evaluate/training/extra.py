"""More gold, kept without its texts: annotations point by offsets into texts that are found by their SHA-256.

The texts are third parties' and stay where they are; the project keeps what its readers wrote about them. A line is
the gold form with places for words: `victims`, `perpetrator`, `claimant` of a claim and `place` of an event are
`[start, end]` in the text, and no quote or label is written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tollbook.errors import InputError
from tollbook.evaluate.records import lines_of
from tollbook.evaluate.training.gold import GoldPage, report_of
from tollbook.model.ids import text_sha256
from tollbook.read.page import open_page

WORDS = ("perpetrator", "claimant")
"""Fields of a claim that the gold form quotes without a place."""


def _texts(record: Mapping[str, Any]) -> Iterator[str]:
    """Yield the texts of one record: its own, or its articles', each below its title."""
    if "text" in record:
        yield record["text"]
    for article in record.get("articles", ()):
        yield f"{article['title']}\n\n{article['content']}"


def texts_by_sha256(folder: Path) -> dict[str, str]:
    """Index every text of a folder's `*.jsonl.gz` by the SHA-256 of its UTF-8 bytes."""
    found: dict[str, str] = {}
    for path in sorted(folder.glob("*.jsonl.gz")):
        found |= {text_sha256(text): text for line in lines_of(path) for text in _texts(json.loads(line))}
    return found


def _quoted(text: str, place: Sequence[int] | None) -> str | None:
    return text[place[0] : place[1]] if place else None


def gold_form(line: Mapping[str, Any], text: str) -> dict[str, Any]:
    """Put the text's words back where a line has only their places."""
    claims = []
    for claim in line["claims"]:
        victims = claim["victims"]
        claims.append(
            {
                **claim,
                "quote": _quoted(text, claim["span"]),
                "victims": {"span": victims, "quote": _quoted(text, victims)} if victims else None,
                **{field: _quoted(text, claim[field]) for field in WORDS},
            }
        )
    return {
        **line,
        "claims": claims,
        "events": [{**e, "place": _quoted(text, e["place"])} for e in line["events"]],
    }


def open_extra(folder: Path, data: Path) -> Iterator[GoldPage]:
    """Open the annotations of a folder's `*.jsonl` with their texts, found in another folder.

    Raises `InputError` where a text is not there: training on a part would give other models.
    """
    texts = texts_by_sha256(data)
    for path in sorted(folder.glob("*.jsonl")):
        for number, raw in enumerate(lines_of(path), 1):
            line = json.loads(raw)
            text = texts.get(line["sha256"])
            if text is None:
                where = f"{path}:{number}: the text of {line['doc_id']} is not in {data}"
                raise InputError(f"{where}; get its corpus, or train without these annotations")
            report = report_of({"doc_id": line["doc_id"], "text": text, "published": line["published"]})
            yield GoldPage(line["doc_id"], gold_form(line, text), open_page(report))
