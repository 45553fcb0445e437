"""A small HTTP server for the demo site, on loopback, in a thread of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from crawler.demo.site import answer

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Site:
    """A site that is being served. `requests` are the targets asked for so far, in order."""

    base: str
    requests: list[str] = field(default_factory=list)


@contextmanager
def serve_demo(port: int = 0) -> Iterator[Site]:
    """Serve the demo site while the block runs. Port 0 takes a free one."""
    requests: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # or each page waits 40 ms for a delayed acknowledgement

        def do_GET(self) -> None:
            requests.append(self.path)
            given = answer(self.path, site.base)
            self.send_response(given.status)
            self.send_header("Content-Type", f"{given.kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(given.body)))
            self.end_headers()
            self.wfile.write(given.body)

        def log_message(self, *_: object) -> None:
            """Keep no log: the requests are in `Site.requests`."""

    with ThreadingHTTPServer((HOST, port), Handler) as server:
        site = Site(f"http://{HOST}:{server.server_address[1]}", requests)
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()
