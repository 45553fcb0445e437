"""A site that behaves as a test says, on loopback."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from time import monotonic
from typing import Any

import pytest

from crawler.settings import CrawlSettings

Behaviour = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Staged:
    """A site under test: what it was asked, when, with which headers, and how many requests it held at once."""

    pages: dict[str, Behaviour]
    base: str = ""
    requests: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    held: int = 0
    most_held: int = 0


def answer(body: str | bytes = "", status: int = 200, **headers: str) -> Behaviour:
    """Give the behaviour that answers like this. `content_type=` stands for Content-Type."""
    raw = body.encode() if isinstance(body, str) else body

    def behave(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in ({"content_type": "text/html; charset=utf-8"} | headers).items():
            handler.send_header(name.replace("_", "-").title(), value)
        handler.send_header("Content-Length", str(len(raw)))
        handler.end_headers()
        handler.wfile.write(raw)

    return behave


def listing(*paths: str, after: str = "") -> Behaviour:
    """Give a page of the list as the demo site writes it, with links to these posts and to the next page."""
    links = "".join(f'<li><a class="job" href="{path}">a job</a></li>' for path in paths)
    following = f'<a rel="next" href="{after}">next</a>' if after else ""
    return answer(f'<html><body><ul class="jobs">{links}</ul>{following}</body></html>')


def job(title: str) -> Behaviour:
    """Give the page of an ordinary job."""
    words = "We look for a waiter, six days, 1,200 EUR a month, contract before the first day. " * 4
    return answer(f"<html><body><main><h1>{title}</h1><p>{words}</p></main></body></html>")


class Stage:
    """Serves sites: call it with behaviours by path, `*` for all other paths (404 where there is none)."""

    answer = staticmethod(answer)
    listing = staticmethod(listing)
    job = staticmethod(job)

    def __init__(self, servers: ExitStack) -> None:
        self.servers = servers

    def __call__(self, pages: dict[str, Behaviour]) -> Staged:
        """Serve a site until the test ends."""
        return self.servers.enter_context(_served(pages))


@pytest.fixture
def stage() -> Iterator[Stage]:
    """Give the stage on which a test puts sites."""
    with ExitStack() as servers:
        yield Stage(servers)


@pytest.fixture
def quick() -> CrawlSettings:
    """Settings under which a hostile page is given up in two seconds."""
    return CrawlSettings(timeout=2.0, page_bytes=500_000, log_level="ERROR")


class _served:  # noqa: N801 - used as a function
    def __init__(self, pages: dict[str, Behaviour]) -> None:
        site, lock = Staged(pages), Lock()

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                with lock:
                    site.requests.append(self.path)
                    site.times.append(monotonic())
                    site.headers.append(dict(self.headers.items()))
                    site.held += 1
                    site.most_held = max(site.most_held, site.held)
                try:
                    pages.get(self.path, pages.get("*", answer("nothing here", 404)))(self)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True
                finally:
                    with lock:
                        site.held -= 1

            def log_message(self, *_: Any) -> None:
                """Keep quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        site.base = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.site = site
        self.thread = Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    def __enter__(self) -> Staged:
        self.thread.start()
        return self.site

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()
