"""What one request is for. Its parts come from `casefile.address` and go to the socket as they are, parsed once."""

from dataclasses import dataclass

import httpcore
from ada_url import URL

from api.fetch.refusals import NoPageError, UnreachableError
from casefile.address import canonical, parse

PORTS = {"http": 80, "https": 443}
MAX_LABEL = 63
"""Characters of one part of a host's name, by the rules of names."""


@dataclass(frozen=True)
class Target:
    """A page to ask for. `host` is a name or an IP address as the URL standard writes it, IPv6 in brackets."""

    scheme: str
    host: str
    path: str

    @property
    def origin(self) -> str:
        """The site, for which one robots.txt speaks."""
        return f"{self.scheme}://{self.host}"

    @property
    def address(self) -> str:
        """The whole address."""
        return self.origin + self.path

    @property
    def url(self) -> httpcore.URL:
        """The parts as the network layer takes them. It parses nothing."""
        return httpcore.URL(
            scheme=self.scheme.encode(),
            host=self.host.strip("[]").encode(),
            port=PORTS[self.scheme],
            target=self.path.encode(),
        )

    def beside(self, path: str) -> "Target":
        """Give another page of the same site."""
        return Target(self.scheme, self.host, path)


def target_of(address: str) -> Target:
    """Give what to ask for: the canonical form, without credentials and without who shared the link.

    The canonical form is https; a link to plain http is asked for as it was given. Raises BadAddressError for what is
    no web address, UnreachableError for a port other than 80 and 443, or a host that no name server can know.
    """
    url = parse(canonical(address))
    if url.port or not all(1 <= len(label) <= MAX_LABEL for label in url.hostname.split(".")):
        raise UnreachableError
    given = parse(address)
    scheme = "http" if given.protocol == "http:" and not given.port else "https"
    return Target(scheme, url.hostname, url.pathname + url.search)


def moved(target: Target, location: bytes) -> Target:
    """Give where a redirect leads, read and refused like any other address. Raises FetchError."""
    try:
        url = URL(location.decode("utf-8", "replace"), base=target.address)
        # What a person types may lack its scheme, `example.com:80`; a redirect of that form names another scheme.
        if url.protocol.removesuffix(":") not in PORTS:
            raise NoPageError
        return target_of(url.href)
    except ValueError as error:
        raise NoPageError from error
