"""Which network addresses a crawl dials: only those that `casefile.address.is_dialable` allows."""

# ruff: noqa: N802, N803 - the names are Twisted's

import logging
from collections.abc import Sequence
from ipaddress import ip_address
from typing import Any, Self, cast

from scrapy.crawler import Crawler
from scrapy.resolver import CachingHostnameResolver
from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.base import ReactorBase
from twisted.internet.interfaces import IHostResolution, IResolutionReceiver

from casefile.address import is_dialable

logger = logging.getLogger(__name__)


class GuardedResolver(CachingHostnameResolver):
    """Resolves names as usual and withholds what must not be dialled. Numeric hosts come through here as well.

    `local`: the host and port of a board on this machine; for these, and only these, loopback is allowed.
    """

    def __init__(self, reactor: ReactorBase, cache_size: int, local: Sequence[tuple[str, int]] = ()) -> None:
        super().__init__(reactor, cache_size)
        self.local = frozenset(local)

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        """Make it with the local boards that the settings name."""
        return cls(reactor, crawler.settings.getint("DNSCACHE_SIZE"), crawler.settings["LOCAL_SITES"] or ())

    def resolveHostName(
        self, resolutionReceiver: IResolutionReceiver, hostName: str, portNumber: int = 0, *args: Any
    ) -> IHostResolution:
        """Resolve one name for one port."""
        guarded = _Guard(resolutionReceiver, hostName, is_local=(hostName, portNumber) in self.local)
        return super().resolveHostName(cast("IResolutionReceiver", guarded), hostName, portNumber, *args)


class _Guard:
    """Passes on the addresses that may be dialled."""

    def __init__(self, receiver: Any, host: str, *, is_local: bool) -> None:
        self.receiver, self.host, self.is_local = receiver, host, is_local

    def resolutionBegan(self, resolution: IHostResolution) -> None:
        self.receiver.resolutionBegan(resolution)

    def addressResolved(self, address: IPv4Address | IPv6Address) -> None:
        ip: str = address.host
        if is_dialable(ip) or (self.is_local and ip_address(ip).is_loopback):
            self.receiver.addressResolved(address)
        else:
            logger.warning("%s is at %s, which is not dialled: it is not on the public internet", self.host, ip)

    def resolutionComplete(self) -> None:
        self.receiver.resolutionComplete()
