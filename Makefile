# A virtual environment is made in .venv, so that a system's own Python is left as it is.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: chat test check setup picture clean

chat: $(STAMP) ## set up and open the chat (without a terminal: answer a question)
	@if [ -t 0 ] && [ -t 1 ]; then $(BIN)/qa-bot; else $(BIN)/qa-bot --ask "Where did the two presidents last meet?"; fi

test: $(STAMP) ## set up and run the tests
	$(BIN)/pytest -m "not slow" --numprocesses auto --maxprocesses 4

check: $(STAMP) ## everything that CI runs
	.ci/run

setup: $(STAMP)

$(STAMP): pyproject.toml
	$(PYTHON) -m venv .venv || { echo "python3-venv is missing: apt-get install python3-venv"; exit 1; }
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(BIN)/python -m compileall -q qa_bot # as pip does with what it copies: Python may have been told not to
	@touch $(STAMP)

picture: $(STAMP) ## draw docs/screenshot.svg anew
	$(BIN)/python docs/make_screenshot.py

clean:
	rm -rf .venv .qa_bot dist build
