"""From an address to the page that stands there: each step checked, capped in size and time, and kept nowhere."""

import ssl
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import anyio
import httpcore

from api.fetch.asking import OK, REDIRECTS, Answer, Pass, ask, pass_page, pass_robots
from api.fetch.media import page_in
from api.fetch.network import CheckedNetwork, Connect, LookUp, SystemLookUp, connect
from api.fetch.refusals import (
    BusyError,
    ClosedError,
    NoPageError,
    TooLargeError,
    TooSlowError,
    UnreachableError,
)
from api.fetch.robots import AGENT, Robots
from api.fetch.target import Target, moved, target_of
from api.fetch.unpacking import OFFERED
from casefile.address import canonical


@dataclass(frozen=True)
class Limits:
    """How much a page may cost. Seconds, bytes, redirects, and pages opened at the same time."""

    connect: float = 5.0
    whole: float = 10.0
    page: int = 2 * 1024 * 1024
    robots: int = 512 * 1024
    redirects: int = 5
    at_once: int = 16


class FetchedPage(NamedTuple):
    """A page, and its canonical address, where redirects led."""

    address: str
    page: str | bytes


class PageFetcher:
    """`await fetch(address)` gives the page there. Raises FetchError, and BadAddressError for what is no address.

    `contact` is where a site can complain. The others are for tests: how names are looked up and addresses dialled,
    and which certificates are believed.
    """

    def __init__(
        self,
        contact: str,
        *,
        look_up: LookUp | None = None,
        connect: Connect = connect,
        trust: ssl.SSLContext | None = None,
        limits: Limits | None = None,
    ) -> None:
        self._limits = limits or Limits()
        self._network = CheckedNetwork(look_up or SystemLookUp(self._limits.at_once), connect)
        self._trust = trust or httpcore.default_ssl_context()
        self._headers = {
            "User-Agent": f"{AGENT} (+{contact})",
            "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,application/ld+json;q=0.8",
            "Accept-Encoding": OFFERED,
        }
        self._robots = Robots()
        self._places = anyio.Semaphore(self._limits.at_once)

    async def __call__(self, address: str) -> FetchedPage:
        """Open a page, within the limits."""
        target = target_of(address)
        try:
            self._places.acquire_nowait()
        except anyio.WouldBlock:
            raise BusyError from None
        try:
            with anyio.fail_after(self._limits.whole):
                return await self._open(target)
        except (TimeoutError, httpcore.TimeoutException):
            raise TooSlowError from None
        except httpcore.NetworkError:
            raise UnreachableError from None
        except httpcore.ProtocolError:
            raise NoPageError from None
        finally:
            self._places.release()

    async def _open(self, target: Target) -> FetchedPage:
        # A pool for each page: no connection, and no TLS session, is shared by two people's visits.
        async with httpcore.AsyncConnectionPool(
            ssl_context=self._trust, network_backend=self._network, max_connections=2, max_keepalive_connections=1
        ) as pool:
            for _ in range(self._limits.redirects + 1):
                await self._robots.heed(target, partial(self._robots_txt, pool))
                answer = await self._ask(pool, target, pass_page, self._limits.page)
                if answer.status == OK:
                    return FetchedPage(canonical(target.address), page_in(answer.headers["content-type"], answer.body))
                target = moved(target, answer.location)
        raise NoPageError

    async def _robots_txt(self, pool: httpcore.AsyncConnectionPool, target: Target) -> bytes:
        """The rules of a site, wherever its redirects lead. Raises ClosedError where they cannot be read."""
        try:
            for _ in range(self._limits.redirects + 1):
                answer = await self._ask(pool, target, pass_robots, self._limits.robots)
                if answer.status not in REDIRECTS:
                    return answer.body
                target = moved(target, answer.location)
        except (NoPageError, TooLargeError) as error:
            raise ClosedError from error
        raise ClosedError

    async def _ask(self, pool: httpcore.AsyncConnectionPool, target: Target, let: Pass, limit: int) -> Answer:
        seconds = {"connect": self._limits.connect} | dict.fromkeys(("read", "write", "pool"), self._limits.whole)
        return await ask(pool, target, self._headers, let, limit=limit, seconds=seconds)
