"""Feeds on the wire: lines out of a body as it arrives, lines into an answer as they are ready."""

from collections.abc import AsyncIterable, AsyncIterator, Iterable
from typing import TypeVar

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from casefile.feed import MAX_FEED_LINE

Item = TypeVar("Item")

LINES = "application/x-ndjson"
"""The media type of a feed."""


async def split_lines(chunks: AsyncIterable[bytes]) -> AsyncIterator[bytes]:
    """Give the lines of a body, without their ends; of one that is too long, just enough to be refused as such."""
    rest = b""
    is_kept = True
    async for chunk in chunks:
        *whole, rest_of_chunk = chunk.split(b"\n")
        for part in whole:
            if is_kept:
                yield rest + part
            rest, is_kept = b"", True
        if is_kept:
            rest += rest_of_chunk
            if len(rest) > MAX_FEED_LINE:
                yield rest
                rest, is_kept = b"", False
    if rest:
        yield rest


async def numbered(lines: Iterable[bytes] | AsyncIterable[bytes]) -> AsyncIterator[tuple[int, bytes]]:
    """Give lines with their numbers, from 1. Empty ones are counted and left out."""
    number = 0
    async for line in _each(lines):
        number += 1
        if line.strip():
            yield number, line


async def batches(items: AsyncIterable[Item], size: int) -> AsyncIterator[list[Item]]:
    """Give items by the batch."""
    batch: list[Item] = []
    async for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


async def _each(lines: Iterable[bytes] | AsyncIterable[bytes]) -> AsyncIterator[bytes]:
    if isinstance(lines, AsyncIterable):
        async for line in lines:
            yield line
    else:
        for line in lines:
            yield line


class LinesResponse(Response):
    """An answer of JSON lines, sent as they are ready while the request's body is still being read.

    Starlette's own streaming listens for the end of the connection, and so would swallow the body.
    """

    media_type = LINES

    def __init__(self, lines: AsyncIterable[bytes]) -> None:
        super().__init__()
        del self.headers["content-length"]
        self._lines = lines

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - ASGI's signature
        """Send the lines."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        async for line in self._lines:
            await send({"type": "http.response.body", "body": line, "more_body": True})
        await send({"type": "http.response.body", "body": b""})
