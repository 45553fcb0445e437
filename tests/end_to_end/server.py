"""A server of a test's own, which the test may stop: what a browser does when the site is gone."""

import socket
import threading
import time
from pathlib import Path

import uvicorn

from api.app import create_app
from api.settings import Settings
from tests.api.fakes import FakeScorer


class Server:
    """An installation that can be stopped: then its address refuses connections."""

    def __init__(self, var: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        app = create_app(Settings(var=var, port=self.port), scorer=FakeScorer())
        config = uvicorn.Config(app, port=self.port, access_log=False, log_level="error", ws="none")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run)

    def start(self) -> None:
        """Answer from now on."""
        self._thread.start()
        until = time.monotonic() + 20
        while not self._server.started:
            assert time.monotonic() < until, "the application did not start"
            time.sleep(0.05)

    def stop(self) -> None:
        """Answer no more."""
        self._server.should_exit = True
        self._thread.join()
