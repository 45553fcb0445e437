# One target a task. `make` alone lists them. PYTHON names the interpreter that .venv is made from; PORT is for `run`.

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
INSTALL = @command -v $(PYTHON) >/dev/null || { echo "lurewatch: no $(PYTHON) here. Install Python 3.11 or newer." >&2; exit 2; }; \
	$(PYTHON) requirements/install.py

.DEFAULT_GOAL := help
.PHONY: help run test check services bench model evaluate texts extension catalogues docs lock

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## crawl the demo boards, score them, serve the pages on PORT (8000)
	$(INSTALL) run
	@$(BIN)/lurewatch run --port $(PORT)

test: ## every test that needs nothing but this folder and what `make services` brought
	$(INSTALL) test
	@$(BIN)/pytest -n 2 --dist loadgroup

check: ## lint, format, types, the arrows between packages, the extension, the compose file
	$(INSTALL) test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@sh .ci/check-outside-python

services: ## install what some tests need: Chromium, Firefox, PostgreSQL, Redis, Node, docker compose (apt, as root)
	@sh .ci/services

bench: ## one table a claim: ours and a peer, side by side in one run
	$(INSTALL) test
	@for bench in bench/*.py; do $(BIN)/python $$bench || exit; done

model: ## train the model anew from data/ into scorer/models/current
	$(INSTALL) tune
	@$(BIN)/lurewatch train

evaluate: ## measure what the model is worth, split by split: card, figures, plots into var/evaluation/
	$(INSTALL) tune
	@$(BIN)/lurewatch evaluate

texts: ## count our own labelled posts, and look for what betrays their labels
	$(INSTALL) train
	@$(BIN)/lurewatch texts

extension: ## build the browser extension for Chrome and Firefox into dist/
	$(INSTALL) run
	@$(BIN)/python extension/build.py

catalogues: ## collect what the pages say, bring every language's catalogue up to date, say what is missing
	$(INSTALL) run
	@$(BIN)/python -m api.seeker.catalogues.update

docs: ## write the generated pages of docs/ anew
	$(INSTALL) run
	@$(BIN)/python docs/write.py

lock: ## pin and hash requirements/*.in anew
	@sh requirements/lock
