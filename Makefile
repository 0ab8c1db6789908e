# Everything that is done with this checkout, one word each. A fresh Debian needs
# Python 3.11 and make; whatever else a target uses, it installs first.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:

ADDRESS ?= 0.0.0.0
PORT ?= 8888
JOBS ?= 2
TESTS ?= tests

PYTHON := .venv/bin/python
RUNS := .venv/.runs
TESTED := .venv/.tested
CORPORA := .venv/corpora/.unpacked
CHECKERS := .venv/npm/.checkers
LIGHTHOUSE := .venv/npm/.lighthouse
DEBIAN := chromium chromium-driver fontconfig gettext git fonts-noto-core fonts-noto-cjk \
  default-jre-headless=java nodejs=node npm=npm iproute2=ss nginx-light=nginx slowhttptest \
  openssl curl systemd=systemd-analyze
COMPARED := var/bench/venv/.installed
COMPARED_DEBIAN := nginx-light=nginx wrk hugo
CASES ?=
ROUNDS ?= 7
SECONDS_EACH ?= 3

# Show one line a package the first time, nothing when all of them are there.
install = echo "Installing $(1) into .venv"; \
	$(PYTHON) -m pip install --disable-pip-version-check --no-input \
	  --require-hashes --requirement $(1) \
	  | sed -nu 's/^Collecting \([^ ]*\).*/  \1/p'

# Run one step of a check, and say which one failed.
define step
	@echo "── $(1)"; $(2) || { echo "make $@ stopped at: $(1)" >&2; exit 1; }

endef

.PHONY: help
help: ## Say what can be done here
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

.PHONY: serve
serve: $(RUNS) ## Serve the site on http://127.0.0.1:8888 (PORT=…, ADDRESS=… for others)
	@exec $(PYTHON) site serve --address $(ADDRESS) --port $(PORT)

.PHONY: test
test: $(TESTED) $(CORPORA) $(CHECKERS) ## Run all tests with sampled sizes (TESTS=… for some of them)
	@$(PYTHON) -m pytest --numprocesses $(JOBS) --dist worksteal $(TESTS)

.PHONY: test-full
test-full: $(TESTED) $(CORPORA) $(LIGHTHOUSE) ## Run all tests with their full sizes
	@$(PYTHON) -m pytest --numprocesses $(JOBS) --dist worksteal --full $(TESTS)

.PHONY: check
check: $(TESTED) debian ## Check form, types, floors, templates, the house and the site
	$(call step,format,$(PYTHON) -m ruff format --quiet --check site tests bench)
	$(call step,lint,$(PYTHON) -m ruff check --quiet site tests bench)
	$(call step,types,$(PYTHON) -m mypy --no-error-summary)
	$(call step,floors,PYTHONPATH=site .venv/bin/lint-imports --no-cache)
	$(call step,templates,$(PYTHON) -m djlint --quiet --lint templates)
	$(call step,site,$(PYTHON) site check)
	$(call step,house,$(PYTHON) -m pytest --quiet --numprocesses $(JOBS) tests/house)

.PHONY: pictures
pictures: $(TESTED) debian ## Take pictures of the site into var/pictures, to be looked at
	@$(PYTHON) tests/browser/pictures.py

.PHONY: lighthouse
lighthouse: $(TESTED) $(LIGHTHOUSE) ## Grade the site with Lighthouse
	@$(PYTHON) -m pytest --quiet --full tests/browser/test_lighthouse.py

.PHONY: bench
bench: $(RUNS) $(COMPARED) ## Measure beside other servers into bench/RESULTS.md (CASES="kept asset", ROUNDS=7)
	@.ci/debian $(COMPARED_DEBIAN)
	@$(PYTHON) bench/run.py --rounds $(ROUNDS) --seconds $(SECONDS_EACH) $(CASES)

.PHONY: format
format: $(TESTED) ## Bring all Python files into the form that check wants
	@$(PYTHON) -m ruff check --quiet --fix-only site tests bench
	@$(PYTHON) -m ruff format site tests bench

.PHONY: lock
lock: $(PYTHON) ## Write requirements*.txt anew from requirements*.in
	@.ci/lock

.PHONY: debian
debian: ## Install the Debian packages that tests use
	@.ci/debian $(DEBIAN)

$(PYTHON):
	@.ci/venv

$(RUNS): requirements.txt | $(PYTHON)
	@$(call install,$<)
	@touch $@

$(TESTED): requirements-dev.txt | $(PYTHON)
	@$(call install,$<)
	@touch $@ $(RUNS)

$(CORPORA): tests/corpora.txt | $(PYTHON)
	@echo "Unpacking $< into .venv/corpora"
	@rm -rf $(@D)
	@$(PYTHON) -m pip install --disable-pip-version-check --no-input --quiet \
	  --require-hashes --no-deps --no-compile --target $(@D) --requirement $<
	@touch $@

# What is measured beside Dragoman has its own environment: nothing of it is needed.
$(COMPARED): bench/requirements.txt | $(PYTHON)
	@echo "Installing $< into $(@D)"
	@$(PYTHON) -m venv --clear $(@D)
	@$(@D)/bin/python -m pip install --disable-pip-version-check --no-input --quiet \
	  --require-hashes --requirement $<
	@touch $@

# These two fail softly: where npm is missing, tests say so.
$(CHECKERS): tests/package-lock.json | $(PYTHON) debian
	@.ci/npm --omit=dev && touch $@ || true

$(LIGHTHOUSE): tests/package-lock.json | $(PYTHON) debian
	@.ci/npm && touch $@ $(CHECKERS) || true
