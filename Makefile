PYTHON ?= python3
BIN := .venv/bin
REPORTGEN := $(BIN)/python -m reportgen
RUNS ?= 20000

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site test check bench serve golden weights docs reference fuzz laws attacks planted screenshots audit licences pythons judges wheel dist lock clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: .venv/run.stamp ## build the history site of content/ into build/site
	$(REPORTGEN) build content --out build/site
	@echo "Open $(CURDIR)/build/site/index.html"

test: .venv/dev.stamp ## run ruff, mypy --strict and every test
	$(BIN)/ruff check .
	$(BIN)/mypy --strict
	$(BIN)/pytest -n auto --maxprocesses 4 --dist loadfile

check: .venv/run.stamp ## say what is wrong, missing or contradictory in content/reports
	$(REPORTGEN) check content/reports

bench: .venv/run.stamp build/bench/venv/stamp ## time and memory against Hugo, Pelican and the last release, into benchmarks/RESULTS.md
	$(BIN)/python -m benchmarks.run

serve: .venv/dev.stamp ## show the site of content/ on port 8000 of this machine, and follow every edit
	$(REPORTGEN) serve content --port 8000

golden: .venv/dev.stamp ## rewrite the expected output of the golden tests; the diff is the review
	REPORTGEN_GOLDEN=write $(BIN)/pytest tests/golden

weights: .venv/dev.stamp ## learn from the labelled reports what sections with unknown headings look like
	$(BIN)/python -m tests.drift.weigh

docs: build/docs/venv/stamp ## build the documentation in docs/ into build/docs/html; every warning is an error
	build/docs/venv/bin/sphinx-build -q --fail-on-warning --keep-going --nitpicky -d build/docs/doctrees docs build/docs/html
	@echo "Open $(CURDIR)/build/docs/html/index.html"

reference: .venv/dev.stamp ## write docs/reference/ from the code: commands, settings, rules, records
	$(BIN)/python -m tests.docs.reference

fuzz: build/fuzz/venv/stamp ## fuzz the readers, led by the branches they take where atheris is to be had; RUNS=… inputs each
	build/fuzz/venv/bin/python -m tests.fuzz --runs $(RUNS)

laws: .venv/dev.stamp ## try the laws on many more examples than `make test` does
	$(BIN)/pytest -m hypothesis tests --hypothesis-profile=fuzz

attacks: .venv/dev.stamp ## build hostile and oversize reports, and print time, memory and what is said of each
	$(BIN)/python -m tests.attacks

planted: .venv/dev.stamp ## print how many planted contradictions each rule finds, and its false alarms
	$(BIN)/python -m tests.generator

screenshots: site .venv/dev.stamp ## take pictures of every kind of page into build/screenshots, to be looked at
	$(BIN)/python -m tests.site.screenshots build/site build/screenshots

audit: build/audit/venv/stamp ## ask the advisory database about every pinned package; needs network
	build/audit/venv/bin/python -m tests.supply.audit

licences: .venv/dev.stamp build/bench/venv/stamp build/audit/venv/stamp build/docs/venv/stamp build/fuzz/venv/stamp ## write docs/licences.md from what is installed
	$(BIN)/python -m tests.supply.licences

pythons: ## install what reportgen runs on for every other Python of this machine, for the test that all build the same bytes
	$(PYTHON) -m tests.supply.pythons

judges: ## install the judges of other projects (axe, html-validate, ical.js, feedsmith) for the tests; needs npm
	cd tests/site && npm ci --no-audit --no-fund

wheel: .venv/dev.stamp ## build the wheel into dist/
	$(BIN)/python -m hatchling build -t wheel

dist: .venv/dev.stamp ## build what is released into dist/, twice, and compare; try the wheel on every Python that `make pythons` made ready
	$(BIN)/python -m tests.supply.dist

lock: ## pin and hash again what requirements/*.in ask for
	test -x build/lock/bin/uv || { $(PYTHON) -m venv build/lock && build/lock/bin/pip install --quiet uv; }
	for name in run dev bench audit docs fuzz; do build/lock/bin/uv pip compile --quiet --upgrade --exclude-newer "7 days" --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --annotation-style line requirements/$$name.in --output-file requirements/$$name.txt; done

clean: ## remove what was built, the virtual environment too
	rm -rf build dist .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Set-up: once, and again when the pinned requirements change. Nothing is installed outside .venv and, for tools apart, build/NAME/venv.
.venv/run.stamp: requirements/run.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "reportgen needs Python 3.11 or newer: make PYTHON=python3.12 …" or 0)'
	test -x $(BIN)/pip || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@touch $@

.venv/dev.stamp: requirements/dev.txt pyproject.toml .venv/run.stamp
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

build/%/venv/stamp: requirements/%.txt
	test -x build/$*/venv/bin/pip || $(PYTHON) -m venv build/$*/venv
	build/$*/venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/$*.txt
	@touch $@
