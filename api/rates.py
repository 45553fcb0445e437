"""How often one network may ask. What is counted cannot be traced back after an hour.

A count stands under a keyed hash of the network prefix, never of a whole address. The key is random, lives in memory
only, and serves for an hour; with it goes any way to tell which network a count belonged to.
"""

import hashlib
import hmac
import ipaddress
import secrets
import time
from collections.abc import Callable
from http import HTTPStatus
from math import ceil

from fastapi import Depends, Request
from limits import RateLimitItem, parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import FixedWindowRateLimiter

from api.buckets import Buckets
from api.errors import ProblemError

KEY_SECONDS = 3_600


class TooManyError(ProblemError):
    """The network, or the name, has asked too often."""

    status = HTTPStatus.TOO_MANY_REQUESTS
    name = "too_many"


class Rates:
    """Counts checks, attempts to sign in, and reports, in memory."""

    def __init__(
        self,
        *,
        checks: str,
        logins: str,
        reports: str = "5/hour",
        puzzled_reports: str = "20/hour",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._checks = parse(checks)
        self._logins = parse(logins)
        self._reports = {False: Buckets(parse(reports), clock), True: Buckets(parse(puzzled_reports), clock)}
        self._limiter = FixedWindowRateLimiter(MemoryStorage())
        self._clock = clock
        self._key = b""
        self._key_until = float("-inf")

    async def count_check(self, host: str | None) -> None:
        """Count a check from this IP address. Raises TooManyError."""
        await self._count(self._checks, "check", network(host))

    async def count_login(self, name: str, host: str | None) -> None:
        """Count an attempt to sign in, by name and by network. Raises TooManyError."""
        await self._count(self._logins, "login name", name)
        await self._count(self._logins, "login network", network(host))

    async def count_report(self, host: str | None, *, has_solved: bool) -> None:
        """Take a report or an appeal out of a network's bucket. Raises TooManyError.

        `has_solved`: the form's puzzle was solved, so the larger bucket is asked.
        """
        if wait := self._reports[has_solved].take(self._hashed(f"report {network(host)}")):
            raise _too_many(ceil(wait))

    async def _count(self, limit: RateLimitItem, what: str, who: str) -> None:
        identity = self._hashed(f"{what} {who}")
        if not await self._limiter.hit(limit, identity):
            window = await self._limiter.get_window_stats(limit, identity)
            raise _too_many(max(1, ceil(window.reset_time - time.time())))

    def _hashed(self, text: str) -> str:
        now = self._clock()
        if now >= self._key_until:
            self._key, self._key_until = secrets.token_bytes(32), now + KEY_SECONDS
        return hmac.new(self._key, text.encode(), hashlib.sha256).hexdigest()


def _too_many(wait: int) -> TooManyError:
    return TooManyError(f"Too many attempts. Try again in {wait} seconds.", headers={"Retry-After": str(wait)})


def network(host: str | None) -> str:
    """Give the network of an IP address: /24 of IPv4, /48 of IPv6; `unknown` for what is no IP address."""
    try:
        address = ipaddress.ip_address((host or "").partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    prefix = 24 if address.version == 4 else 48  # noqa: PLR2004 - IP version numbers
    return str(ipaddress.ip_network((address, prefix), strict=False))


async def count_check(request: Request) -> None:
    """Count a public check. A dependency of every route that gives a verdict to the public, pages included."""
    rates: Rates = request.app.state.wiring.rates
    await rates.count_check(request.client.host if request.client else None)


WithinCheckRate = Depends(count_check)
