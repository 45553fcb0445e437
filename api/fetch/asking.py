"""One request and its answer, of which no more is read than is wanted."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import httpcore

from api.fetch.media import is_page
from api.fetch.refusals import ClosedError, NoPageError
from api.fetch.target import Target
from api.fetch.unpacking import unpacked

OK = 200
REDIRECTS = frozenset({301, 302, 303, 307, 308})
REFUSALS = frozenset({401, 403, 429})
"""Answers that say: go away, or show who you are."""

ROBOTS_REFUSALS = frozenset({403, 429, *range(500, 600)})
"""Answers to robots.txt that close the site. Any other one that is no file means: no rules."""


class Answer(NamedTuple):
    """What a site said. The body is empty unless the status is 200."""

    status: int
    headers: Mapping[str, str]
    location: bytes
    body: bytes


Pass = Callable[[int, Mapping[str, str]], None]
"""Looks at status and headers before the body is read. Raises FetchError for what is not wanted."""


def pass_page(status: int, headers: Mapping[str, str]) -> None:
    """Let pages and redirects pass."""
    if status in REFUSALS:
        raise ClosedError
    is_redirect = status in REDIRECTS and "location" in headers
    if not is_redirect and not (status == OK and is_page(headers.get("content-type", ""))):
        raise NoPageError


def pass_robots(status: int, headers: Mapping[str, str]) -> None:
    """Let pass what says which pages are open, also by not being there."""
    if status in ROBOTS_REFUSALS or (status in REDIRECTS and "location" not in headers):
        raise ClosedError


async def ask(  # noqa: PLR0913 - what is sent, and what is taken in return
    pool: httpcore.AsyncConnectionPool,
    target: Target,
    headers: Mapping[str, str],
    let: Pass,
    *,
    limit: int,
    seconds: Mapping[str, float],
) -> Answer:
    """Ask for one thing. `limit`: bytes of its body; `seconds`: httpcore's timeouts. Raises FetchError."""
    sent: list[tuple[bytes | str, bytes | str]] = [("Host", target.host), *headers.items()]
    async with pool.stream("GET", target.url, headers=sent, extensions={"timeout": seconds}) as response:
        said = _joined(response.headers)
        let(response.status, said)
        location = next((value for name, value in response.headers if name.lower() == b"location"), b"")
        body = b""
        if response.status == OK:
            encodings = said.get("content-encoding", "").lower().replace(" ", "").split(",")
            body = await unpacked(response.aiter_stream(), encodings, limit)
        return Answer(response.status, said, location, body)


def _joined(headers: list[tuple[bytes, bytes]]) -> dict[str, str]:
    joined: dict[str, str] = {}
    for name, value in headers:
        key = name.decode("latin-1").lower()
        joined[key] = ",".join(filter(None, (joined.get(key), value.decode("latin-1"))))
    return joined
