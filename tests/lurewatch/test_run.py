import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 120
"""Seconds for a start on a busy machine."""

pytestmark = [pytest.mark.loopback, pytest.mark.enable_socket, pytest.mark.xdist_group("run")]


@pytest.fixture(autouse=True)
def _ctrl_c_is_heard() -> Iterator[None]:
    """A shell that runs the tests in the background lets them, and all they start, ignore Ctrl-C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


class Started:
    """A running `lurewatch run`, and what it has printed so far."""

    def __init__(self, var: Path, port: int) -> None:
        self.base = f"http://127.0.0.1:{port}"
        self.said = ""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "lurewatch", "run", "--port", str(port)],
            cwd=ROOT,
            env=os.environ | {"LUREWATCH_VAR": str(var), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def wait_until(self, words: str) -> None:
        """Read what it prints until these words come."""
        assert self.process.stdout
        for line in self.process.stdout:
            self.said += line
            if words in line:
                return
        pytest.fail(f"it ended without saying {words!r}:\n{self.said}")

    def get(self, path: str) -> str:
        """Get a page, as soon as it is served."""
        for _ in range(PATIENCE):
            try:
                with urllib.request.urlopen(self.base + path, timeout=10) as answer:  # noqa: S310 - loopback
                    return str(answer.read().decode())
            except urllib.error.URLError:
                time.sleep(0.2)
        pytest.fail(f"{path} was never served")

    def interrupt(self) -> int:
        """Press Ctrl-C, and give the exit code."""
        os.killpg(self.process.pid, signal.SIGINT)
        rest, _ = self.process.communicate(timeout=PATIENCE)
        self.said += rest
        return self.process.returncode


@contextmanager
def started(var: Path) -> Iterator[Started]:
    """Start it on a free port; make sure that it is gone at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    run = Started(var, port)
    try:
        yield run
    finally:
        run.process.kill()
        run.process.communicate()


def test_the_first_start_fills_and_serves_and_the_second_only_serves(tmp_path: Path) -> None:
    """The first start crawls, judges, shows the worst posts and a password, once; Ctrl-C ends it with code 0."""
    with started(tmp_path) as first:
        first.wait_until("Ctrl-C stops it.")
        assert "First start" in first.said
        assert re.search(r"The worst of \d+ posts", first.said)
        assert re.search(r"Sign in as moderator with the password \S{16,} ", first.said)
        assert "<html" in first.get("/en/")
        assert "Sign in" in first.get("/console/login") or "password" in first.get("/console/login").lower()
        assert first.interrupt() == 0
        assert "Traceback" not in first.said
    with sqlite3.connect(tmp_path / "lurewatch.db") as store:
        posts = store.execute("SELECT count(*) FROM posts").fetchone()[0]
    store.close()
    assert posts > 60
    with started(tmp_path) as second:
        second.wait_until("Ctrl-C stops it.")
        assert "First start" not in second.said
        assert "with the password shown at the first start" in second.said
        assert second.interrupt() == 0


def test_ctrl_c_while_it_crawls_ends_it(tmp_path: Path) -> None:
    """Ctrl-C before anything is served ends it with code 0 and no traceback, and the next start begins again."""
    with started(tmp_path) as run:
        run.wait_until("First start")
        while run.process.poll() is None and not any(tmp_path.glob("feeds/*")):
            time.sleep(0.05)
        assert run.interrupt() == 0
        assert "Traceback" not in run.said


def test_a_port_that_is_taken_is_said_at_once(tmp_path: Path) -> None:
    """A port in use is said in one line, before anything is crawled or written."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        run = Started(tmp_path / "var", other.getsockname()[1])
        said, _ = run.process.communicate(timeout=PATIENCE)
    assert run.process.returncode == 2
    assert "make run PORT=" in said
    assert said.count("\n") == 1
    assert not (tmp_path / "var").exists()
