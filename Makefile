# Samplan. `make help` lists the commands.
#
# Each step leaves a stamp in .stamps/ and is done again only when what it depends on has changed, so
# that the second `make run` takes seconds.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv
# What the environment may say of package indexes stays out of what is installed from the locks.
UV_SYNC := env -u UV_DEFAULT_INDEX -u UV_INDEX_URL -u UV_EXTRA_INDEX_URL $(UV)
UV_VERSION := 0.13.9
STAMPS := .stamps
FRONTEND := $(shell find frontend/src frontend/public -type f 2>/dev/null) \
	$(wildcard frontend/*.json frontend/*.ts frontend/*.js frontend/*.html frontend/.npmrc)

.PHONY: help run dev setup test lint types unit bench openapi migration locks e2e clean

help: ## this list
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9-]+):.*## /  \1\t/' | expand -t 14

run: $(STAMPS)/run $(STAMPS)/frontend ## set up, build, migrate, load, serve
	@$(BIN)/samplan serve --migrate --load

dev: $(STAMPS)/dev $(STAMPS)/frontend-packages ## the API with reload, and the front end's own server
	@$(BIN)/samplan migrate && $(BIN)/samplan load
	@trap 'kill 0' EXIT; \
	$(BIN)/uvicorn samplan.main:create_app --factory --reload --reload-dir backend --no-access-log & \
	(cd frontend && npm run dev) & wait

setup: $(STAMPS)/dev $(STAMPS)/frontend $(STAMPS)/test-packages ## all that tests and development need

test: setup ## check everything, as many at a time as there are cores: one summary, one exit code
	@# Hashes differ from run to run, so that nothing comes to rest on them, but not between workers.
	@export PYTHONHASHSEED=$${PYTHONHASHSEED:-$$RANDOM}; echo "PYTHONHASHSEED=$$PYTHONHASHSEED"; \
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal

lint: $(STAMPS)/dev $(STAMPS)/frontend-packages ## linters, formatter and import rules
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/lint-imports --no-logo
	@cd frontend && npm run --silent lint

types: $(STAMPS)/dev $(STAMPS)/frontend-packages ## mypy strict and tsc strict
	@$(BIN)/mypy && cd frontend && npm run --silent types

unit: $(STAMPS)/dev ## the tests that need no database and no browser
	@$(BIN)/python -m pytest tests/unit

e2e: setup ## the tests in a real browser
	@$(BIN)/python -m pytest tests/e2e

bench: setup ## measure against the yardsticks; writes docs/benchmarks.md
	@$(BIN)/python -m tests.load

openapi: $(STAMPS)/dev $(STAMPS)/frontend-packages ## write the contract, and both clients' types from it
	@$(BIN)/samplan openapi openapi/openapi.json
	@$(BIN)/samplan document-schema openapi/county-document.schema.json
	@cd frontend && npm run --silent api
	@$(BIN)/python clients/python/generate.py

migration: $(STAMPS)/dev ## a new migration from the tables: make migration name="what it does"
	@$(BIN)/samplan migration "$(name)"

locks: $(UV) ## lock the dependencies anew, without addresses
	@$(UV_SYNC) pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-emit-find-links --no-header pyproject.toml --group build -o requirements.lock
	@$(UV_SYNC) pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-emit-find-links --no-header pyproject.toml --group build --group dev --group bench \
		-c requirements.lock -o requirements-dev.lock

clean: ## remove what was built and installed; data in var/ stay
	@rm -rf $(VENV) $(STAMPS) frontend/dist frontend/node_modules tests/node_modules

# --- steps ---

$(STAMPS):
	@mkdir -p $@

$(UV): | $(STAMPS)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or later is needed; set PYTHON to it."; exit 1; }
	@echo "Making the environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV) \
		|| { echo "Python cannot make environments: install its venv package (Debian: python3-venv)."; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

# uv itself and the package are not in the locks, so they are kept and put back.
define install
	@$(UV_SYNC) pip install --quiet --compile-bytecode --require-hashes -r $(1)
	@$(UV_SYNC) pip install --quiet --compile-bytecode --no-deps --no-build-isolation --editable .
endef

$(STAMPS)/run: requirements.lock pyproject.toml | $(UV) $(STAMPS)
	@echo "Installing the service"
	$(call install,requirements.lock)
	@touch $@

$(STAMPS)/dev: requirements-dev.lock pyproject.toml | $(UV) $(STAMPS)
	@echo "Installing the service and its tools"
	$(call install,requirements-dev.lock)
	@touch $@ $(STAMPS)/run

$(STAMPS)/frontend-packages: frontend/package.json frontend/package-lock.json | $(STAMPS)
	@echo "Installing the front end's packages"
	@cd frontend && npm ci --loglevel=error --no-audit --no-fund
	@touch $@

$(STAMPS)/frontend: $(STAMPS)/frontend-packages $(FRONTEND)
	@echo "Building the front end"
	@cd frontend && npm run --silent build
	@touch $@

$(STAMPS)/test-packages: tests/package.json tests/package-lock.json | $(STAMPS)
	@echo "Installing the tests' browser and database server"
	@cd tests && npm ci --loglevel=error --no-audit --no-fund
	@touch $@
