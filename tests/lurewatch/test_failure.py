import errno
import sqlite3

import pytest

from lurewatch.failure import CannotRunError, explain


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (CannotRunError("Do this."), "Do this."),
        (FileNotFoundError(errno.ENOENT, "x", "ad.txt"), "There is no ad.txt."),
        (IsADirectoryError(errno.EISDIR, "x", "ads"), "ads is a folder"),
        (PermissionError(errno.EACCES, "x", "ad.txt"), "No permission for ad.txt"),
        (OSError(errno.ENOSPC, "x"), "The disk is full"),
        (OSError(errno.EADDRINUSE, "x"), "PORT=8001"),
        (sqlite3.OperationalError("database or disk is full"), "The disk is full"),
        (sqlite3.OperationalError("disk I/O error"), "it is full, or failing"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "cannot be written"),
        (ModuleNotFoundError("x", name="numpy"), "numpy is missing"),
        (ValueError("first\nsecond"), "ValueError: first (the whole story"),
        (ValueError(), "ValueError: no more was said"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_every_failure_is_one_line(error: Exception, words: str) -> None:
    """Whatever went wrong is said in one line that says what to do."""
    line = explain(error)
    assert words in line
    assert "\n" not in line


def test_the_cause_is_what_is_said() -> None:
    """Where one error led to another, the one that a person can do something about is said."""
    outer = RuntimeError("the framework gave up")
    outer.__cause__ = sqlite3.OperationalError("database or disk is full")
    assert explain(outer) == "The disk is full. Make room, then run it again."
