"""robots.txt, as the crawler obeys it: no file, no rules; a file that cannot be read closes the whole site.

crawl-delay speaks of the time between visits. This is one page for one person, so there is nothing to wait for.
"""

import time
from collections.abc import Awaitable, Callable

import anyio.to_thread
from protego import Protego

from api.fetch.refusals import ClosedError
from api.fetch.target import Target

AGENT = "Lurewatch"
"""The name that robots.txt knows us by; the crawler's too."""

KEPT_SECONDS = 300
MAX_KEPT = 100


class Robots:
    """The rules of sites, for a few minutes, in memory: which site, never who asked or for which page."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: dict[str, tuple[float, Protego]] = {}

    async def heed(self, target: Target, get: Callable[[Target], Awaitable[bytes]]) -> None:
        """Raise ClosedError where the site closes the page. `get` brings the bytes of robots.txt."""
        now = self._clock()
        self._kept = {site: (until, rules) for site, (until, rules) in self._kept.items() if until > now}
        if target.origin in self._kept:
            rules = self._kept[target.origin][1]
        else:
            body = await get(target.beside("/robots.txt"))
            # In a thread: half a megabyte of rules takes most of a second.
            rules = await anyio.to_thread.run_sync(Protego.parse, body.decode("utf-8-sig", "replace"))
            while len(self._kept) >= MAX_KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[target.origin] = (now + KEPT_SECONDS, rules)
        if not rules.can_fetch(target.address, AGENT):
            raise ClosedError
