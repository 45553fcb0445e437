"""What happens to a post between a board and its feed: stamped, kept once, written."""

import logging
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from casefile.address import BadAddressError, canonical
from casefile.feed import write_line
from casefile.post import JobPost

logger = logging.getLogger(__name__)


class Stamp:
    """Says where and when a post was seen, and gives its address the form under which it is kept."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make it for one visit."""
        return cls(crawler)

    def process_item(self, post: JobPost) -> JobPost:
        """Give the post with board, time (UTC) and canonical address. A post whose address is none keeps no address."""
        seen = {"board": self.crawler.spider.name, "seen_at": datetime.now(UTC)}  # type: ignore[union-attr]
        return post.model_copy(update=seen | {"address": _canonical(post.address)})


class OncePerAddress:
    """Keeps the first post of each address. Posts without one are all kept."""

    def __init__(self) -> None:
        self.seen: set[str] = set()

    def process_item(self, post: JobPost) -> JobPost:
        """Drop a post that was there before."""
        if post.address in self.seen:
            raise DropItem(f"seen before: {post.address}", log_level="DEBUG")
        if post.address:
            self.seen.add(post.address)
        return post


class WriteFeed:
    """Writes the feed beside its place, and puts it there when the visit ends: no reader ever sees half a feed."""

    def __init__(self, feed: Path) -> None:
        self.feed = feed
        self.part = feed.with_name(f".{feed.name}.part")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make it for the feed that the settings name."""
        return cls(Path(crawler.settings["FEED_PATH"]))

    def open_spider(self) -> None:
        """Begin an empty feed."""
        self.feed.parent.mkdir(parents=True, exist_ok=True)
        self.file = self.part.open("wb")

    def process_item(self, post: JobPost) -> JobPost:
        """Write one line."""
        self.file.write(write_line(post))
        return post

    def close_spider(self) -> None:
        """Put the feed in its place."""
        self.file.close()
        self.part.replace(self.feed)


def _canonical(address: str | None) -> str | None:
    try:
        return canonical(address) if address else None
    except BadAddressError as error:
        logger.warning("a post's address is none (%s): %s", error, address)
        return None
