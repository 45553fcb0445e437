"""Writes the pages of docs/ that say what the code already says, so that nobody has to keep them true by hand."""

from collections.abc import Callable
from pathlib import Path

from pydantic_settings import BaseSettings

from api.settings import Settings
from crawler.settings import CrawlSettings
from crawler.spiders import boards
from scorer.features import FEATURES
from scorer.features.feature import Feature

DOCS = Path(__file__).resolve().parent
MOVES = {1: "may raise", -1: "may lower", 0: "either way"}


def settings_page() -> str:
    """Give docs/settings.md: every setting with its default and its docstring."""
    return "\n\n".join(
        (
            "# Settings",
            "Read from the environment once, at start. An empty value counts as not given. Written by `make docs`.",
            "## The pages, the API and the store",
            _settings(Settings),
            "## Crawling",
            _settings(CrawlSettings),
        )
    )


def _settings(declared: type[BaseSettings]) -> str:
    lines = ["| variable | default | what it sets |", "|---|---|---|"]
    for name, field in declared.model_fields.items():
        default = "" if field.default is None else f"`{field.default}`"
        says = " ".join((field.description or "").split())
        lines.append(f"| `{declared.model_config['env_prefix']}{name.upper()}` | {default} | {says} |")
    return "\n".join(lines) + "\n"


def features_page() -> str:
    """Give docs/features.md: every question that is asked of a post."""
    lines = [
        "# Features",
        "",
        f"The {len(FEATURES)} questions that are asked of every post, in the order of their columns. A question with a",
        "sentence can be a reason; one without only counts together with others. Which way a score may move is a",
        "constraint that training keeps. Written by `make docs`.",
        "",
        "| feature | what a seeker reads | lure | fraud | about | source |",
        "|---|---|---|---|---|---|",
        *map(_feature, FEATURES),
    ]
    return "\n".join(lines) + "\n"


def _feature(feature: Feature) -> str:
    moves = " | ".join(MOVES[move] for move in (feature.lure, feature.fraud, feature.about))
    says = (feature.sentence or "").replace("|", "\\|")
    return f"| `{feature.name}` (v{feature.version}, {feature.since}) | {says} | {moves} | {feature.source} |"


def boards_page() -> str:
    """Give docs/boards.md: every board that is declared."""
    lines = [
        "# Boards",
        "",
        "The boards that are declared, with what permits reading them. Written by `make docs`; how to add one is a",
        "recipe in [CONTRIBUTING](../CONTRIBUTING.md).",
        "",
        "| board | what it is | where | posts it should bring | permission |",
        "|---|---|---|---|---|",
    ]
    for name, board in boards().items():
        where = "this machine" if board.local else ", ".join(board.addresses())
        says = (board.__doc__ or "").splitlines()[0]
        expects = f"{board.expects.start:,}-{board.expects.stop - 1:,}"
        lines.append(f"| `{name}` | {says} | {where} | {expects} | {board.permission} |")
    return "\n".join(lines) + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "settings.md": settings_page,
    "features.md": features_page,
    "boards.md": boards_page,
}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
