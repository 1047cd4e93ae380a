# The words that people and CI use alike. `make` lists them.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
# pip takes only files whose hashes are in the lock; the package itself comes from this folder.
INSTALL := $(PIP) install -qq --require-hashes --only-binary :all: -r
INSTALL_PACKAGE := $(PIP) install --quiet --no-deps --no-build-isolation --editable .
LOCK := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --annotation-style line --quiet
JOBS ?= 2

.PHONY: help setup demo test programs lint types layers docs bench model format lock build clean

help: ## list these words
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(VENV)/.installed-demo: requirements.lock pyproject.toml scripts/make_environment.sh
	@scripts/make_environment.sh $(VENV)
	@echo "Installing what On Record needs (requirements.lock)"
	@$(INSTALL) requirements.lock
	@$(INSTALL_PACKAGE)
	@touch $@

$(VENV)/.installed-test: requirements-dev.lock $(VENV)/.installed-demo
	@echo "Installing what the tests need (requirements-dev.lock)"
	@$(INSTALL) requirements-dev.lock
	@touch $@

setup: $(VENV)/.installed-test ## make .venv with the package, its extras and all tools

demo: $(VENV)/.installed-demo ## check the made-up case; prints the report, writes onrecord-demo.html
	@$(BIN)/onrecord demo --no-open

test: lint types layers programs ## lint, types, layers and the tests
	@echo "Running the tests"
	@$(BIN)/python -m pytest -q -n $(JOBS)

programs: ## install the programs that some tests run, where that may be done
	@scripts/install_programs.sh

lint: setup ## look for faults and form with ruff
	@echo "Linting"
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check . || { echo "Some files are not formatted: make format"; exit 1; }

types: setup ## check the types with mypy
	@echo "Checking types"
	@$(BIN)/mypy --no-error-summary

layers: setup ## check that data flows one way
	@echo "Checking layers"
	@$(BIN)/lint-imports --no-logo >$(VENV)/layers.txt 2>&1 || { cat $(VENV)/layers.txt; exit 1; }

docs: setup ## write the generated pages of docs/ anew
	@$(BIN)/python scripts/write_reference.py

bench: setup ## measure on ../shared, where it is there
	@$(BIN)/python benchmarks/verify.py

model: setup ## train the model that ships anew from corpus/ (about ten minutes), and print its figures
	@OPENBLAS_NUM_THREADS=1 $(BIN)/onrecord train --corpus corpus/stories -o build/model
	@cp build/model/model.npz src/onrecord/attribute/data/model.npz

format: setup ## put all files into form
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/ruff format .

lock: setup ## choose the versions of everything anew
	@$(PIP) install --quiet uv
	@$(BIN)/uv pip compile pyproject.toml --extra all --group dev $(LOCK) --upgrade -o requirements-dev.lock
	@$(BIN)/uv pip compile pyproject.toml --extra all --group build $(LOCK) -c requirements-dev.lock -o requirements.lock
	@! grep -nE '://|^-|file:|/tmp' requirements*.lock || { echo "A lock names a place"; exit 1; }

build: setup ## make the wheel and the source archive in dist/
	@$(PIP) wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

clean: ## remove everything that can be made again
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis onrecord-demo.html
	find src tests benchmarks scripts -name __pycache__ -type d -prune -exec rm -rf {} +
