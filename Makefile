# Pregón's commands. `make` alone lists them. Works with GNU make 3.81 (macOS) and newer.

PORT ?= 8000
export PORT
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# The newest Python that will do, under whatever name it goes here.
PYTHON ?= $(shell for each in python3.13 python3.12 python3.11 python3; do \
	$$each -c 'import sys; sys.exit(not (3, 11) <= sys.version_info)' 2>/dev/null \
	&& echo $$each && break; done)

# Relative: the repository's own path may hold spaces.
PY := .venv/bin/python
INSTALL := $(PY) -m pip install --quiet --quiet --require-hashes --requirement
# The journeys share one running newsroom: one process takes them all.
PYTEST := $(PY) -m pytest -n 2 --dist loadgroup
POSTGRES := $(PY) -m tests.databases

.DEFAULT_GOAL := help
.PHONY: help run test fuzz check format lock golden bench demo coverage clean

help: ## This list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

run: .venv/runtime ## Serve the newsroom on http://127.0.0.1:8000 (PORT=8001 make run for another)
	@exec $(PY) -m cms.run --with-parent

test: .venv/dev ## The whole suite on SQLite; on a real PostgreSQL all but what no database changes
	@echo "== SQLite" && env -u DATABASE_URL $(PYTEST)
	@echo "== PostgreSQL" && $(POSTGRES) $(PYTEST) -m "not once"

fuzz: .venv/dev ## People at random at the desk, 2,000 steps of them (STEPS=20000 for more)
	PREGON_FUZZ_STEPS=$(or $(STEPS),2000) $(PY) -m pytest tests/fuzz -s -p no:randomly

check: .venv/dev ## What CI runs: format, lint, types, import contracts, migrations, then the tests
	$(PY) -m ruff format --check --quiet
	$(PY) -m ruff check --quiet
	$(PY) -m djlint --quiet --lint .
	$(PY) -m mypy
	.venv/bin/lint-imports
	$(PY) manage.py makemigrations --check --dry-run
	$(PY) manage.py check
	$(MAKE) test

format: .venv/dev ## Put code and templates in form
	$(PY) -m ruff format
	$(PY) -m ruff check --fix

golden: .venv/dev ## Write the contracts' golden files anew; read the difference before you commit it
	$(PYTEST) --refresh-golden tests/api tests/outputs

coverage: .venv/dev ## Branch coverage of the suite on SQLite
	$(PYTEST) --cov --cov-report=term:skip-covered --cov-report=html:var/coverage

bench: .venv/dev ## Measure the reading side, on PostgreSQL
	$(POSTGRES) $(PY) -m bench

demo: .venv/runtime ## Load the demo into the database
	$(PY) manage.py demo

lock: .venv/dev ## Bring the locks in line with pyproject.toml (UPGRADE=--upgrade: newest versions)
	$(LOCK) --output-file requirements.lock
	$(LOCK) --extra dev --constraint requirements.lock --output-file tests/requirements.lock

clean: ## Remove the virtual environment and all caches; var/ (your data) stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage

# For every Python from 3.11 on, on Linux and macOS; no index addresses, no paths.
LOCK = $(PY) -m uv pip compile --quiet $(UPGRADE) --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header pyproject.toml

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Pregón needs Python 3.11 or newer."; exit 1; }
	@echo "Making the virtual environment ($(PYTHON)) …"
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
		echo "Python's venv is missing. On Debian: apt install python3-venv"; exit 1; }

# Stamps: installed anew only when the lock has changed.
.venv/runtime: requirements.lock | .venv/bin/python
	@echo "Installing the locked packages …"
	@$(INSTALL) requirements.lock
	@touch $@

.venv/dev: tests/requirements.lock | .venv/bin/python
	@echo "Installing the locked packages, with the developers' …"
	@$(INSTALL) tests/requirements.lock
	@touch .venv/runtime $@
