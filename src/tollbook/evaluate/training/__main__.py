"""Train the reader's models, or read every gold text by models that have not seen it.

    python -m tollbook.evaluate.training train GOLD TEXTS [FOLDER]      models for the package
    python -m tollbook.evaluate.training crossvalidate GOLD TEXTS OUT   the reader's JSONL, each text read by models of the other folds
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import tollbook.read
from tollbook.evaluate.training import mentions, relations, roles
from tollbook.evaluate.training.gold import FOLDS, GoldPage, open_gold
from tollbook.model.forms import Json, reading_to_json
from tollbook.read.learned import Model, Models
from tollbook.read.reader import read_page

MODELS = Path(tollbook.read.__file__).parent / "models"


def train_all(gold_pages: Sequence[GoldPage]) -> dict[str, Model]:
    """Train every model of the reader on these pages alone."""
    return {**mentions.train_all(gold_pages), **roles.train_all(gold_pages), **relations.train_all(gold_pages)}


def crossvalidate(gold_pages: Sequence[GoldPage]) -> Iterator[Json]:
    """Read each page by models trained on the pages of the other folds; lines as `tollbook read` writes them."""
    for fold in range(FOLDS):
        models = Models(train_all([g for g in gold_pages if g.fold != fold]))
        for g in gold_pages:
            if g.fold == fold:
                yield reading_to_json(g.page.report, read_page(g.page, models))
        print(f"fold {fold + 1} of {FOLDS} read", file=sys.stderr)


def main() -> None:
    """Do what the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=["train", "crossvalidate"])
    parser.add_argument("gold", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("out", type=Path, nargs="?", default=MODELS)
    asked = parser.parse_args()
    gold_pages = list(open_gold(asked.gold, asked.texts))
    if asked.task == "train":
        for name, model in train_all(gold_pages).items():
            model.save(asked.out / f"{name}.json.gz")
        return
    with asked.out.open("w", encoding="utf-8") as out:
        for line in crossvalidate(gold_pages):
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
