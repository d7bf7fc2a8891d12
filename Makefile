# Everything a newcomer needs: `make demo` and `make test` work on a fresh machine with Python 3.11 and make.
PYTHON ?= python3.11
BIN := .venv/bin

.PHONY: demo test check format serve bench evals lock docs transcript clean mutate coverage recordings cuff-states

.venv/.runtime: requirements.lock
	@command -v $(PYTHON) >/dev/null || { echo "Fettle needs Python 3.11 or newer: set PYTHON=/path/to/python3"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: requirements-dev.lock .venv/.runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

demo: .venv/.runtime            ## seed a simulated team and show the main job
	$(BIN)/fettle demo

test: .venv/.dev                ## the whole suite, no network
	$(BIN)/python -m pytest -n auto

check: .venv/.dev               ## format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/.dev              ## rewrite the code in the house style
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

serve: .venv/.runtime           ## API and, with a token, the Telegram bot
	$(BIN)/fettle serve

bench: .venv/.dev               ## ratios to a lower bound or a peer, measured in one run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock
	$(BIN)/fettle bench

# how many small faults in physiology/ the tests notice; ONLY=physiology/load for a part, SAMPLE=1500 for a draw of all
mutate: .venv/.dev
	$(BIN)/python evals/mutants.py --copy $(ONLY)
ifdef SAMPLE
	-cd var/mutants && ../../$(BIN)/mutmut run --max-children 2 no.such.mutant >generated.log 2>&1
	$(BIN)/python evals/mutants.py --draw $(SAMPLE) $(ONLY)
	cd var/mutants && ../../$(BIN)/mutmut run --max-children 2 $$(cat drawn.txt)
	$(BIN)/python evals/mutants.py --drawn $(ONLY)
else
	cd var/mutants && ../../$(BIN)/mutmut run --max-children 2 $(if $(ONLY),'$(subst /,.,$(ONLY)).*')
	$(BIN)/python evals/mutants.py $(ONLY)
endif

cuff-states: .venv/.dev         ## every state of a scaled model of the cuff's controller, against its invariants
	PYTHONPATH=. $(BIN)/python -m tests.devices.cuff.exhaustive

coverage: .venv/.dev            ## every branch of physiology/ is tested
	$(BIN)/coverage run --source=physiology -m pytest -p no:xdist -q tests/physiology
	$(BIN)/coverage report

recordings: .venv/.dev          ## what each real recording beside this repository gives: writes docs/recordings.md
	PYTHONPATH=. $(BIN)/python -m evals.recordings

evals: .venv/.runtime           ## the development cases in this repository
	$(BIN)/fettle eval run

docs: .venv/.runtime            ## write docs/tools.md and docs/metrics.md anew
	PYTHONPATH=. $(BIN)/python docs/generate.py

transcript: .venv/.runtime      ## put the questions of docs/transcript.yaml to the real commands, write docs/transcript.md
	PYTHONPATH=. $(BIN)/python docs/transcript.py

lock: .venv/.dev                ## resolve pyproject.toml anew
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url --extra dev pyproject.toml -o requirements-dev.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url --extra dev --extra bench pyproject.toml -o requirements-bench.lock

clean:
	rm -rf .venv var
