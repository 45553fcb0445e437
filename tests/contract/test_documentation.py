import importlib.util
import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from typer.testing import CliRunner

from lurewatch.main import app

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "facts").glob("*.md"), *(ROOT / "data").glob("*.md")]
)
PACKAGES = ("api", "casefile", "crawler", "facts", "lurewatch", "scorer")
MADE_BY_COMMAND = re.compile(r"^(var|dist|\.venv)/")


def writer() -> ModuleType:
    """Give what writes the generated pages."""
    spec = importlib.util.spec_from_file_location("docs_write", ROOT / "docs" / "write.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def names(help_page: str) -> set[str]:
    """Give the commands that a help page lists."""
    return set(re.findall(r"^  ([a-z]+)  ", help_page.partition("Commands:")[2], re.MULTILINE))


@pytest.mark.parametrize("name", writer().PAGES)
def test_generated_pages_are_up_to_date(name: str) -> None:
    """A page that the code writes says what the code says now: `make docs` would change nothing."""
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == writer().PAGES[name]()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_that_a_page_names_exist(page: Path) -> None:
    """Every `lurewatch …` in a page is a command, with a subcommand where there are any, and known options."""
    runner = CliRunner()
    commands = names(runner.invoke(app, ["--help"]).output)
    for command, rest in re.findall(r"\blurewatch ([a-z]+)\b([^\n`#|]*)", "\n".join(code_of(page))):
        assert command in commands, command
        shown = runner.invoke(app, [command, "--help"]).output
        if below := names(shown):
            subcommand = rest.split()[0] if rest.split() else ""
            assert subcommand in below, f"{command} {subcommand}"
            shown = runner.invoke(app, [command, subcommand, "--help"]).output
        for option in re.findall(r"(?<!\S)--[a-z-]+", rest):
            assert option in shown, f"{command} {option}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_targets_that_a_page_names_exist(page: Path) -> None:
    """Every `make …` in a page is a target of the Makefile."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {
        word
        for line in code_of(page)
        for words in re.findall(r"(?:^|\s)make ((?:[a-z]+ ?)+)", line.partition("#")[0])
        for word in words.split()
    }
    assert named <= targets


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_inside_the_repository_resolve(page: Path) -> None:
    """Every link to a file of the repository leads to one."""
    targets = [target for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text()) if "://" not in target]
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_files_that_a_page_names_exist(page: Path) -> None:
    """Every path in code marks that begins with one of our folders exists, or is made by a command."""
    folders = "|".join((*PACKAGES, "docs", "tests", "bench", "data", "extension", "requirements", r"\.ci"))
    paths = re.findall(rf"`((?:{folders})/[\w./-]*)`", page.read_text())
    assert [path for path in paths if not (ROOT / path).exists() and not MADE_BY_COMMAND.match(path)] == []


def test_recipes_have_at_most_five_steps() -> None:
    """Every recipe of CONTRIBUTING.md has at most five steps."""
    recipes = (ROOT / "CONTRIBUTING.md").read_text().split("\n## Add ")[1:]
    assert len(recipes) >= 6
    assert [
        recipe.splitlines()[0] for recipe in recipes if not 1 <= len(re.findall(r"^\d\. ", recipe, re.MULTILINE)) <= 5
    ] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_every_package_is_explained(package: str) -> None:
    """The architecture page says what each package is for."""
    assert re.search(rf"^\| `{package}` \|", (ROOT / "docs" / "architecture.md").read_text(), re.MULTILINE)


def test_every_decision_is_listed() -> None:
    """Every decision stands in the index, once."""
    pages = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("0*.md"))
    assert re.findall(r"\]\((0\d+-[\w-]+\.md)\)", (ROOT / "docs" / "decisions" / "README.md").read_text()) == pages


def test_every_decision_about_a_library_is_in_force() -> None:
    """A library that a decision is named after is one that the project asks for."""
    asked = (ROOT / "requirements" / "run.in").read_text()
    libraries = (
        "scrapy",
        "selectolax",
        "ada-url",
        "xgboost-cpu",
        "ahocorasick-rs",
        "sqlalchemy",
        "argon2",
        "jinja2",
        "py3langid",
        "phonenumbers",
        "fastapi",
    )
    assert [library for library in libraries if not re.search(rf"^{library}", asked, re.MULTILINE)] == []


def test_the_changelog_knows_what_is_unreleased() -> None:
    """The changelog has a place for the next release and names the one that is in pyproject.toml, once there is one."""
    text = (ROOT / "CHANGELOG.md").read_text()
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert "## [Unreleased]" in text
    assert f"## [{version}]" in text or not re.search(r"^## \[\d", text, re.MULTILINE)


def code_of(page: Path) -> list[str]:
    """Give what a page shows as code: lines of fenced blocks, and words in code marks."""
    text = page.read_text()
    blocks = re.findall(r"^```(?:sh)?\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()] + re.findall(r"`([^`\n]+)`", text)
