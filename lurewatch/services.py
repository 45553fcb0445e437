"""Programs beside Python that only tests and checks need, and where they are on this machine."""

import shutil
from collections.abc import Callable
from pathlib import Path

PLUGIN_FOLDERS = ("/usr/libexec/docker", "/usr/lib/docker", "/usr/local/lib/docker", "~/.docker")


def _first(*names: str) -> Callable[[], str | None]:
    return lambda: next((path for name in names if (path := shutil.which(name))), None)


def _postgres() -> str | None:
    """Give PostgreSQL's `initdb`: Debian keeps it off the path."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return shutil.which("initdb") or (str(debian[-1]) if debian else None)


def _compose() -> str | None:
    """Give docker's compose plugin: the docker command alone is not enough."""
    plugins = [Path(folder).expanduser() / "cli-plugins" / "docker-compose" for folder in PLUGIN_FOLDERS]
    return next((str(plugin) for plugin in plugins if plugin.exists()), None) if shutil.which("docker") else None


SERVICES: dict[str, tuple[str, Callable[[], str | None]]] = {
    "chromium": ("Chromium", _first("chromium", "chromium-browser")),
    "firefox": ("Firefox", _first("firefox-esr", "firefox")),
    "postgres": ("PostgreSQL", _postgres),
    "redis": ("Redis", _first("redis-server")),
    "node": ("Node", _first("node")),
    "compose": ("docker compose", _compose),
}
"""By pytest marker: the name a person knows, and what finds it. `make services` brings all of them."""
