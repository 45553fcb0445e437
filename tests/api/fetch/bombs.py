"""Bodies that unpack to gigabytes, made as they are drawn: run by itself, it prints what each one costs the reader.

One JSON object a bomb: the refusal, bytes taken from the wire, and KiB of memory beyond what a small page needed.
"""

import asyncio
import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from api.fetch.refusals import FetchError
from tests.api.fetch.wire import GLOBAL, PAGE, Wire, answer, site

MIB = 1024 * 1024
SIZES = {"10 MiB": 10, "100 MiB": 100, "1 GiB": 1024, "10 GiB": 10 * 1024}
WINDOWS = {"gzip": 16 + zlib.MAX_WBITS, "deflate": zlib.MAX_WBITS, "raw deflate": -zlib.MAX_WBITS}


def inflating(way: str, mebibytes: int, filling: bytes = b"\0") -> Iterator[bytes]:
    """Give a packed body, a mebibyte of it at a time. After a full flush a block refers to nothing before it."""
    packer = zlib.compressobj(9, zlib.DEFLATED, WINDOWS[way])
    block = (filling * (MIB // len(filling) + 1))[:MIB]
    yield packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    repeated = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    for _ in range(mebibytes - 1):
        yield repeated


def nested(mebibytes: int) -> Iterator[bytes]:
    """Give a gzip whose content is a gzip that is a bomb."""
    packer = zlib.compressobj(9, zlib.DEFLATED, WINDOWS["gzip"])
    for piece in inflating("gzip", mebibytes):
        yield packer.compress(piece) + packer.flush(zlib.Z_SYNC_FLUSH)


def members(mebibytes: int) -> Iterator[bytes]:
    """Give gzip files one behind the other."""
    packer = zlib.compressobj(9, zlib.DEFLATED, WINDOWS["gzip"])
    one = packer.compress(b"\0" * MIB) + packer.flush()
    for _ in range(mebibytes):
        yield one


def nothings(mebibytes: int) -> Iterator[bytes]:
    """Give a gzip of empty blocks, from which nothing ever comes out."""
    yield zlib.compressobj(9, zlib.DEFLATED, WINDOWS["gzip"]).flush(zlib.Z_FULL_FLUSH)
    for _ in range(mebibytes):
        yield b"\0\0\0\xff\xff" * (MIB // 5)


def plain(mebibytes: int) -> Iterator[bytes]:
    """Give a body that is not packed."""
    for _ in range(mebibytes):
        yield b"a" * MIB


def sent(body: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    """Give the answer that carries a body of unknown length."""
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {encoding}\r\n\r\n"
    yield head.encode()
    yield from body


def bombs(mebibytes: int) -> dict[str, Iterator[bytes]]:
    """Give every bomb of a size."""
    return {
        "gzip": sent(inflating("gzip", mebibytes), "gzip"),
        "deflate": sent(inflating("deflate", mebibytes), "deflate"),
        "deflate without its header": sent(inflating("raw deflate", mebibytes), "deflate"),
        "gzip of markup": sent(inflating("gzip", mebibytes, b"<div>"), "gzip"),
        "gzip in gzip, said": sent(nested(mebibytes), "gzip, gzip"),
        "gzip in gzip, not said": sent(nested(mebibytes), "gzip"),
        "many gzips": sent(members(mebibytes), "gzip"),
        "empty blocks": sent(nothings(mebibytes), "gzip"),
        "brotli": sent(plain(mebibytes), "br"),
        "not packed": sent(plain(mebibytes), "identity"),
    }


def peak() -> int:
    """Give the most memory that this program has held, in KiB. What `getrusage` gives counts its parent's as well."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert found
    return int(found[1])


async def cost(pieces: Iterator[bytes], path: str) -> dict[str, object]:
    """Open a page, or a robots.txt, that is a bomb."""
    wire = Wire({"jobs.example.com": [(GLOBAL,)]}, site({"/": answer(PAGE)} | {path: pieces}))
    fetch, before, refusal = wire.fetcher(), peak(), None
    try:
        await fetch("https://jobs.example.com/")
    except FetchError as error:
        refusal = type(error).__name__
    return {"refusal": refusal, "read": wire.read, "kib": peak() - before}


def main() -> None:
    """Print a line for each bomb."""
    asyncio.run(cost(iter([answer(PAGE)]), "/"))
    for size, mebibytes in SIZES.items():
        for path in ("/", "/robots.txt"):
            for kind, pieces in bombs(mebibytes).items():
                print(json.dumps({"kind": kind, "size": size, "path": path} | asyncio.run(cost(pieces, path))))  # noqa: T201


if __name__ == "__main__":
    main()
