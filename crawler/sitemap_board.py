"""Boards whose sitemap lists their posts."""

import re
from contextlib import suppress
from typing import ClassVar

from scrapy.http import Response
from scrapy.utils.gz import gunzip, gzip_magic_number
from scrapy.utils.sitemap import Sitemap

from casefile.address import BadAddressError, parse
from crawler.board import Board, Found


class SitemapBoard(Board):
    """A board whose sitemap lists its posts. `start_urls` are sitemaps or indexes of sitemaps."""

    post_paths: ClassVar[str] = ""
    """Regular expression that the paths of posts match."""

    def parse(self, response: Response) -> Found:
        """Read a sitemap, or an index of sitemaps."""
        try:
            limit = self.settings.getint("DOWNLOAD_MAXSIZE")
            body = gunzip(response.body, max_size=limit) if gzip_magic_number(response) else response.body
            sitemap = Sitemap(body)
            places = [entry["loc"] for entry in sitemap]
            if sitemap.type not in {"urlset", "sitemapindex"}:
                raise ValueError(f"it begins with <{sitemap.type}>")  # noqa: TRY301 - skipped like what is no XML
        except (SyntaxError, StopIteration, ValueError, OSError, EOFError) as error:
            self.skip(response.url, f"no sitemap: {error}")
            return
        for place in places:
            with suppress(BadAddressError):
                address = parse(place)
                if sitemap.type == "sitemapindex":
                    yield self.ask(address.href)
                elif re.search(self.post_paths, address.pathname):
                    yield self.ask(address.href, post=True)
