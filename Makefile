# `make help` explains the targets. Everything runs inside .venv, which `make setup` makes.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.kgtimeline-dev
STAMP_ALL := .venv/.kgtimeline-all
TESTS := $(BIN)/python -m pytest -n 2 --dist loadfile

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-all test-deep check bench screenshots docs format

help: ## show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

setup: $(STAMP) ## make .venv with what development needs (once; a second run needs no network)

$(STAMP): pyproject.toml
	$(PYTHON) -m venv --upgrade-deps .venv
	$(BIN)/pip install --quiet --editable '.[dev]'
	@touch $@

$(STAMP_ALL): $(STAMP)
	$(BIN)/pip install --quiet --editable '.[dev,all,bench,browser]'
	@touch $@

demo: $(STAMP) ## validate the shipped dataset and put three queries to it
	@echo "== validate the dataset, strictly"
	@$(BIN)/kgtimeline validate --strict data/events.json
	@echo; echo "== verify it against the texts"
	@if [ -n "$$KGTIMELINE_ARTICLES" ]; then $(BIN)/kgtimeline verify data/events.json --texts "$$KGTIMELINE_ARTICLES"; \
	else echo "not done: the texts are not shipped; set KGTIMELINE_ARTICLES to a folder that holds them"; fi
	@echo; echo "== by actor: kgtimeline query --actor Blinken"
	@$(BIN)/kgtimeline query data/events.json --actor Blinken
	@echo; echo "== by date: kgtimeline query --during 2023 --certain"
	@$(BIN)/kgtimeline query data/events.json --during 2023 --certain
	@echo; echo "== by both: kgtimeline query --actor Japarov --during 2024-02"
	@$(BIN)/kgtimeline query data/events.json --actor Japarov --during 2024-02

test: $(STAMP) ## the fast tests: no heavy extra, under five minutes
	$(TESTS) -m "not slow and not extra"

test-all: $(STAMP_ALL) ## every test with every extra, checks of style and types, coverage
	$(MAKE) check
	HYPOTHESIS_PROFILE=ci $(TESTS) -n 3 --cov --cov-report=term

test-deep: $(STAMP_ALL) ## the property tests with many examples (long)
	HYPOTHESIS_PROFILE=deep $(TESTS) tests/property

check: $(STAMP_ALL) ## style, types, layers, generated files
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/kgtimeline schema --check
	$(BIN)/python -m kgtimeline.page.compiling --check
	$(BIN)/kgtimeline format --check data/events.json

bench: $(STAMP_ALL) ## print the measured tables, beside peers that it installs
	$(BIN)/pip install --quiet --editable '.[dev,all,bench,browser,peers]'
	@for b in startup query load dates words analysis scale lazy_files page; do $(BIN)/python benchmarks/$$b.py; echo; done

screenshots: $(STAMP_ALL) ## draw the pictures of the page in docs/images again (needs chromium)
	$(BIN)/python docs/screenshots.py

docs: $(STAMP) ## run the code blocks of the README and the docs
	$(TESTS) README.md docs data

format: $(STAMP) ## put code, schema and data into their one form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/kgtimeline schema -o schema
	$(BIN)/python -m kgtimeline.page.compiling
	$(BIN)/kgtimeline format data/events.json
