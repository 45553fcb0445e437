"""One visit to one board, in a process of its own: Twisted's reactor starts once, and boards share nothing."""

import logging
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic
from typing import Any, Literal

from pydantic import NonNegativeInt
from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess, Crawler

from casefile.value import Value
from crawler.board import Board
from crawler.settings import CrawlSettings, scrapy_settings
from crawler.site_board import SiteBoard
from crawler.spiders import boards

logger = logging.getLogger(__name__)

Ending = Literal["finished", "refused", "limit", "stopped", "failed"]
"""How a visit ended: all seen, refused by the board, more pages than allowed, told to stop, or the visit broke."""

ENDINGS: dict[str, Ending] = {"finished": "finished", "refused": "refused", "shutdown": "stopped"}
"""By Scrapy's reason. All others are its limits."""


class Visit(Value):
    """What to visit: a declared board by name, or any site by its address. `base`: that address, or where a local board is."""

    board: str
    host: str
    base: str = ""
    site: bool = False
    local: bool = False
    feed: Path
    settings: CrawlSettings


class CrawlProgress(Value):
    """How far a visit has come. `expects` is the least number of posts that the board should bring."""

    board: str
    pages: NonNegativeInt = 0
    posts: NonNegativeInt = 0
    skipped: NonNegativeInt = 0
    expects: NonNegativeInt = 0


class CrawlResult(CrawlProgress):
    """What a visit brought. `closed` counts pages that robots.txt closes; `refused` is the board's refusal."""

    feed: Path
    closed: NonNegativeInt = 0
    refused: str | None = None
    ended: Ending
    seconds: float

    @property
    def incomplete(self) -> bool:
        """Whether posts may be missing: the visit did not end by itself, or brought fewer than the board declares."""
        return self.ended != "finished" or self.posts < self.expects


def go(visit: Visit, parent: Connection) -> None:
    """Make the visit. Sends CrawlProgress to the parent as pages come, and one CrawlResult at the end."""
    began = monotonic()
    declared = _declared(visit)
    crawler = Crawler(declared, _settings(visit, declared))
    progress = _Progress(crawler, parent, visit.board, declared.expects.start)
    process = AsyncCrawlerProcess(crawler.settings)
    process.crawl(crawler, base=visit.base)
    process.start()
    result = CrawlResult(
        **dict(progress.now()),
        feed=visit.feed,
        closed=progress.count("board/closed"),
        refused=progress.count("board/refused") or None,
        ended=ENDINGS.get(progress.count("finish_reason") or "", "limit"),
        seconds=monotonic() - began,
    )
    if result.posts not in declared.expects:
        least, most = declared.expects.start, declared.expects.stop - 1
        logger.warning("%s: %d posts where %d to %d were expected", visit.board, result.posts, least, most)
    parent.send(result)


def _declared(visit: Visit) -> type[Board]:
    return SiteBoard if visit.site else boards()[visit.board]


def _settings(visit: Visit, declared: type[Board]) -> dict[str, Any]:
    sites = declared(visit.base).sites if visit.local else ()
    own = {"FEED_PATH": visit.feed, "LOCAL_SITES": tuple(sites)}
    return scrapy_settings(visit.settings, is_local=visit.local) | own


class _Progress:
    """Tells the parent of each page and post."""

    def __init__(self, crawler: Crawler, parent: Connection, board: str, expects: int) -> None:
        self.crawler, self.parent, self.board, self.expects = crawler, parent, board, expects
        for signal in (signals.response_received, signals.item_scraped):
            crawler.signals.connect(self.tell, signal=signal)

    def count(self, name: str) -> Any:
        return self.crawler.stats.get_value(name, 0)

    def now(self) -> CrawlProgress:
        return CrawlProgress(
            board=self.board,
            pages=self.count("response_received_count"),
            posts=self.count("item_scraped_count"),
            skipped=self.count("board/skipped"),
            expects=self.expects,
        )

    def tell(self) -> None:
        self.parent.send(self.now())
