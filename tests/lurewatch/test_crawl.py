from pathlib import Path

import pytest
from typer.testing import CliRunner

from crawler.spiders import boards
from lurewatch.failure import explain
from lurewatch.main import app
from lurewatch.start import DEMO

RUNNER = CliRunner()


def test_the_boards_are_listed() -> None:
    """Every declared board is listed by name."""
    done = RUNNER.invoke(app, ["boards"])
    assert done.exit_code == 0
    assert all(name in done.output for name in boards())


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "Name boards"),
        (["demo", "--site", "https://example.org"], "Name boards"),
        (["nowhere"], "No board is called nowhere"),
        (["--site", "https://jobs.example.org"], "LUREWATCH_CRAWL_CONTACT"),
        (["--site", "ftp://jobs.example.org"], "http://"),
    ],
)
def test_a_crawl_that_must_not_begin_says_why(arguments: list[str], says: str, tmp_path: Path) -> None:
    """What is not to be crawled is refused in a sentence, before anything is asked of anybody."""
    done = RUNNER.invoke(app, ["crawl", *arguments, "--out", str(tmp_path)])
    assert done.exception
    assert says in explain(done.exception)
    assert list(tmp_path.iterdir()) == []


def test_the_first_start_visits_boards_of_the_demo() -> None:
    """The boards that the first start visits are declared, and on this machine."""
    assert all(boards()[name].local for name in DEMO)
