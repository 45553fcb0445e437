"""`lurewatch serve`: the seeker's pages, the console and the API."""

import socket
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from lurewatch.failure import CannotRunError
from lurewatch.interrupt import no_interrupt_lost

if TYPE_CHECKING:
    from api.settings import Settings

DEFAULT, FIRST_FREE, LAST = 8000, 1024, 65_535
"""Ports below 1024 are the administrator's."""

Port = Annotated[int | None, typer.Option("--port", min=0, max=LAST, help=f"Port to listen on ({DEFAULT}).")]


def serve(port: Port = None) -> None:
    """Serve the pages and the API until interrupted."""
    settings = settings_for(port)
    refuse_taken_port(settings)
    serve_with(settings)


def settings_for(port: int | None) -> "Settings":
    """Give the settings of the environment, with another port where one is named."""
    from api.settings import Settings

    return Settings() if port is None else Settings(port=port)


def serve_with(settings: "Settings", announce: Callable[[], None] = lambda: None) -> None:
    """Serve until interrupted. Announces it when everything is loaded."""
    with suppress(KeyboardInterrupt), no_interrupt_lost() as raise_lost:
        from api.serve import serve as serve_application

        def loaded() -> None:
            announce()
            raise_lost()

        serve_application(settings, loaded)


def refuse_taken_port(settings: "Settings") -> None:
    """Say so before the work begins, not after it."""
    with socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            other = settings.port + 1 if FIRST_FREE <= settings.port < LAST else DEFAULT
            raise CannotRunError(
                f"Port {settings.port} on {settings.host} cannot be used ({error.strerror}). "
                f"Take another: make run PORT={other}, or: lurewatch serve --port {other}"
            ) from error
