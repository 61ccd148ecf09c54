"""Train the reader's models, or read every gold text by models that have not seen it.

    python -m tollbook.evaluate.training train GOLD TEXTS [FOLDER]      models for the package
    python -m tollbook.evaluate.training crossvalidate GOLD TEXTS OUT   the reader's JSONL, no text
                                                                        read by models that have seen it
    python -m tollbook.evaluate.training curve GOLD TEXTS               claim F1 by how much is taught

--golden FOLDER adds the golden sentences to what is taught, --extra FOLDER --corpora FOLDER annotations whose texts lie
elsewhere; neither is ever scored.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import tollbook.read
from tollbook.evaluate.training import mentions, relations, roles, whenwhere
from tollbook.evaluate.training.curve import learning_curve
from tollbook.evaluate.training.extra import open_extra
from tollbook.evaluate.training.gold import FOLDS, GoldPage, open_gold, open_golden
from tollbook.model.forms import Json, reading_to_json
from tollbook.read.learned import Model, Models
from tollbook.read.reader import read_page

MODELS = Path(tollbook.read.__file__).parent / "models"


@dataclass(frozen=True)
class Taught:
    """What is taught beside the gold that is scored: whole reports, and sentences that teach what one can tell."""

    reports: Sequence[GoldPage] = ()
    sentences: Sequence[GoldPage] = ()


def train_all(gold_pages: Sequence[GoldPage], beside: Taught) -> dict[str, Model]:
    """Train every model of the reader on these pages alone."""
    reports = [*gold_pages, *beside.reports]
    taught = [*reports, *beside.sentences]
    return {
        **mentions.train_all(taught),
        **roles.train_all(taught),
        **relations.train_all(gold_pages, beside.reports),
        **whenwhere.train_all(reports),
    }


_given: list[tuple[Sequence[GoldPage], Taught]] = []
"""The opened pages in a worker: handed over by fork, since parses are slow to copy."""


def _take(gold_pages: Sequence[GoldPage], beside: Taught) -> None:
    _given.append((gold_pages, beside))


def _read_fold(fold: int) -> list[Json]:
    """Read the pages of one fold by models trained on the others."""
    gold_pages, beside = _given[0]
    models = Models(train_all([g for g in gold_pages if g.fold != fold], beside))
    lines = [reading_to_json(g.page.report, read_page(g.page, models)) for g in gold_pages if g.fold == fold]
    sys.stderr.write(f"fold {fold + 1} of {FOLDS} read\n")
    return lines


def _work_out(gold_pages: Sequence[GoldPage], beside: Taught) -> None:
    """Work out what each page teaches before the workers fork: every fold but one asks for it."""
    for g in (*gold_pages, *beside.reports, *beside.sentences):
        mentions.label(g)
        roles.examples(g)
    for g in (*gold_pages, *beside.reports):
        relations.examples(g)
        whenwhere.examples(g)


def crossvalidate(gold_pages: Sequence[GoldPage], beside: Taught, workers: int = 2) -> Iterator[Json]:
    """Read each page by models that have not seen it; lines as `tollbook read` writes them, by folds."""
    _work_out(gold_pages, beside)
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(workers, mp_context=fork, initializer=_take, initargs=(gold_pages, beside)) as pool:
        for lines in pool.map(_read_fold, range(FOLDS)):
            yield from lines


def main() -> None:
    """Do what the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=["train", "crossvalidate", "curve"])
    parser.add_argument("gold", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("out", type=Path, nargs="?", default=MODELS)
    parser.add_argument("--golden", type=Path)
    parser.add_argument("--extra", type=Path)
    parser.add_argument("--corpora", type=Path)
    asked = parser.parse_args()
    gold_pages = list(open_gold(asked.gold, asked.texts))
    beside = Taught(
        list(open_extra(asked.extra, asked.corpora)) if asked.extra else [],
        list(open_golden(asked.golden)) if asked.golden else [],
    )
    if asked.task == "curve":
        for share, claims, f1 in learning_curve(gold_pages, beside.reports, beside.sentences):
            sys.stdout.write(f"{share:6.1%} of the documents, {claims:5d} claims: claim F1 {f1:.1f}\n")
        return
    if asked.task == "train":
        for name, model in train_all(gold_pages, beside).items():
            model.save(asked.out / f"{name}.json.gz")
        return
    with asked.out.open("w", encoding="utf-8") as out:
        for line in crossvalidate(gold_pages, beside):
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
