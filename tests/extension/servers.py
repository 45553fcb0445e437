"""Two servers on loopback: one that answers checks as it is told and logs them, one that shows pages."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

LOOPBACK = "127.0.0.1"


@dataclass
class Given:
    """What a server answers: a status, a media type and a body."""

    body: str | bytes
    status: int = 200
    kind: str = "application/json"


@dataclass
class Served:
    """A running server: its address, what it was asked (method, path, body), what it answers on a path."""

    address: str
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    answers: dict[str, Given] = field(default_factory=dict)

    @property
    def posts(self) -> list[Any]:
        """The decoded bodies of what was posted."""
        return [json.loads(body) for method, _, body in self.asked if method == "POST"]


@contextmanager
def serve() -> Iterator[Served]:
    """Run a server on a free port of loopback while the block runs. Like ours, it answers any origin."""

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            served.asked.append((self.command, self.path, body))
            given = served.answers.get(self.path.partition("?")[0], Given("", 404))
            self.send_response(204 if self.command == "OPTIONS" else given.status)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Access-Control-Allow-Headers", "Content-Type")
            self.send_header("Content-Type", f"{given.kind}; charset=utf-8")
            self.end_headers()
            if self.command != "OPTIONS":
                self.wfile.write(given.body.encode() if isinstance(given.body, str) else given.body)

        do_GET = do_POST = do_OPTIONS = _answer  # noqa: N815 - the names that http.server calls

        def log_message(self, *_: object) -> None:
            """Write nothing: what was asked is in `Served.asked`."""

    with ThreadingHTTPServer((LOOPBACK, 0), Handler) as server:
        served = Served(f"http://{LOOPBACK}:{server.server_address[1]}")
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield served
        finally:
            server.shutdown()
            thread.join()
