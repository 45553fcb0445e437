"""The guarded reader on real sockets, in a network of its own that has nothing but loopback. Prints what it dialled.

Run by `unshare -rnm python -m tests.api.fetch.namespace`. A public address, inner ones, a web server behind all of them, and
a name server that answers otherwise the second time are all on this machine. One JSON object: for each address that was
opened, the outcome and the dials; and `arrived`, the addresses at which the web server was reached.
"""

import asyncio
import json
import socket
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from api.fetch import PageFetcher
from api.fetch.refusals import FetchError
from tests.api.fetch.wire import GLOBAL

ADDRESSES = (GLOBAL, "10.0.0.1", "169.254.169.254")
NAMES = {
    "public.example": [[GLOBAL]],
    "rebinding.example": [[GLOBAL], ["127.0.0.1"]],
    "mixed.example": [[GLOBAL, "127.0.0.1"]],
    "mixed-the-other-way.example": [["10.0.0.1", GLOBAL]],
    "inside.example": [["10.0.0.1"]],
    "metadata.example": [["169.254.169.254"]],
    "mapped.example": [["::ffff:127.0.0.1"]],
    "loopback-v6.example": [[GLOBAL, "::1"]],
}
"""What the name server says of each name, the first time it is asked and after that."""

OPENED = (
    *(f"http://{name}/" for name in (*NAMES, "localhost", "nowhere.example")),
    *(
        f"http://{form}/"
        for form in ("127.0.0.1", "2130706433", "0x7f.1", "0177.0.0.1", "[::1]", "[::ffff:10.0.0.1]", "0")
    ),
    *("http://public.example/to-loopback", "http://public.example/to-inside", "http://public.example/to-rebinding"),
    "http://public.example/to-number",
)
REDIRECTS = {
    "/to-loopback": "http://127.0.0.1/",
    "/to-inside": "http://inside.example/",
    "/to-rebinding": "http://rebinding.example/",
    "/to-number": "http://2852039166/latest/meta-data/",
}

dials: list[list[Any]] = []
arrived: set[str] = set()


def watch(event: str, arguments: tuple[Any, ...]) -> None:
    """Note every connection that this process tries, however it does."""
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        dials.append(list(arguments[1][:2]))


class Web(BaseHTTPRequestHandler):
    """Answers behind every address of this network."""

    def do_GET(self) -> None:
        """Note where it was reached; give a page or a redirect, and no robots.txt."""
        arrived.add(self.connection.getsockname()[0].removeprefix("::ffff:"))
        target = REDIRECTS.get(self.path)
        self.send_response(404 if self.path == "/robots.txt" else 302 if target else 200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "12")
        if target:
            self.send_header("Location", target)
        self.end_headers()
        self.wfile.write(b"<p>Cook wanted"[:12])

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class Network(ThreadingHTTPServer):
    """On every address, of both families."""

    address_family = socket.AF_INET6


def serve_names(names: socket.socket) -> None:
    """Answer questions for addresses: IPv4 ones to A, IPv6 ones to AAAA, each set of answers once, the last for good."""
    asked: dict[tuple[str, int], int] = {}
    while True:
        question, who = names.recvfrom(512)
        end = question.index(b"\0", 12) + 1
        labels, at = [], 12
        while question[at]:
            labels.append(question[at + 1 : at + 1 + question[at]].decode())
            at += question[at] + 1
        name, kind = ".".join(labels).lower(), int.from_bytes(question[end : end + 2])
        turn = asked[name, kind] = asked.get((name, kind), -1) + 1
        sets = NAMES.get(name, [])
        family = socket.AF_INET if kind == 1 else socket.AF_INET6
        found = [ip for ip in (sets[min(turn, len(sets) - 1)] if sets else []) if (":" in ip) == (kind == 28)]
        packed = [socket.inet_pton(family, ip) for ip in found]
        records = b"".join(
            b"\xc0\x0c" + kind.to_bytes(2) + b"\0\x01\0\0\0\0" + len(ip).to_bytes(2) + ip for ip in packed
        )
        code = 0 if sets else 3
        head = question[:2] + bytes([0x84, 0x80 | code]) + b"\0\x01" + len(packed).to_bytes(2) + b"\0\0\0\0"
        names.sendto(head + question[12 : end + 4] + records, who)


def furnish() -> None:
    """Bring up this network: its addresses, its name server, its web server."""
    for command in ("link set lo up", *(f"addr add {address}/32 dev lo" for address in ADDRESSES)):
        subprocess.run(["ip", *command.split()], check=True)
    with NamedTemporaryFile("w", delete=False) as file:
        file.write("nameserver 127.0.0.1\noptions attempts:1 timeout:2\n")
    subprocess.run(["mount", "--bind", file.name, str(Path("/etc/resolv.conf").resolve())], check=True)
    Path(file.name).unlink()
    names = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    names.bind(("127.0.0.1", 53))
    web = Network(("::", 80), Web)
    threading.Thread(target=serve_names, args=(names,), daemon=True).start()
    threading.Thread(target=web.serve_forever, daemon=True).start()


async def main() -> None:
    """Open everything, and print what came of it."""
    outcomes: dict[str, Any] = {}
    for address in OPENED:
        dials.clear()
        try:
            outcome = (await PageFetcher("mail@example.org")(address)).address
        except FetchError as error:
            outcome = type(error).__name__
        outcomes[address] = {"outcome": outcome, "dials": list(dials)}
    print(json.dumps({"opened": outcomes, "arrived": sorted(arrived)}))  # noqa: T201 - for the test that runs it


if __name__ == "__main__":
    furnish()
    sys.addaudithook(watch)
    asyncio.run(main())
