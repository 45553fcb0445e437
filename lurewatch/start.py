"""`lurewatch run`: everything at once, for whoever meets the project for the first time."""

import asyncio
import gc
from collections.abc import Callable
from typing import TYPE_CHECKING

from lurewatch.failure import CannotRunError
from lurewatch.serve import Port, refuse_taken_port, serve_with, settings_for

if TYPE_CHECKING:
    from api.rulings.case import QueuePage, QueueRow
    from api.settings import Settings
    from api.wiring import Wiring

DEMO = ("demo", "demo_greenhouse", "demo_telegram")
"""The demo site's boards that differ; the others bring the same posts, by its sitemap and its feed."""

WORST = 10
"""Posts in the table."""


def run(port: Port = None) -> None:
    """Fill an empty store from the demo, then serve.

    Visits the demo boards on this machine, judges what they bring, shows the worst posts, and serves until interrupted.
    """
    settings = settings_for(port)
    refuse_taken_port(settings)
    try:
        if asyncio.run(_is_empty(settings)):
            _fill(settings)
        found, first = asyncio.run(_look(settings))
        serve_with(settings, lambda: _introduce(settings, found, first))
    except KeyboardInterrupt:
        print("\nStopped.")


def _fill(settings: "Settings") -> None:
    """Crawl the demo boards with the real spiders, and take in what they bring."""
    from lurewatch.crawl import visit

    print("First start: visiting the demo job boards on this machine …")
    results = visit(DEMO, settings.var / "feeds")
    if any(result.ended == "stopped" for result in results):
        raise KeyboardInterrupt  # the visits took Ctrl-C for themselves, and ended in good order
    posts = sum(result.posts for result in results)
    if not posts:
        raise CannotRunError("The visits brought nothing; what stands above says why. Mend that, then run it again.")
    print(f"{posts:,} posts from {len(results)} boards. Judging them …")
    feeds = {result.board: result.feed.read_bytes().splitlines() for result in results if result.feed.exists()}
    asyncio.run(_take_in(settings, feeds))


async def _take_in(settings: "Settings", feeds: dict[str, list[bytes]]) -> None:
    from api.wiring import wiring
    from lurewatch.progress import steps

    async with wiring(settings) as built:
        with steps() as tell:
            for name, lines in feeds.items():
                await _take_in_feed(name, lines, built, tell)


async def _take_in_feed(name: str, lines: list[bytes], built: "Wiring", tell: Callable[[str, int, int], None]) -> None:
    from api.ingest import ingest

    await ingest(lines, built.store, built.judge, built.complete, lambda done: tell(name, done, len(lines)))


async def _is_empty(settings: "Settings") -> bool:
    from api.rulings.queue import queue
    from api.wiring import opened

    async with opened(settings) as store:
        empty = (await queue(store, ruled=None)).total == 0
    gc.collect()  # a Ctrl-C that falls into the clean-up of the engine's remains would be lost
    return empty


async def _look(settings: "Settings") -> "tuple[QueuePage, tuple[str, str] | None]":
    """Give the worst posts, and name and password of the first moderator where they are made just now."""
    from api.accounts.service import first_moderator
    from api.rulings.queue import queue
    from api.wiring import opened

    async with opened(settings) as store:
        return await queue(store), await first_moderator(store)


def _introduce(settings: "Settings", found: "QueuePage", first: tuple[str, str] | None) -> None:
    """Show the worst posts, say where the pages are and how to sign in."""
    _show_worst(found.rows[:WORST], found.total)
    base = f"http://{'127.0.0.1' if settings.host == '0.0.0.0' else settings.host}:{settings.port}"  # noqa: S104 - only compared
    print(f"\nFor seekers:    {base}/")
    print(f"For moderators: {base}/console")
    if first:
        name, password = first
        print(f"Sign in as {name} with the password {password} (shown this once).")
    else:
        print("Sign in with the password shown at the first start; for a new one: lurewatch user add NAME")
    print("Ctrl-C stops it.\n", flush=True)


def _show_worst(rows: "tuple[QueueRow, ...]", waiting: int) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from lurewatch.terminal import COLOURS, plain

    table = Table("level", "lure", "fraud", "title", "place", "board", box=None, pad_edge=False)
    for row in rows:
        level = Text(row.level.replace("_", " "), COLOURS[row.level])
        words = [plain(words or "") for words in (row.title or row.excerpt, row.place, row.board)]
        cells = [Text(word, overflow="ellipsis", no_wrap=True) for word in words]
        table.add_row(level, f"{row.lure:.0%}", f"{row.fraud:.0%}", *cells)
    console = Console(highlight=False)
    console.print(Text(f"\nThe worst of {waiting:,} posts that wait for a moderator:\n", "bold"))
    console.print(table)
