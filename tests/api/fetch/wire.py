"""A network for the guarded reader that is all in memory: names, sites, and a list of everything that was dialled."""

import ssl
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import anyio
from httpcore import AsyncNetworkStream, ConnectError

from api.fetch.fetcher import Limits, PageFetcher

GLOBAL = "93.184.216.34"
GLOBAL_V6 = "2606:2800:220:1:248:1893:25c8:1946"
PAGE = b"<!doctype html><title>Cook</title><p>Cook wanted in Lisbon."

TRUST = ssl.create_default_context()
"""Made once: reading the system's certificates takes longer than most tests."""

Site = Callable[[str], Iterable[bytes]]
"""From the path that is asked for to the pieces of the answer, head and all. It is drawn from only as far as it is read."""


def answer(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """Give an answer; header names with `_` for `-`. A page unless a type is given."""
    given = {"Content-Type": "text/html", "Content-Length": str(len(body))}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in given.items() if value)
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


NOT_FOUND = answer(status="404 Not Found")


def moved_to(location: str, status: str = "302 Found") -> bytes:
    """Give a redirect."""
    return answer(status=status, Location=location)


def site(pages: Mapping[str, bytes | Iterable[bytes]]) -> Site:
    """Give a site of these pages; robots.txt is not there unless it is among them."""

    def give(path: str) -> Iterable[bytes]:
        found = pages.get(path, NOT_FOUND)
        return [found] if isinstance(found, bytes) else found

    return give


class Wire:
    """Names and sites. `dials`, `looked_up`, `asked` and `sent` are what the reader did.

    `names` gives the addresses of a host, one answer for each time it is asked; the last one stays. A host that is not
    in it does not exist.
    """

    def __init__(self, names: Mapping[str, Sequence[Sequence[str]]], give: Site | None = None) -> None:
        self._names = {host: list(answers) for host, answers in names.items()}
        self._give = give or site({"/": answer(PAGE)})
        self.dials: list[tuple[str, int]] = []
        self.looked_up: list[str] = []
        self.asked: list[str] = []
        self.sent: list[bytes] = []
        self.read = 0
        self.open = 0
        self.delay = 0.0
        """Seconds before each piece."""
        self.dead: frozenset[str] = frozenset()
        """Addresses that do not answer."""

    async def look_up(self, host: str) -> Sequence[str]:
        """Answer as a name server does."""
        self.looked_up.append(host)
        answers = self._names.get(host, [()])
        return answers.pop(0) if len(answers) > 1 else answers[0]

    async def connect(self, address: str, port: int, timeout: float) -> AsyncNetworkStream:  # noqa: ARG002, ASYNC109 - the face
        """Note what is dialled, and answer for it."""
        self.dials.append((address, port))
        if address in self.dead:
            raise ConnectError
        return Line(self)

    def answer_to(self, request: bytes) -> Iterator[bytes]:
        """Answer one request."""
        head, *lines = request.decode("latin-1").split("\r\n")
        host = next(line.partition(":")[2].strip() for line in lines if line.lower().startswith("host:"))
        self.sent.append(request)
        self.asked.append(host + head.split(" ")[1])
        return iter(self._give(head.split(" ")[1]))

    def fetcher(self, **limits: Any) -> PageFetcher:
        """Give a reader whose only way out is this wire."""
        return PageFetcher(
            "mail@example.org", look_up=self.look_up, connect=self.connect, trust=TRUST, limits=Limits(**limits)
        )


class Line(AsyncNetworkStream):
    """One connection. TLS changes nothing on it."""

    def __init__(self, wire: Wire) -> None:
        self._wire, self._request, self._rest = wire, b"", b""
        self._answers: list[Iterator[bytes]] = []
        wire.open += 1

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002, ASYNC109 - the face
        """Give the next bytes of the answer; none at its end."""
        await anyio.sleep(self._wire.delay)
        while not self._rest and self._answers:
            self._rest = next(self._answers[0], b"")
            if not self._rest:
                self._answers.pop(0)
        given, self._rest = self._rest[:max_bytes], self._rest[max_bytes:]
        self._wire.read += len(given)
        return given

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002, ASYNC109 - the face
        """Take a request, or a part of it."""
        self._request += buffer
        while b"\r\n\r\n" in self._request:
            one, _, self._request = self._request.partition(b"\r\n\r\n")
            self._answers.append(self._wire.answer_to(one))

    async def aclose(self) -> None:
        """Hang up."""
        self._wire.open -= 1

    async def start_tls(self, *_: Any, **__: Any) -> AsyncNetworkStream:
        """Go on as before."""
        return self

    def get_extra_info(self, info: str) -> Any:  # noqa: ARG002 - the face
        """Know nothing more."""
        return None
