"""From the bytes of an answer to its body, piece by piece, and never more than the cap: a bomb stops where it begins."""

import zlib
from collections.abc import AsyncIterable, Sequence
from typing import Protocol

import anyio.lowlevel

from api.fetch.refusals import NoPageError, TooLargeError

OFFERED = "gzip, deflate"
"""What we ask for: encodings whose decoder stops at a given number of bytes and needs no large window."""

MAX_PIECES = 20_000
"""Pieces in which a body may come. Each costs as much as a kilobyte of it; honest ones come in hundreds."""

GZIP = 16 + zlib.MAX_WBITS
PLAIN = frozenset({"", "identity"})
ZLIB_METHOD = 8


class Unpacking(Protocol):
    """One encoding."""

    def take(self, packed: bytes, most: int) -> bytes:
        """Give what comes out of the next bytes, at most so many. Raises NoPageError for broken ones."""
        ...

    def end(self) -> None:
        """Say that no more will come. Raises NoPageError where more should have."""
        ...


class _Plain:
    def take(self, packed: bytes, most: int) -> bytes:
        return packed[:most]

    def end(self) -> None:
        pass


class _Inflating:
    """gzip and deflate. `deflate` should be zlib's format, and some servers send it without zlib's header."""

    def __init__(self, *, is_gzip: bool) -> None:
        self._is_gzip = is_gzip
        self._inflate: zlib._Decompress | None = None

    def take(self, packed: bytes, most: int) -> bytes:
        if not packed:
            return b""
        if self._inflate is None:
            is_raw = packed[0] & 0x0F != ZLIB_METHOD
            bare = -zlib.MAX_WBITS if is_raw else zlib.MAX_WBITS
            self._inflate = zlib.decompressobj(GZIP if self._is_gzip else bare)
        try:
            return self._inflate.decompress(packed, most)
        except zlib.error as error:
            raise NoPageError from error

    def end(self) -> None:
        # An empty body is allowed to be no gzip at all. Half a page is not judged, nor one with something behind it.
        if self._inflate is not None and (not self._inflate.eof or self._inflate.unused_data):
            raise NoPageError


def unpacking(encodings: Sequence[str]) -> Unpacking:
    """Give the way to unpack. Raises NoPageError for encodings that we did not ask for, and for nested ones."""
    named = [name for name in encodings if name not in PLAIN]
    match named:
        case []:
            return _Plain()
        case ["gzip" | "x-gzip"]:
            return _Inflating(is_gzip=True)
        case ["deflate"]:
            return _Inflating(is_gzip=False)
    raise NoPageError


async def unpacked(pieces: AsyncIterable[bytes], encodings: Sequence[str], limit: int) -> bytes:
    """Give a body of at most `limit` bytes, as sent and as unpacked. Raises TooLargeError, NoPageError."""
    way = unpacking(encodings)
    body = bytearray()
    received = count = 0
    async for piece in pieces:
        await anyio.lowlevel.checkpoint()  # thousands of pieces may be here at once: others go on, and time may be up
        received, count = received + len(piece), count + 1
        body += way.take(piece, limit + 1 - len(body))
        if max(received, len(body)) > limit:
            raise TooLargeError
        if count > MAX_PIECES:
            raise NoPageError
    way.end()
    return bytes(body)
