"""The sample reports as they come in: each is read, and what the hand-written files quote stands in it."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.examples.gold import EXAMPLES, HERE, GoldFigure, figures, samples
from tollbook.ingest import Problem, read_documents
from tollbook.model.nouns import Report

SHARED = HERE.parents[2] / "shared"
REAL_NAMES = {
    "afp",
    "reuters",
    "associated press",
    "ap",
    "dawn",
    "sputnik",
    "sana",
    "xinhua",
    "bbc",
    "al jazeera",
    "ahram",
}
CLUTTER = {
    "balochistan/quetta-under-attack.html": [
        "312 Views",
        "partners use cookies",
        "My cousin",
        "bomb kills six in Kech",
        "subscribers",
        "garden city",
    ],
    "balochistan/ispr-toll-saturday.html": ["1,906", "Turbat blast", "offloaded from bus", "Visitors", "Classifieds"],
    "balochistan/crackdown-177.html": ["312 Views", "feared drowned", "yesterday it was 133", "17 votes", "Sponsored"],
    "balochistan/operation-concluded.html": [
        "212 episodes",
        "Kharkiv",
        "Hangu",
        "27 soldiers dead",
        "of how many",
        "free articles",
    ],
    "aleppo/rashidin-children.html": [
        "Khan Sheikhoun",
        "west of city",
        "from my roof",
        "listeners online",
        "stores 6 cookies",
    ],
}
WORDS_IN_A_ROW = 9
"""So many words in the same order are a copied sentence; fewer may be a name or a set phrase."""


@pytest.fixture(scope="module")
def read() -> tuple[dict[str, Report], list[Problem]]:
    """Read the folder of samples once, as a newcomer would."""
    problems: list[Problem] = []
    ids = {sample.doc_id for sample in samples() if sample.doc_id}
    reports: dict[str, Report] = {}
    for fetched in read_documents([EXAMPLES], on_problem=problems.append):
        report = fetched.report
        key = report.doc_id if report.doc_id in ids else Path(fetched.source).relative_to(EXAMPLES).as_posix()
        reports[key] = report
    return reports, problems


@pytest.fixture(scope="module")
def reports(read: tuple[dict[str, Report], list[Problem]]) -> dict[str, Report]:
    """Give the reports by doc_id, or by file where they have none."""
    return read[0]


def test_the_folder_holds_the_samples_and_no_other_report(read: tuple[dict[str, Report], list[Problem]]) -> None:
    """All samples are read without trouble, and the page that describes them is not taken for one."""
    reports, problems = read
    assert [problem for problem in problems if problem.fatal] == []
    assert set(reports) == {sample.key for sample in samples()}
    conflicts = Counter(sample.file.split("/")[0] for sample in samples())
    assert conflicts["balochistan"] >= 14
    assert conflicts["aleppo"] >= 8


@pytest.mark.parametrize("row", figures(), ids=lambda row: f"{row.key}#{row.claim}")
def test_a_quote_stands_in_its_report(row: GoldFigure, reports: dict[str, Report]) -> None:
    """Every count word of figures.csv stands once in the text that was read, or in the title where it says so."""
    report = reports[row.key]
    if row.where == "text":
        assert report.text.count(row.words) == 1
    else:
        assert row.words in report.text or row.words in (report.title or "")
    span = row.span(report)
    assert span is None or span.of(report.text) == row.quote
    assert row.claimant is None or row.claimant in report.text or row.claimant in (report.title or "")


def test_outlet_day_and_title_are_recognised(reports: dict[str, Report]) -> None:
    """Each sample says who published it and when, in one of the ways that pages do, and is so read."""
    for sample in samples():
        report = reports[sample.key]
        found = (report.outlet, (report.published or "")[:10], report.title)
        assert found == (sample.outlet, sample.published, sample.title)


def test_outlets_are_invented() -> None:
    """No sample is put in the mouth of a real outlet, and no address can lead to one."""
    assert not {sample.outlet.lower() for sample in samples()} & REAL_NAMES
    addresses = [a for path in _files() for a in re.findall(r"https?://([^/\"\s<]+)", path.read_text("latin-1"))]
    allowed = {"schema.org", "www.w3.org"}
    assert not [address for address in addresses if not address.endswith(".example") and address not in allowed]


@pytest.mark.parametrize(("file", "phrases"), CLUTTER.items())
def test_clutter_stays_out_of_the_text(file: str, phrases: list[str], reports: dict[str, Report]) -> None:
    """Menus, counters, comments and other stories are on the page but not in the report."""
    page = (EXAMPLES / file).read_bytes().decode("latin-1").lower()
    text = reports[file].text.lower()
    for phrase in phrases:
        assert phrase.lower() in page
        assert phrase.lower() not in text


def test_lengths_are_those_of_news(reports: dict[str, Report]) -> None:
    """A sample is as long as a short news report."""
    lengths = {s.key: len(re.findall(r"\w+", reports[s.key].text)) for s in samples()}
    assert not {key: n for key, n in lengths.items() if not 110 <= n <= 450}


def test_a_legacy_encoding_is_read_as_written(reports: dict[str, Report]) -> None:
    """The windows-1252 page keeps its accents, dashes and curly quotes."""
    raw = (EXAMPLES / "balochistan/ispr-toll-saturday.html").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        raw.decode("utf-8")
    text = reports["balochistan/ispr-toll-saturday.html"].text
    assert "its café wall" in text
    assert "“They came to die, and they were sent to hell.”" in text
    assert "2026 – Security forces" in text


def test_wire_copy_runs_in_two_outlets(reports: dict[str, Report]) -> None:
    """Agency stories are carried by a second outlet, cut and under another title."""
    pairs = [
        ("three-rivers-20260131-bla", "balochistan/2026-01-31_lantern-express.txt"),
        ("three-rivers-20260204-toll", "lantern-20260204-toll"),
        ("grey-heron-20170416-112", "aleppo/2017-04-16_cedar-gate-news.txt"),
    ]
    for first, second in pairs:
        copied = set(reports[first].text.split("\n\n")) & set(reports[second].text.rstrip().split("\n\n"))
        assert len(copied) >= 3
        assert reports[first].title != reports[second].title
        assert reports[first].outlet != reports[second].outlet


def test_nothing_is_copied(reports: dict[str, Report]) -> None:
    """No sentence of the third-party texts that development uses stands in a sample."""
    if not SHARED.is_dir():
        pytest.skip("the third-party texts lie beside the repository, and are not here")
    ours = {run: sample.key for sample in samples() for run in _runs(reports[sample.key].text)}
    copied = {(ours[run], " ".join(run)) for text in _third_party() for run in _runs(text) if run in ours}
    assert copied == set()


def _files() -> list[Path]:
    return [path for path in sorted(EXAMPLES.rglob("*")) if path.is_file()]


def _third_party() -> Iterator[str]:
    yield (SHARED / "seed" / "article.txt").read_text("utf-8")
    with gzip.open(SHARED / "data" / "syria.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from (json.loads(line)["text"] for line in lines)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", text.lower()))
    return zip(*(words[start:] for start in range(WORDS_IN_A_ROW)), strict=False)
