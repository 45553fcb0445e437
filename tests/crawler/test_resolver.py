# ruff: noqa: N802 - the names are Twisted's

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy.resolver import dnscache
from twisted.internet.address import IPv4Address, IPv6Address

from crawler.resolver import GuardedResolver

PRIVATE = (
    "10.0.0.1 127.0.0.1 169.254.169.254 192.168.1.1 0.0.0.0 224.0.0.1 ::1 ::ffff:10.0.0.1 fd00::1 64:ff9b::7f00:1 "
    "::7f00:1 fe80::1%eth0"
).split()
LOCAL = ("127.0.0.1", 4000)


class Names:
    """A name service that answers every name with these addresses."""

    def __init__(self, addresses: Sequence[str]) -> None:
        self.addresses = addresses

    def resolveHostName(self, receiver: Any, host: str, port: int, *_: Any) -> None:
        """Answer."""
        receiver.resolutionBegan(host)
        for address in self.addresses:
            made = IPv6Address if ":" in address else IPv4Address
            receiver.addressResolved(made("TCP", address, port))
        receiver.resolutionComplete()


class Dialled:
    """Takes the addresses that would be dialled."""

    def __init__(self) -> None:
        self.addresses: list[str] = []
        self.complete = False

    def resolutionBegan(self, _: Any) -> None:
        """Nothing yet."""

    def addressResolved(self, address: Any) -> None:
        """Keep an address."""
        self.addresses.append(address.host)

    def resolutionComplete(self) -> None:
        """Note the end."""
        self.complete = True


def dialled(host: str, port: int, *addresses: str) -> list[str]:
    """Give what would be dialled for a host that has these addresses, first asked and then from the cache."""
    dnscache.clear()
    resolver = GuardedResolver(SimpleNamespace(nameResolver=Names(addresses)), 100, [LOCAL])  # type: ignore[arg-type]
    fresh, cached = Dialled(), Dialled()
    resolver.resolveHostName(fresh, host, portNumber=port)  # type: ignore[arg-type]
    resolver.resolveHostName(cached, host, portNumber=port)  # type: ignore[arg-type]
    assert fresh.complete
    assert cached.complete
    assert fresh.addresses == cached.addresses
    return fresh.addresses


@pytest.mark.parametrize(
    "address",
    PRIVATE,
)
def test_a_host_with_a_private_address_is_not_dialled(address: str) -> None:
    """No address inside this machine or a private network reaches the connection."""
    assert dialled("jobs.example.com", 443, address) == []


def test_a_public_address_beside_a_private_one_is_dialled_alone() -> None:
    """Of a name with several addresses, only the public ones are left."""
    assert dialled("jobs.example.com", 443, "10.0.0.1", "93.184.216.34", "::1") == ["93.184.216.34"]


def test_loopback_is_dialled_for_a_local_board_and_for_nothing_else() -> None:
    """Loopback is open to the host and port of a local board: not to other ports, other names or other addresses."""
    assert dialled("127.0.0.1", 4000, "127.0.0.1") == ["127.0.0.1"]
    assert dialled("127.0.0.1", 5432, "127.0.0.1") == []
    assert dialled("jobs.example.com", 4000, "127.0.0.1") == []
    assert dialled("127.0.0.1", 4000, "10.0.0.1") == []
