PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo newcomer test whole pythons check covered fix corpus stress fuzz bombs accidents bench scale docs lint layers docs-check samples templates bundle release version peers-files

# Three months in a ledger, what lags, and the two lines to type next.
demo: .venv/installed
	@rm -f demo.db
	@$(BIN)/shishi --db demo.db import sample_data/2023-03.csv sample_data/2023-04.csv sample_data/2023-05.csv
	@$(BIN)/shishi --db demo.db --no-pager behind --unit 区民政局
	@echo
	@echo "接着可以输入:"
	@echo "  source .venv/bin/activate && export SHISHI_DB=demo.db"
	@echo "  shishi"

# What README tells a newcomer, done in a fresh clone.
newcomer:
	@$(PYTHON) docs/newcomer.py

test: .venv/tools
	$(BIN)/python -m pytest -n auto

# What takes longer than a suite should: the rest of the corpus and of the made-up years against its floor.
whole: .venv/tools
	$(BIN)/python -m pytest -n auto -m whole

# The suite under every other Python that the machine has and that shishi supports.
pythons: .venv/tools
	bash packaging/pythons.sh

check: lint layers docs-check

lint: .venv/tools
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

layers: .venv/tools
	$(BIN)/lint-imports

docs-check: .venv/tools
	$(BIN)/python docs/make.py --check
	$(BIN)/cog --check --diff docs/reading.md docs/standing.md docs/检查代码.md docs/手册.md

docs: .venv/tools
	$(BIN)/python docs/make.py
	$(BIN)/cog -r docs/reading.md docs/standing.md docs/检查代码.md docs/手册.md

fix: .venv/tools
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The tests once more, and which lines they ran: below 95 % of the code is a failure. (What counts the
# steps of reading would count those of the counting.)
covered: .venv/tools
	$(BIN)/python -m slipcover --source src/shishi_cli --json --out .covered.json -m pytest -n auto \
		--ignore tests/extraction/test_linear_time.py
	$(BIN)/python -m tests.covered .covered.json

# How much of the labelled corpus is read right, and what is wrong with confidence.
corpus: .venv/tools
	$(BIN)/python -m tests.corpus.scoring

# The same with a fifth of the rules' words left out, five times: what is not known must stay in doubt.
stress: .venv/tools
	$(BIN)/python -m tests.corpus.stress

# What the suite tries with a few examples, with five hundred. Then a hundred thousand changed sentences:
# none raises, every span is true. Then a minute of changed files; make fuzz FILES=100000 SEED=7 reads
# more and others.
fuzz: .venv/tools
	$(BIN)/python -m pytest -n auto -m hypothesis --hypothesis-profile=thorough
	$(BIN)/python -m tests.mutations
	$(BIN)/python -m tests.hostile.changed_files $(FILES) $(SEED)

# Files made to fill the memory or to take hours, in every format: each is refused in two seconds.
bombs: .venv/tools
	$(BIN)/python -m tests.hostile

# make peers-files DIR=folder: the cells of foreign files beside what other libraries read.
peers-files: .venv/tools
	$(BIN)/python -m tests.hostile.peers "$(DIR)"

# Kills, replaced files, flipped bits, restores beside writers, undoings: nothing lost, nothing by half.
accidents: .venv/tools
	$(BIN)/python -m tests.accidents 300

# The sample month in every format that is read.
samples: .venv/tools
	$(BIN)/python sample_data/make.py

# The template that papers are written over.
templates: .venv/tools
	$(BIN)/python -m shishi_cli.views.docx.make_template

bench: .venv/peers
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/import.py 45 5000

# A country's ledger of 1.5 million rows beside a district's; takes minutes and 1.5 GB.
scale: .venv/installed
	$(BIN)/python benchmarks/scale.py

# One zip a kind of machine that has no network: dist/, none above 15 MB.
bundle: .venv/tools
	$(BIN)/python packaging/bundle.py dist
	set -e; version=$$($(BIN)/python -c "import shishi_cli; print(shishi_cli.__version__)"); \
	for kind in linux_$$(uname -m) any; do \
		PYTHON=$(BIN)/python packaging/try_bundle.sh dist/shishi-离线包-$$version-$$kind.zip; \
	done

# make release VERSION=0.2.0: the changelog dated, sdist and wheel checked and tried, then the bundles.
release: version test check
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group release
	$(BIN)/python packaging/release.py $(VERSION) dist
	$(MAKE) bundle

version:
	@[ -n "$(VERSION)" ] || { echo "请写明版本: make release VERSION=0.2.0" >&2; exit 1; }

.venv/bin/python:
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>/dev/null || { \
		echo "$(PYTHON) 不是 Python 3.11 或更高版本。另装了的,请写明是哪个,例如: make demo PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

.venv/installed: pyproject.toml | .venv/bin/python
	@echo "正在安装,第一次要一两分钟 …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e . >.venv/pip.log 2>&1 \
		|| { cat .venv/pip.log; exit 1; }
	@touch $@

.venv/peers: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group bench
	touch $@

.venv/tools: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	touch $@
