"""How a command ends when it cannot go on: one line that says what to do, never a traceback."""

import errno
import os
import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import ValidationError

DONE = 0
FAULTY = 1
"""Done, but something in the input or the run was wrong."""
COULD_NOT_RUN = 2

DEBUG = "LUREWATCH_DEBUG"

SETTINGS = {"Settings": "LUREWATCH_", "CrawlSettings": "LUREWATCH_CRAWL_"}
"""What the variables of each group of settings begin with."""

OURS = frozenset({"api", "casefile", "crawler", "facts", "scorer"})
"""Packages whose errors say in a sentence what to do."""


class CannotRunError(Exception):
    """The command cannot do its work. The message is the line that the user reads, and says what to do."""


def explain(error: BaseException) -> str:
    """Give the one line for whatever went wrong."""
    from pydantic import ValidationError

    for link in chain(error):
        if isinstance(link, CannotRunError) or type(link).__module__.partition(".")[0] in OURS:
            return " ".join(str(getattr(link, "detail", link)).split())
        if isinstance(link, sqlite3.OperationalError) and (line := _explain_store(link)):
            return line
        if isinstance(link, OSError) and (line := _explain_system(link)):
            return line
        if isinstance(link, ValidationError):
            return _explain_value(link)
        if isinstance(link, ModuleNotFoundError):
            return f"The package {link.name} is missing. Install what the project needs: make run"
    first_line = (str(error).strip() or "no more was said").splitlines()[0]
    return f"{type(error).__name__}: {first_line} (the whole story: lurewatch --debug …)"


def _explain_value(error: "ValidationError") -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    field = ".".join(str(part) for part in first["loc"])
    if error.title in SETTINGS:
        return f"{SETTINGS[error.title]}{field.upper()}: {first['msg']}. See docs/settings.md."
    return f"{field}: {first['msg']}."


def chain(error: BaseException) -> list[BaseException]:
    """Give an error and those that led to it."""
    links: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in links:
        links.append(link)
        link = link.__cause__ or link.__context__
    return links


def _explain_store(error: sqlite3.OperationalError) -> str | None:
    message = str(error)
    if "disk is full" in message:
        return "The disk is full. Make room, then run it again."
    if "readonly" in message or "unable to open" in message:
        return "The store cannot be written. Set the permissions of its folder, or LUREWATCH_VAR to another one."
    if "disk I/O" in message:
        return "The disk would not take the store: it is full, or failing. Make room, then run it again."
    if "locked" in message:
        return "Another process holds the store. Wait until it is done, or stop it."
    return None


def _explain_system(error: OSError) -> str | None:
    name = f" {error.filename}" if error.filename else ""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "The disk is full. Make room, then run it again."
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return f"No permission for{name or ' this'}. Set its permissions, or name another place."
    if error.errno == errno.ENOENT:
        return f"There is no{name or ' such file'}."
    if error.errno == errno.EISDIR:
        return f"{name.strip() or 'This'} is a folder; a file is needed."
    if error.errno == errno.EADDRINUSE:
        return "The port is in use. Name another: make run PORT=8001, or lurewatch serve --port 8001."
    return None


def is_debugging() -> bool:
    """Say whether tracebacks are wanted."""
    return os.environ.get(DEBUG, "") not in {"", "0"}
