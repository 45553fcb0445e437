"""What every test may ask of the machine, in one place: the services of `make services`, and the shared corpora."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
REQUIRE_SERVICES = "LUREWATCH_REQUIRE_SERVICES"
"""Set to 1 (as .ci/run does), a missing service is a failure instead of a skip."""


def find_postgres() -> str | None:
    """Give PostgreSQL's `initdb`: Debian keeps it off the path."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return shutil.which("initdb") or (str(debian[-1]) if debian else None)


SERVICES: dict[str, tuple[str, Callable[[], str | None]]] = {
    "chromium": ("Chromium", lambda: shutil.which("chromium") or shutil.which("chromium-browser")),
    "firefox": ("Firefox", lambda: shutil.which("firefox-esr") or shutil.which("firefox")),
    "postgres": ("PostgreSQL", find_postgres),
    "redis": ("Redis", lambda: shutil.which("redis-server")),
    "node": ("Node", lambda: shutil.which("node")),
    "compose": ("docker compose", lambda: shutil.which("docker") and find_compose()),
}
"""Marker, the name a person knows, and where it is."""


def find_compose() -> str | None:
    """Give docker's compose plugin: the docker command alone is not enough."""
    homes = ("/usr/libexec/docker", "/usr/lib/docker", "/usr/local/lib/docker", "~/.docker")
    plugins = [Path(home).expanduser() / "cli-plugins" / "docker-compose" for home in homes]
    return next((str(plugin) for plugin in plugins if plugin.exists()), None)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose service is absent, with one line that says what brings it."""
    for marker, (name, find) in SERVICES.items():
        if item.get_closest_marker(marker) and find() is None:
            reason = f"needs {name}: make services"
            if os.environ.get(REQUIRE_SERVICES) == "1":
                pytest.fail(reason, pytrace=False)
            pytest.skip(reason)
    if item.get_closest_marker("shared") and not SHARED.is_dir():
        pytest.skip("needs the shared corpora beside the repository, which are not part of the project")
