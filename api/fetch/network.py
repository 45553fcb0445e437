"""The only way out: a name is looked up here, every address it has is checked, and a checked address is dialled."""

import ipaddress
import socket
from collections.abc import Awaitable, Callable, Iterable, Sequence

import anyio
import anyio.to_thread
import httpcore
from httpcore import SOCKET_OPTION, AsyncNetworkStream

from api.fetch.refusals import UnreachableError
from casefile.address import is_dialable

LookUp = Callable[[str], Awaitable[Sequence[str]]]
"""From a host's name to its IP addresses; none where there is no such host."""

Connect = Callable[[str, int, float], Awaitable[AsyncNetworkStream]]
"""Dials an IP address and a port, within so many seconds. Raises httpcore's ConnectError or ConnectTimeout."""

MAX_DIALS = 4
"""Addresses of one host that are tried."""


class CheckedNetwork(httpcore.AsyncNetworkBackend):
    """Dials what `casefile.address.is_dialable` allows. One bad address refuses the host, whatever its others are.

    The connection is made to the address that was checked, so a name that answers otherwise the next time gains
    nothing. TLS still asks for, and checks, the name.
    """

    def __init__(self, look_up: LookUp, connect: Connect) -> None:
        self._look_up, self._connect = look_up, connect

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's name
        local_address: str | None = None,  # noqa: ARG002 - httpcore passes it by name
        socket_options: Iterable[SOCKET_OPTION] | None = None,  # noqa: ARG002 - the same
    ) -> AsyncNetworkStream:
        """Connect to a host. Raises UnreachableError, without dialling, where one of its addresses is refused."""
        assert timeout is not None  # noqa: S101 - the fetcher always sets it
        with anyio.fail_after(timeout):
            addresses = [host] if _is_numeric(host) else await self._look_up(host)
        if not all(map(is_dialable, addresses)):
            raise UnreachableError
        tried = addresses[:MAX_DIALS]
        for address in tried:
            try:
                return await self._connect(address, port, timeout / len(tried))
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        raise UnreachableError


class SystemLookUp:
    """Looks names up as the system does, in threads of its own: a slow name server holds up nothing else."""

    def __init__(self, threads: int) -> None:
        self._limiter = anyio.CapacityLimiter(threads)

    async def __call__(self, host: str) -> Sequence[str]:
        """Give a host's addresses, in the order in which the system would dial them."""
        return await anyio.to_thread.run_sync(_addresses, host, abandon_on_cancel=True, limiter=self._limiter)


async def connect(address: str, port: int, timeout: float) -> AsyncNetworkStream:  # noqa: ASYNC109 - one of several
    """Dial an IP address. A name would not get here: it is never looked up a second time."""
    return await httpcore.AnyIOBackend().connect_tcp(str(ipaddress.ip_address(address)), port, timeout)


def _addresses(host: str) -> Sequence[str]:
    try:
        # As bytes: for text, Python would apply an older IDNA than the URL standard's, a second reading of the name.
        found = socket.getaddrinfo(host.encode("ascii"), None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return ()
    return tuple(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


def _is_numeric(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
