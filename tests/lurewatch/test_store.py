import re
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from casefile.post import JobPost
from casefile.verdict import Verdict
from lurewatch.failure import explain
from lurewatch.main import app

RUNNER = CliRunner()


@pytest.fixture(autouse=True)
def var(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    verdict: Verdict,
    judge_all: Callable[[Sequence[JobPost]], list[Verdict]],
) -> Path:
    """Give a folder for a store of its own, and put a judge in the model's place."""
    folder = tmp_path / "var"
    monkeypatch.setenv("LUREWATCH_VAR", str(folder))
    scorer = SimpleNamespace(judge=lambda post: judge_all([post])[0], judge_all=judge_all, versions=verdict.versions)
    monkeypatch.setattr("scorer.model.Scorer.load", lambda: scorer)
    return folder


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    """Give a feed with two posts, and a line that is none between them."""
    path = tmp_path / "feed.jsonl"
    path.write_text(
        '{"text":"Cook wanted","url":"https://jobs.example.org/1"}\nno\n'
        '{"text":"Nurse wanted","url":"https://jobs.example.org/2?utm_source=x"}\n'
    )
    return path


def test_a_feed_is_taken_in_once(feed: Path) -> None:
    """Taking a feed in twice changes nothing the second time; a bad line is named, and makes the exit code 1."""
    first, second = (RUNNER.invoke(app, ["ingest", str(feed)]) for _ in range(2))
    assert "2 new, 0 changed, 0 known, 1 bad" in first.stdout
    assert "0 new, 0 changed, 2 known, 1 bad" in second.stdout
    assert "line 2: " in first.stderr
    assert first.exit_code == second.exit_code == 1


def test_several_feeds_are_taken_in(feed: Path) -> None:
    """Every feed that is named is taken in, standard input as a dash."""
    done = RUNNER.invoke(app, ["ingest", str(feed), "-"], input='{"text":"Driver wanted"}\n')
    assert "2 new" in done.stdout
    assert "-: 1 new, 0 changed, 0 known, 0 bad" in done.stdout


def test_what_was_taken_in_can_be_checked_by_its_address(feed: Path) -> None:
    """An address finds the post that was kept under it, however it is written."""
    RUNNER.invoke(app, ["ingest", str(feed)])
    assert RUNNER.invoke(app, ["check", "http://JOBS.example.org/2#top"]).exit_code == 0


def test_a_moderator_gets_a_password_that_is_kept_as_a_hash(var: Path) -> None:
    """A new moderator's password is printed once, and stands nowhere in the store."""
    done = RUNNER.invoke(app, ["user", "add", "ann"])
    password = re.search(r"\(shown this once\): (\S{16,})\n", done.output)
    assert password
    assert all(password[1].encode() not in path.read_bytes() for path in var.iterdir())


def test_a_name_that_is_taken_is_said() -> None:
    """A second moderator of one name is refused, in a sentence."""
    RUNNER.invoke(app, ["user", "add", "ann"])
    done = RUNNER.invoke(app, ["user", "add", "ANN"])
    assert done.exception
    assert explain(done.exception) == "There is a moderator of this name already."


def test_an_honest_record_verifies() -> None:
    """A record that nobody touched ends with code 0, and gives its head."""
    done = RUNNER.invoke(app, ["audit", "verify"])
    assert done.exit_code == 0
    assert re.search(r"0 events, .*: [0-9a-f]{64}\n", done.output)


def test_a_record_that_lost_its_head_does_not_verify() -> None:
    """A head that was noted and is not in the chain any more makes the exit code 1."""
    done = RUNNER.invoke(app, ["audit", "verify", "--head", "f" * 64])
    assert done.exit_code == 1
    assert "not in the chain" in done.stderr


def test_the_store_is_its_owners_alone(var: Path, feed: Path) -> None:
    """What is written is for its owner only."""
    RUNNER.invoke(app, ["ingest", str(feed)])
    assert var.stat().st_mode & 0o077 == 0
    with closing(sqlite3.connect(var / "lurewatch.db")) as store:
        assert store.execute("SELECT count(*) FROM posts").fetchone() == (2,)
