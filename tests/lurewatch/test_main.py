import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
HEAVY = {"numpy", "xgboost", "scrapy", "twisted", "sqlalchemy", "fastapi", "pydantic", "rich"}


def lurewatch(*arguments: str, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a user does."""
    command = [sys.executable, "-m", "lurewatch", *arguments]
    return subprocess.run(
        command, cwd=ROOT, input=given, capture_output=True, check=False, env=os.environ | environment
    )


def test_the_start_loads_nothing_heavy() -> None:
    """The command line starts without a model, a crawler or a store, so that `--help` is there at once."""
    code = "import sys, lurewatch.main; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    assert HEAVY & set(loaded.split()) == set()


def test_help_says_what_the_exit_codes_mean() -> None:
    """The help page lists the commands and the exit codes."""
    done = lurewatch("--help")
    assert done.returncode == 0
    assert b"Exit codes: 0 done; 1 done, but" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [["check", "no-such-file.txt"], ["check", "--feed", "no-such-file.jsonl"], ["ingest", "no-such-file.jsonl"]],
)
def test_a_failure_is_one_line(arguments: list[str], tmp_path: Path) -> None:
    """What cannot run ends with code 2 and one line, without a traceback."""
    done = lurewatch(*arguments, LUREWATCH_VAR=str(tmp_path))
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.startswith(b"lurewatch: There is no no-such-file")
    assert done.stderr.count(b"\n") == 1


def test_a_setting_that_is_wrong_is_named(tmp_path: Path) -> None:
    """A setting that cannot be read is named, in one line."""
    done = lurewatch("serve", LUREWATCH_PORT="many", LUREWATCH_VAR=str(tmp_path))
    assert done.returncode == 2
    assert b"LUREWATCH_PORT" in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_debug_shows_the_traceback() -> None:
    """With --debug the whole story is told."""
    assert b"Traceback" in lurewatch("--debug", "check", "no-such-file.txt").stderr


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    """When the reader of the output goes away, the run ends without a word."""
    feed = tmp_path / "feed.jsonl"
    feed.write_text('{"text":"Cook wanted in Lisbon. 1,100 euro a month."}\n' * 2_000)
    command = f"{sys.executable} -m lurewatch check --feed {feed} | head -n 1"
    done = subprocess.run(["sh", "-c", command], cwd=ROOT, capture_output=True, check=False)
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""
