"""`lurewatch doctor`: what this machine lacks, one line each, with what to do about it."""

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import typer

from lurewatch.failure import FAULTY, CannotRunError, explain
from lurewatch.services import SERVICES

if TYPE_CHECKING:
    from api.settings import Settings

OLDEST = (3, 11)
ROOM = 200_000_000
"""Bytes that a store with some ten thousand posts takes."""


class Finding(NamedTuple):
    """One line. `is_fine` None: not here, and only tests need it."""

    is_fine: bool | None
    what: str
    says: str


def doctor() -> None:
    """Say what this machine lacks, one line each.

    Ends with code 1 where something has to be done.
    """
    faults = 0
    for finding in findings():
        sign = {True: "✓", False: "✗", None: "·"}[finding.is_fine]
        print(f"{sign} {finding.what}: {finding.says}")
        faults += finding.is_fine is False
    if faults:
        raise typer.Exit(FAULTY)


def findings() -> Iterator[Finding]:
    """Give what was found, in the order in which things are needed."""
    yield _python()
    yield _try("packages", _packages)
    try:
        from api.settings import Settings

        settings = Settings()
    except Exception as error:  # noqa: BLE001 whatever it is, it is what has to be said
        yield Finding(is_fine=False, what="settings", says=explain(error))
        return
    yield _try("folder", lambda: _folder(settings))
    yield _try("port", lambda: _port(settings))
    yield _try("model", _model)
    yield _try("encoder", _encoder)
    yield _try("store", lambda: _store(settings))
    for name, find in SERVICES.values():
        path = find()
        yield Finding(True if path else None, name, path or "not here. Only some tests need it: make services")


def _try(what: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(is_fine=True, what=what, says=look())
    except Exception as error:  # noqa: BLE001 whatever it is, it is what has to be said
        return Finding(is_fine=False, what=what, says=explain(error))


def _python() -> Finding:
    running = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < OLDEST:
        return Finding(is_fine=False, what="Python", says=f"{running}; 3.11 or newer is needed")
    place = sys.prefix if sys.prefix != sys.base_prefix else "no environment of its own: make run makes one"
    return Finding(is_fine=True, what="Python", says=f"{running} ({place})")


def _packages() -> str:
    """Ask pip whether everything that the project and its packages want is here, at the versions they want."""
    command = [sys.executable, "-m", "pip", "check", "--disable-pip-version-check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own interpreter
    if done.returncode != 0:
        raise CannotRunError(f"{' '.join(done.stdout.split())[:200]} Install them: make run")
    return "all are here"


def _folder(settings: "Settings") -> str:
    folder = settings.var.resolve()
    place = next(parent for parent in (folder, *folder.parents) if parent.exists())
    if not os.access(place, os.W_OK):
        raise PermissionError(13, "no permission", str(place))
    free = shutil.disk_usage(place).free
    if free < ROOM:
        raise OSError(28, "no room")
    return f"{folder} can be written, {free // 10**9:,} GB free"


def _port(settings: "Settings") -> str:
    from lurewatch.serve import refuse_taken_port

    refuse_taken_port(settings)
    return f"{settings.port} on {settings.host} is free"


def _model() -> str:
    from scorer.model import Scorer

    versions = Scorer.load().versions
    return f"{versions.model}, rules {versions.rules}, facts {versions.facts}; its witnesses agree"


def _encoder() -> str:
    from scorer.encoder.weights import EncoderUnavailable, read_weights

    try:
        return f"weights {read_weights().sha256[:8]}"
    except EncoderUnavailable as error:
        raise CannotRunError(f"{error}. Until it is here, words are read and not what they mean: make run") from error


def _store(settings: "Settings") -> str:
    from api.wiring import opened

    if settings.database_url is None and not (settings.var / "lurewatch.db").exists():
        return "none yet; the first start makes one"

    async def ping() -> None:
        async with opened(settings) as store:
            await store.ping()

    asyncio.run(ping())
    return "answers"
