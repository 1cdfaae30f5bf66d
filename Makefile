# One command to run, one to test. "make help" lists them all.
# PORT=8123 DATA=/some/folder DEMO=0 make run

PORT ?= 8000
DATA ?= .data
DEMO ?= 1
# Which tests: make test TESTS=tests/reading
TESTS ?= tests
# In which order: the same one every time, or another: make test SEED=2
SEED ?= 1
PYTHON_HERE := .venv/bin/python

MAKEFLAGS += --no-print-directory
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help setup setup-test run test test-offline lint fmt pins screenshots bench train clean clean-venv clean-data

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## make the environment .venv with the pinned requirements, and nothing else
	@scripts/setup run

setup-test: ## the same, with what the tests need
	@scripts/setup test

run: setup ## start everything on this machine (PORT=8000 DATA=.data DEMO=1), Ctrl-C stops it
	@exec $(PYTHON_HERE) manage.py up --with-parent --port "$(PORT)" --data "$(DATA)" $(if $(filter 0 no false,$(DEMO)),--no-demo)

test: setup-test ## run the checks and the whole test suite, browser tests too (TESTS=tests/… for a part)
	@scripts/chromium
	@$(MAKE) lint
	@$(PYTHON_HERE) -m pytest -n 2 --dist=loadfile --no-loadscope-reorder --randomly-seed=$(SEED) $(TESTS)

test-offline: setup-test ## run the tests where there is no network but loopback (needs Linux and the right to unshare)
	@scripts/offline $(PYTHON_HERE) -m pytest -n 2 --dist=loadfile --no-loadscope-reorder --randomly-seed=$(SEED) $(TESTS)

lint: setup-test ## check style, types, imports, missing migrations and templates
	@$(PYTHON_HERE) -m ruff check .
	@$(PYTHON_HERE) -m ruff format --check .
	@FACTCHECK_DEBUG=1 $(PYTHON_HERE) -m mypy factcheck claims demo
	@FACTCHECK_DEBUG=1 .venv/bin/lint-imports
	@FACTCHECK_DEBUG=1 $(PYTHON_HERE) -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run
	@.venv/bin/djlint templates demo/templates --lint --quiet

fmt: setup-test ## put the style right where a machine can
	@$(PYTHON_HERE) -m ruff check --fix .
	@$(PYTHON_HERE) -m ruff format .

pins: setup ## compile requirements*.in into exact versions (takes the newest; needs uv)
	@command -v uv >/dev/null || { echo "Compiling the pins needs uv; install it (pipx install uv) and start again." >&2; exit 1; }
	@uv pip compile --quiet --upgrade --universal --python-version 3.11 --no-header requirements.in -o requirements.txt
	@uv pip compile --quiet --upgrade --universal --python-version 3.11 --no-header requirements-dev.in -o requirements-dev.txt

screenshots: setup-test ## take the pictures in docs/screenshots from the running whole
	@scripts/chromium
	@$(PYTHON_HERE) -m tests.e2e.screenshots

bench: setup-test ## measure, and print the figures that the docs name
	@FACTCHECK_DEBUG=1 $(PYTHON_HERE) -m bench

train: setup-test ## train the small language models again from the shared data
	@FACTCHECK_DEBUG=1 $(PYTHON_HERE) -m bench.train_worthiness
	@FACTCHECK_DEBUG=1 $(PYTHON_HERE) -m bench.train_sense
	@FACTCHECK_DEBUG=1 $(PYTHON_HERE) -m bench.train_stance

clean: ## remove what can be made again: caches, collected static files
	@rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage htmlcov staticfiles
	@find . -path ./.venv -prune -o -name __pycache__ -type d -exec rm -rf {} +

clean-venv: clean ## remove the environment too
	@rm -rf .venv

clean-data: ## remove the data folder DATA with all that is in it (asks for SURE=1)
	@test "$(SURE)" = 1 || { echo "This removes $(DATA) with every claim in it; if that is meant: make clean-data SURE=1" >&2; exit 1; }
	@rm -rf "$(DATA)"
