"""How a crawl behaves: the few settings that an operator chooses, and Scrapy's own, which make it a polite guest."""

from typing import Annotated, Any, Literal

from pydantic import Field, PositiveFloat, PositiveInt
from pydantic_settings import BaseSettings, SettingsConfigDict

AGENT = "Lurewatch"
"""The name that robots.txt knows us by."""


class CrawlSettings(BaseSettings):
    """What an operator may choose, read from the environment (`LUREWATCH_CRAWL_…`) or given."""

    model_config = SettingsConfigDict(
        env_prefix="LUREWATCH_CRAWL_", frozen=True, extra="ignore", use_attribute_docstrings=True, env_ignore_empty=True
    )

    contact: Annotated[str, Field(pattern=r"^[!-~]{3,200}$")] | None = None
    """Mail or web address that a board can complain to; part of the user agent. Without it only boards on this machine
    are crawled."""

    delay: PositiveFloat = 1.0
    """Seconds between two requests to a board, where its robots.txt does not ask for more."""

    longest_delay: PositiveFloat = 60.0
    """Longest crawl-delay, in seconds, that a crawl waits for. A board that asks for more is left alone."""

    timeout: PositiveFloat = 30.0
    """Seconds for one page, from the look-up of its host to its last byte."""

    page_bytes: PositiveInt = 5_000_000
    """Largest page that is read, in bytes, as sent and as unpacked."""

    pages: PositiveInt = 5_000
    """Most pages of one board in one crawl."""

    depth: PositiveInt = 500
    """Most links from the start of a board to a page, the pages of its list included."""

    boards_at_once: PositiveInt = 4
    """Boards that are visited at the same time. Boards on one host are visited one after the other."""

    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "WARNING"
    """How much a crawl logs, to standard error."""


def scrapy_settings(chosen: CrawlSettings, *, is_local: bool = False) -> dict[str, Any]:
    """Give Scrapy's settings for one board. `is_local`: it is served on this machine."""
    delay = 0 if is_local else chosen.delay
    return {
        "USER_AGENT": f"{AGENT} (+{chosen.contact or 'on its own machine'})",
        "DEFAULT_REQUEST_HEADERS": {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"},
        "LOG_LEVEL": chosen.log_level,
        # One request at a time, paced by robots.txt, our own delay and the board's answers. No jitter: it goes below.
        "CONCURRENT_REQUESTS": 1,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "DOWNLOAD_DELAY": delay,
        "DOWNLOAD_DELAY_JITTER": 0,
        "AUTOTHROTTLE_ENABLED": True,
        "AUTOTHROTTLE_START_DELAY": delay,
        "AUTOTHROTTLE_MAX_DELAY": chosen.longest_delay,
        "EXTENSIONS": {"scrapy.extensions.throttle.AutoThrottle": None, "crawler.manners.Pace": 0},
        "LONGEST_DELAY": chosen.longest_delay,
        # Each board's rules, and its site only. What it refuses is not asked for again.
        "ROBOTSTXT_OBEY": True,
        "DOWNLOADER_MIDDLEWARES": {
            "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
            "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
            "crawler.manners.SameSite": 50,
            "crawler.manners.Robots": 100,
            "crawler.manners.HardStop": 950,
        },
        "RETRY_ENABLED": False,
        "COOKIES_ENABLED": False,
        "METAREFRESH_ENABLED": False,
        "REDIRECT_MAX_TIMES": 5,
        # A page may be huge, endless or slow; a crawl is none of them.
        "DOWNLOAD_TIMEOUT": chosen.timeout,
        "DOWNLOAD_MAXSIZE": chosen.page_bytes,
        "DOWNLOAD_WARNSIZE": 0,
        "DEPTH_LIMIT": chosen.depth,
        "CLOSESPIDER_PAGECOUNT": chosen.pages,
        # What is dialled is checked address by address; a proxy would look names up where we cannot see it.
        "TWISTED_DNS_RESOLVER": "crawler.resolver.GuardedResolver",
        "HTTPPROXY_ENABLED": False,
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "DOWNLOAD_HANDLERS": dict.fromkeys(("data", "file", "ftp", "s3")),
        # Scrapy's consoles execute Python for whoever connects.
        "REMOTE_CONTROL_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "ITEM_PIPELINES": {
            "crawler.pipelines.Stamp": 100,
            "crawler.pipelines.OncePerAddress": 200,
            "crawler.pipelines.WriteFeed": 300,
        },
    }
