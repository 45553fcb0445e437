"""Any site, without a declaration: its sitemap first, then its own links. Pages with a JobPosting are posts."""

import re
from collections.abc import AsyncIterator
from typing import Any, ClassVar

from scrapy import Request
from scrapy.http import Response, TextResponse
from scrapy.linkextractors import IGNORED_EXTENSIONS
from scrapy.utils.sitemap import sitemap_urls_from_robots

from casefile.address import parse
from crawler.board import Found, page_of
from crawler.manners import site_of
from crawler.pages import read
from crawler.pages.page import Page
from crawler.sitemap_board import SitemapBoard

JOBISH = re.compile(
    r"job|career|vacanc|position|recruit|hiring|lowongan|loker|karir|viec-lam|tuyen-dung|trabaho|empleo|vacante|trabajo|vaga"
    r"|emprego|emploi|stelle|praca|zhaopin|recrut",
    re.IGNORECASE,
)
"""Words in addresses of job pages. They say which pages come first, never which count."""

NOT_PAGES = tuple(f".{extension}" for extension in IGNORED_EXTENSIONS)

CLICKS = 4
"""Links from the first page within which a site without a sitemap is read."""


class SiteBoard(SitemapBoard):
    """The site at an address that somebody asked for."""

    name = "site"
    permission = "asked for by hand; the site's robots.txt decides"
    expects: ClassVar[range] = range(1, 1_000_000)

    def __init__(self, base: str) -> None:
        self.name = site_of(base).host
        super().__init__(base)

    @classmethod
    def addresses(cls, base: str = "") -> list[str]:
        """Give the site's address."""
        return [base]

    async def start(self) -> AsyncIterator[Request]:
        """Begin at robots.txt, which may name the sitemaps, and at the address itself."""
        for address in self.starts:
            yield Request(f"{parse(address).origin}/robots.txt", callback=self.find_sitemaps, errback=self.failed)
            yield self.look(address, 0, priority=-100)

    def find_sitemaps(self, response: Response) -> Found:
        """Read where the sitemaps are; the usual place if nothing is said."""
        named = list(sitemap_urls_from_robots(response.body, response.url))
        for place in named or [response.urljoin("/sitemap.xml")]:
            yield self.ask(place)

    def ask(self, address: str, *, post: bool = False, **options: Any) -> Request:
        """Give the request for a sitemap or, from a sitemap, a page."""
        return self.look(address, CLICKS) if post else super().ask(address, **options)

    def look(self, address: str, clicks: int, priority: int = 0) -> Request:
        """Give the request for a page that may be a post."""
        rank = priority + bool(JOBISH.search(address)) - clicks
        return Request(
            address, callback=self.read_page, errback=self.failed, priority=rank, cb_kwargs={"clicks": clicks}
        )

    def read_page(self, response: Response, clicks: int) -> Found:
        """Read a page that may be a post, and follow its links while they are near the start."""
        if not isinstance(response, TextResponse):
            return
        if Page(response.text, response.url).postings:
            yield read(response.url, page_of(response))
        elif clicks < CLICKS:
            for address in self.linked(response, "a"):
                if site_of(address) in self.sites and not address.lower().endswith(NOT_PAGES):
                    yield self.look(address, clicks + 1)
