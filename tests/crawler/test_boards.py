import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

import crawler.templates
from crawler.board import Board
from crawler.spiders import boards

LINES_OF_A_DECLARATION = 10


def declared() -> list[type[Board]]:
    """Give every board that is declared, and every template for one."""
    templates = [
        thing
        for module in iter_modules(crawler.templates.__path__, "crawler.templates.")
        for thing in vars(import_module(module.name)).values()
        if isinstance(thing, type) and issubclass(thing, Board) and thing.__module__ == module.name
    ]
    return [*boards().values(), *templates]


FLEET = pytest.mark.parametrize("board", declared(), ids=lambda board: board.name)


@FLEET
def test_a_board_has_a_plain_name(board: type[Board]) -> None:
    """A board's name is lower case, digits and underscores, so that it can name a file."""
    assert re.fullmatch(r"[a-z][a-z0-9_]{2,40}", board.name)


@FLEET
def test_a_board_says_what_permits_reading_it_and_when_that_was_read(board: type[Board]) -> None:
    """Every board carries a permission note that names robots.txt, terms, a licence or documentation, with a date."""
    assert re.search(r"robots|terms|licen[cs]e|documentation|our own", board.permission)
    assert re.search(r"\(read 20\d\d-[01]\d-[0-3]\d\)", board.permission)


@FLEET
def test_a_board_says_how_many_posts_to_expect(board: type[Board]) -> None:
    """Every board expects at least one post, within a range."""
    assert 0 < board.expects.start < board.expects.stop


@FLEET
def test_a_board_knows_where_to_begin(board: type[Board]) -> None:
    """A public board starts at https addresses on one site; one on this machine needs to be told where that is."""
    made = board("http://127.0.0.1:1" if board.local else "")
    assert len(made.sites) == 1
    assert made.starts
    if not board.local:
        assert all(start.startswith("https://") for start in made.starts)


@FLEET
def test_a_board_is_a_short_declaration(board: type[Board]) -> None:
    """A board has attributes and no code of its own, and fits in ten lines."""
    own = {name for name in vars(board) if not name.startswith("__")}
    assert len(own) <= LINES_OF_A_DECLARATION
    assert not [name for name in own if callable(getattr(board, name)) and name != "platform"]


def test_the_registry_knows_the_demo_and_no_template() -> None:
    """The registry finds what is declared in `crawler/spiders`, by name, and only that."""
    assert {"demo", "demo_sitemap", "demo_feed", "demo_telegram", "demo_greenhouse"} <= set(boards())
    assert not [name for name in boards() if name.startswith("example")]


def test_a_new_file_is_a_new_board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A template copied into the folder of boards is found without being named anywhere else."""
    source = Path(crawler.templates.__path__[0]) / "list_board.py"
    (tmp_path / "copied.py").write_text(source.read_text("utf-8"), "utf-8")
    monkeypatch.setattr("crawler.spiders.__path__", [*import_module("crawler.spiders").__path__, str(tmp_path)])
    assert boards()["example_jobs"].expects == range(200, 2_000)
