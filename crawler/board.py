"""Boards: a board is a declaration of about six lines. Here is what the declarations have in common."""

import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from typing import Any, ClassVar
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.exceptions import CloseSpider
from scrapy.http import Response, TextResponse
from twisted.python.failure import Failure

from casefile.address import parse
from casefile.post import JobPost
from crawler.manners import Closed, Elsewhere, Refused, SiteName, site_of
from crawler.pages import read

logger = logging.getLogger(__name__)

Found = Iterator[Request | JobPost]


class Board(Spider):
    """A board that lists its posts on pages: start, links to posts, link to the next page.

    `base` puts a board that is declared `local` on the host and port where it happens to be served.
    """

    name: str
    """What the feed calls it: lower case, digits and underscores."""
    start_urls: list[str] = []  # noqa: RUF012 - a declaration, never changed
    """Where to begin. A local board gives paths."""
    post_links: ClassVar[str] = ""
    """CSS that finds the links to posts on a page of the list."""
    next_page: ClassVar[str] = 'a[rel~="next"], link[rel~="next"]'
    """CSS that finds the link to the list's next page."""
    permission: ClassVar[str] = ""
    """What allows us to read this board, and when that was read. No board without it."""
    expects: ClassVar[range] = range(0)
    """How many posts a whole visit brings. Fewer mark it as incomplete; more are worth a look at the declaration."""
    local: ClassVar[bool] = False
    """Served on this machine."""

    def __init__(self, base: str = "") -> None:
        super().__init__(self.name)
        self.starts = self.addresses(base)
        self.sites: frozenset[SiteName] = frozenset(map(site_of, self.starts))

    @classmethod
    def addresses(cls, base: str = "") -> list[str]:
        """Give where the visit begins: the start addresses, moved to `base` if one is given."""
        return [moved(address, base) for address in cls.start_urls]

    async def start(self) -> AsyncIterator[Request]:
        """Begin at every start."""
        for address in self.starts:
            yield self.ask(address)

    def ask(self, address: str, *, post: bool = False, **options: Any) -> Request:
        """Give the request for one page: of the list, or of a post."""
        return Request(address, callback=self.read_post if post else self.parse, errback=self.failed, **options)

    def parse(self, response: Response) -> Found:
        """Read one page of the list."""
        if not isinstance(response, TextResponse):
            self.skip(response.url, "a list that is no text")
            return
        for address in self.linked(response, self.post_links):
            yield self.ask(address, post=True, priority=1)
        yield from self.turn(response)

    def turn(self, response: TextResponse) -> Iterator[Request]:
        """Ask for the list's next page."""
        for address in [*self.linked(response, self.next_page)][:1]:
            yield self.ask(address)

    def linked(self, response: TextResponse, css: str) -> Iterator[str]:
        """Give where these links lead. Links that are no web addresses (scripts, mail) are passed over."""
        for href in response.css(css).xpath("@href").getall():
            with suppress(ValueError):
                address = response.urljoin(href)
                if address.startswith(("http://", "https://")):
                    yield parse(address).href

    def read_post(self, response: Response) -> Found:
        """Read the page of one post."""
        post = read(response.url, page_of(response))
        if post.text or post.title:
            yield post
        else:
            self.skip(response.url, "a page without words")

    def failed(self, failure: Failure) -> None:
        """Count what could not be had, and leave where we are not wanted."""
        error = failure.value
        if isinstance(error, Refused):
            self.stats.set_value("board/refused", str(error))
            raise CloseSpider("refused") from error
        if isinstance(error, Closed):
            self.stats.inc_value("board/closed")
        elif isinstance(error, Elsewhere):
            logger.info("%s: %s", self.name, error)
        else:
            self.skip(failure.request.url, f"{type(error).__name__}: {error}")  # type: ignore[attr-defined]

    def skip(self, address: str, why: str) -> None:
        """Leave one page out, loudly."""
        logger.warning("%s: skipped %s (%s)", self.name, address, why)
        self.stats.inc_value("board/skipped")

    @property
    def stats(self) -> Any:
        """The visit's counters."""
        return self.crawler.stats


def page_of(response: Response) -> str | bytes:
    """Give a page as it came; as text where the server names the encoding, which the page itself may not know."""
    kind = (response.headers.get("Content-Type") or b"").lower()
    return response.text if isinstance(response, TextResponse) and b"charset" in kind else response.body


def moved(address: str, base: str) -> str:
    """Give an address, or a path, on another host: the same path and query at `base`. Without a base, as it is."""
    parts = urlsplit(address)
    return base + parts.path + (f"?{parts.query}" if parts.query else "") if base else address
