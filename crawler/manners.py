"""A polite guest: robots.txt, the pace it asks for, the board's own site only, and a full stop where we are refused."""

import logging
from typing import NamedTuple, Self
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from casefile.address import BadAddressError, parse
from crawler.settings import AGENT

logger = logging.getLogger(__name__)

REFUSALS = frozenset({403, 429})
"""Answers that say: go away. The whole board is left alone at the first of them."""

NOT_THERE = range(400, 500)
SERVER_FAILED = range(500, 600)


class Refused(IgnoreRequest):
    """The board does not want this crawl, or its wishes cannot be read. Ends the visit."""


class Closed(IgnoreRequest):
    """robots.txt closes this page."""


class Elsewhere(IgnoreRequest):
    """The page is not on the board's site."""


class SiteName(NamedTuple):
    """One site, for which one robots.txt speaks. Port 0 is the scheme's own."""

    host: str
    port: int


def site_of(url: str) -> SiteName:
    """Give the site that an address belongs to. Raises BadAddressError."""
    parsed = parse(url)
    return SiteName(parsed.hostname, int(parsed.port or 0))


class SameSite:
    """Lets through what is on the board's own site: links, redirects, sitemaps and robots.txt alike."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make it for one visit."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raise Elsewhere for other sites, and for addresses that Scrapy would read in another way than we do."""
        try:
            site = site_of(request.url)
        except BadAddressError as error:
            raise Elsewhere(f"{request.url}: {error}") from error
        is_same = urlsplit(request.url).hostname == site.host.strip("[]")
        if not is_same or site not in self.crawler.spider.sites:  # type: ignore[union-attr]
            raise Elsewhere(f"{request.url} is not on the board's site")


class HardStop:
    """Ends the visit at the first refusal: nothing is asked for after it."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.refusal: str | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make it for one visit."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:  # noqa: ARG002 - Scrapy passes it by name
        """Raise Refused once the board has refused."""
        if self.refusal:
            raise Refused(self.refusal)

    def process_response(self, request: Request, response: Response) -> Response:
        """Raise Refused where the board says 403 or 429."""
        if response.status in REFUSALS:
            self.refusal = f"{response.status} at {request.url}"
            raise Refused(self.refusal)
        return response


class Robots:
    """Obeys robots.txt as RFC 9309 has it: no file, no rules; a file that cannot be read closes the whole site.

    Scrapy's own middleware takes an unreadable file as leave to crawl, and no notice of crawl-delay.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.rules: dict[SiteName, Protego] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make it for one visit."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raise Closed for pages that robots.txt closes, Refused where it cannot be read or is too slow for us."""
        if request.callback is NO_CALLBACK:  # our own request for robots.txt
            return
        site = site_of(request.url)
        if site not in self.rules:
            self.rules[site] = await self._read(request, site)
        if not self.rules[site].can_fetch(request.url, AGENT):
            raise Closed(f"robots.txt closes {request.url}")

    async def _read(self, request: Request, site: SiteName) -> Protego:
        address = f"{parse(request.url).origin}/robots.txt"
        try:
            response = await self.crawler.engine.download_async(Request(address, callback=NO_CALLBACK))
        except Refused:
            raise
        except Exception as error:
            raise Refused(f"{address} could not be read: {error}") from error
        if response.status in SERVER_FAILED:
            raise Refused(f"{address} could not be read: {response.status}")
        body = b"" if response.status in NOT_THERE else response.body
        rules = Protego.parse(body.decode("utf-8-sig", "replace"))
        delay = float(rules.crawl_delay(AGENT) or 0)
        longest: float = self.crawler.settings.getfloat("LONGEST_DELAY")
        if delay > longest:
            raise Refused(f"{address} asks for {delay:g} seconds between requests; we wait {longest:g} at most")
        pace = self.crawler.get_extension(Pace)
        if pace:
            pace.at_least(delay, site.host)
        return rules


class Pace(AutoThrottle):
    """Scrapy's throttle, which slows down with a slow board, and never below the crawl-delay."""

    def at_least(self, seconds: float, host: str) -> None:
        """Keep this distance between requests from now on."""
        self.mindelay = max(self.mindelay, seconds)
        slot = self.crawler.engine.downloader.slots.get(host)
        if slot:
            slot.delay = max(slot.delay, self.mindelay)
