"""Measure reading: documents a second beside the whole spaCy pipeline, memory, growth, two processes, stages.

    bench/reading.py [--most N] [--rounds N]

Each program runs in a process of its own on one core; seconds are of the processor, so that other work on the machine
disturbs little, and the best of some rounds that take turns counts. The texts lie beside the repository (`../shared`);
where they do not, the examples stand in, and their figures are only good against one another.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
GOLD_TEXTS = ROOT.parent / "shared" / "gold" / "dev.texts.jsonl.gz"
TR_NEWS = ROOT.parent / "shared" / "data" / "toponyms-trnews.xml.gz"

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
WARM = 8
"""Texts read before the clock starts: models load at their first use."""
SMALL, LARGE = 200_000, 2_000_000
"""Characters of the two reports that show how cost grows."""

Texts = list[dict[str, Any]]


def conflict_news(most: int) -> Texts:
    """Take texts of the gold, evenly from all of its sources."""
    with gzip.open(GOLD_TEXTS, "rt", encoding="utf-8") as lines:
        return evenly([json.loads(line) for line in lines], most)


def mixed_news(most: int) -> Texts:
    """Take articles of TR-News, which are on anything."""
    from lxml import etree  # noqa: PLC0415 - workers that need none must not count its memory

    root = etree.fromstring(gzip.decompress(TR_NEWS.read_bytes()))
    found = [f"{a.findtext('title', '').strip()}\n\n{a.findtext('text', '')}" for a in root.iter("article")]
    return evenly([{"doc_id": f"tr:{i}", "text": text} for i, text in enumerate(found)], most)


def examples(most: int) -> Texts:
    """Take the sample reports of the repository."""
    from tollbook.ingest import read_documents  # noqa: PLC0415 - as above

    found = read_documents([ROOT / "examples"], on_problem=lambda _: None)
    return [{"doc_id": f.report.doc_id, "text": f.report.text, "published": f.report.published} for f in found][:most]


def evenly(texts: Texts, most: int) -> Texts:
    """Take at most so many, at equal distances."""
    return texts[:: max(1, -(-len(texts) // most))]


def corpora(most: int) -> dict[str, Texts]:
    """Name the texts to measure on."""
    if GOLD_TEXTS.exists() and TR_NEWS.exists():
        return {"conflict news (dev gold)": conflict_news(most), "mixed news (TR-News)": mixed_news(most)}
    print(f"skipped: {GOLD_TEXTS} or {TR_NEWS} is not there; measured on examples/ instead")
    return {"examples": examples(most)}


def reader() -> Callable[[Texts], object]:
    """Make ready our reader."""
    from tollbook.evaluate.training.gold import report_of  # noqa: PLC0415 - only in the worker that measures it
    from tollbook.read.reader import Reader  # noqa: PLC0415 - as above

    ours = Reader()
    return lambda texts: list(ours.read_many(map(report_of, texts)))


def spacy_whole() -> Callable[[Texts], object]:
    """Make ready the whole spaCy pipeline: all of its components, on whole texts, in batches of its own choice."""
    import spacy  # noqa: PLC0415 - only in the worker that measures it

    from tollbook.read.parse import MODELS  # noqa: PLC0415 - as above

    whole = spacy.load(next(name for name in MODELS if spacy.util.is_package(name)))
    return lambda texts: [len(doc) for doc in whole.pipe(text["text"] for text in texts)]


def stages(texts: Texts) -> dict[str, float]:
    """Give the seconds that each stage of reading takes."""
    from tollbook.evaluate.training.gold import report_of  # noqa: PLC0415 - only in the worker that measures it
    from tollbook.read.decide import decide  # noqa: PLC0415 - as above
    from tollbook.read.events import group  # noqa: PLC0415 - as above
    from tollbook.read.learned import Models  # noqa: PLC0415 - as above
    from tollbook.read.page import open_pages  # noqa: PLC0415 - as above
    from tollbook.read.reader import draft, read_page  # noqa: PLC0415 - as above
    from tollbook.read.repeats import relate  # noqa: PLC0415 - as above

    models = Models()
    for page in open_pages(map(report_of, texts[:WARM])):
        read_page(page, models)
    seconds = dict.fromkeys(
        ("split, gate, parse", "who was harmed", "parties, status", "repeats, parts", "events"), 0.0
    )
    marks = [time.process_time()]
    pages = list(open_pages(map(report_of, texts)))
    marks.append(time.process_time())
    seconds["split, gate, parse"] = marks[1] - marks[0]
    for page in pages:
        marks = [time.process_time()]
        decided = decide(page, models)
        marks.append(time.process_time())
        claims = draft(page, decided, models)
        marks.append(time.process_time())
        claims = relate(page, claims, models)
        marks.append(time.process_time())
        group(page, claims, models)
        marks.append(time.process_time())
        for name, first, last in zip(list(seconds)[1:], marks, marks[1:], strict=False):
            seconds[name] += last - first
    return seconds


def work(task: str, path: Path) -> None:
    """Measure one program on the texts of a file; print what was measured as JSON."""
    texts = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    if task == "stages":
        print(json.dumps(stages(texts)))
        return
    run = {"reader": reader, "spacy": spacy_whole}[task]()
    run(texts[:WARM] if len(texts) > WARM else warming())
    begun = time.process_time()
    run(texts)
    seconds = time.process_time() - begun
    print(json.dumps({"seconds": seconds, "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


def warming() -> Texts:
    """Take a few texts to warm up on."""
    return conflict_news(WARM) if GOLD_TEXTS.exists() else examples(WARM)


def start(task: str, texts: Texts, folder: Path, core: int) -> subprocess.Popen[str]:
    """Start a worker on one core."""
    path = folder / f"{task}-{core}.jsonl"
    path.write_text("".join(json.dumps(text) + "\n" for text in texts), encoding="utf-8")
    command = [sys.executable, __file__, "--work", task, str(path)]
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {core})  # the worker inherits it
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, **ONE_THREAD})  # noqa: S603


def measured(task: str, texts: Texts, folder: Path) -> dict[str, float]:
    """Run a worker to its end."""
    out, _ = start(task, texts, folder, CORES[0]).communicate()
    found: dict[str, float] = json.loads(out)
    return found


def beside_spacy(name: str, texts: Texts, folder: Path, rounds: int) -> None:
    """Print documents a second of our reader and of spaCy."""
    found: dict[str, list[dict[str, float]]] = {"reader": [], "spacy": []}
    for _ in range(rounds):
        for task, runs in found.items():
            runs.append(measured(task, texts, folder))
    rate = {task: len(texts) / min(run["seconds"] for run in runs) for task, runs in found.items()}
    memory = {task: max(run["mb"] for run in runs) for task, runs in found.items()}
    characters = sum(len(text["text"]) for text in texts) / len(texts)
    print(f"{name}: {len(texts)} texts of {characters:,.0f} characters")
    print(f"  tollbook     {rate['reader']:7.1f} documents a second   {memory['reader']:5.0f} MB")
    print(f"  whole spaCy  {rate['spacy']:7.1f} documents a second   {memory['spacy']:5.0f} MB")
    print(f"  ratio        {rate['reader'] / rate['spacy']:7.2f}")


def growth(texts: Texts, folder: Path) -> None:
    """Print what one long report costs against one of a tenth."""
    found = []
    whole = "\n\n".join(text["text"] for text in texts)
    for size in (SMALL, LARGE):
        text = (whole * (size // len(whole) + 1))[:size]
        run = measured("reader", [{"doc_id": "long", "text": text}], folder)
        found.append(run["seconds"] / size)
        print(f"one report of {size:9,} characters: {run['seconds']:6.1f} s, {run['mb']:.0f} MB")
    print(f"  cost a character, large against small: {found[1] / found[0]:.2f}")


def two_processes(texts: Texts, folder: Path) -> None:
    """Print how much faster two processes read, each half of the texts on a core of its own."""
    if len(CORES) < len(("one", "two")):
        print("two processes: skipped, there is one core")
        return
    one = measured("reader", texts, folder)["seconds"]
    pair = [start("reader", texts[half::2], folder, CORES[half]) for half in (0, 1)]
    both = max(json.loads(worker.communicate()[0])["seconds"] for worker in pair)
    print(f"two processes: {one / both:.2f} times one")


def by_stage(name: str, texts: Texts, folder: Path) -> None:
    """Print where the time goes."""
    found = measured("stages", texts, folder)
    whole = sum(found.values())
    shares = ", ".join(
        f"{stage} {1000 * s / len(texts):.1f} ms ({100 * s / whole:.0f} %)" for stage, s in found.items()
    )
    print(f"stages, a document of {name}: {shares}")


CORES: Sequence[int] = (
    sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)
)


def main() -> None:
    """Measure all, or do a worker's part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=300, help="texts of each kind")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--work", nargs=2, metavar=("TASK", "FILE"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.work:
        work(asked.work[0], Path(asked.work[1]))
        return
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        named = corpora(asked.most)
        for name, texts in named.items():
            beside_spacy(name, texts, folder, asked.rounds)
        for name, texts in named.items():
            by_stage(name, texts, folder)
        first = next(iter(named.values()))
        two_processes(first, folder)
        growth(first, folder)


if __name__ == "__main__":
    main()
