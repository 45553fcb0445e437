"""Crawling: from boards to feeds. What the command line calls."""

import os
import signal
from collections import defaultdict, deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import monotonic

from casefile.address import parse
from crawler.manners import site_of
from crawler.settings import CrawlSettings
from crawler.site_board import SiteBoard
from crawler.spiders import boards as declared_boards
from crawler.visit import CrawlProgress, CrawlResult, Visit, go

OnProgress = Callable[[CrawlProgress], None]


class CrawlError(ValueError):
    """A crawl that must not begin. The message says what to do."""


def crawl(
    boards: Sequence[str],
    *,
    out: Path,
    base_urls: Mapping[str, str] | None = None,
    settings: CrawlSettings | None = None,
    on_progress: OnProgress | None = None,
) -> list[CrawlResult]:
    """Visit declared boards and write a feed for each: `out`/<board>.jsonl. Gives one result a board, in order.

    `base_urls` says where local boards are served ("http://127.0.0.1:4000"). Boards on one host are visited one after
    the other. Ctrl-C ends all visits in good order; what they brought stays. Raises CrawlError before anything is asked
    of anybody.
    """
    chosen = settings or CrawlSettings()
    bases = base_urls or {}
    visits = [_board_visit(name, bases.get(name, ""), out, chosen) for name in dict.fromkeys(boards)]
    results = _Visits(visits, chosen.boards_at_once, on_progress).run()
    return [results[visit.board] for visit in visits]


def crawl_site(
    site: str,
    *,
    out: Path,
    local: bool = False,
    settings: CrawlSettings | None = None,
    on_progress: OnProgress | None = None,
) -> CrawlResult:
    """Visit any one site, by its address, and write its feed: `out`/<host>.jsonl. `local`: it is on this machine.

    Raises CrawlError, and BadAddressError where the address is none.
    """
    chosen = settings or CrawlSettings()
    name = site_of(site).host
    _require_contact(name, chosen, is_local=local)
    visit = Visit(board=name, base=parse(site).href, site=True, local=local, feed=_feed(out, name), settings=chosen)
    return _Visits([visit], 1, on_progress).run()[name]


def _board_visit(name: str, base: str, out: Path, chosen: CrawlSettings) -> Visit:
    declared = declared_boards().get(name)
    if declared is None:
        raise CrawlError(f"No board is called {name}. There are: {', '.join(declared_boards())}.")
    if not declared.permission:
        raise CrawlError(f"{name} declares no permission: say in its declaration what allows us to read it.")
    if declared.local and not base:
        raise CrawlError(f"{name} is a board on this machine: say where it is served (base_urls).")
    if base and not declared.local:
        raise CrawlError(f"{name} is a public board; it cannot be moved to {base}.")
    _require_contact(name, chosen, is_local=declared.local)
    return Visit(board=name, base=base.rstrip("/"), local=declared.local, feed=_feed(out, name), settings=chosen)


def _feed(out: Path, name: str) -> Path:
    return out / f"{name}.jsonl"


def _require_contact(name: str, chosen: CrawlSettings, *, is_local: bool) -> None:
    if not is_local and not chosen.contact:
        raise CrawlError(f"{name} is a public site: set LUREWATCH_CRAWL_CONTACT to an address that it can write to.")


class _Visits:
    """The visits under way: at most so many at once, and never two on one host."""

    def __init__(self, visits: Sequence[Visit], at_once: int, on_progress: OnProgress | None) -> None:
        self.waiting: dict[str, deque[Visit]] = defaultdict(deque)
        for visit in visits:
            self.waiting[_host(visit)].append(visit)
        self.at_once, self.on_progress = at_once, on_progress
        self.running: dict[Connection, tuple[Visit, BaseProcess, float]] = {}
        self.results: dict[str, CrawlResult] = {}

    def run(self) -> dict[str, CrawlResult]:
        """Make every visit."""
        try:
            self._until_done()
        except KeyboardInterrupt:
            self._stop()
            try:
                self._until_done()
            except KeyboardInterrupt:
                self._kill()
                raise
        return self.results

    def _until_done(self) -> None:
        self._start()
        while self.running:
            ready = wait(list(self.running))
            for connection in [one for one in self.running if one in ready]:
                self._hear(connection)
            self._start()

    def _start(self) -> None:
        busy = {_host(visit) for visit, _, _ in self.running.values()}
        for host, queue in self.waiting.items():
            if queue and host not in busy and len(self.running) < self.at_once:
                visit = queue.popleft()
                ours, theirs = get_context("spawn").Pipe(duplex=False)
                process = get_context("spawn").Process(target=go, args=(visit, theirs), daemon=True)
                process.start()
                theirs.close()
                self.running[ours] = visit, process, monotonic()

    def _hear(self, connection: Connection) -> None:
        try:
            said = connection.recv()
        except EOFError:
            self._end(connection)
            return
        if isinstance(said, CrawlResult):
            self.results[said.board] = said
        elif self.on_progress:
            self.on_progress(said)

    def _end(self, connection: Connection) -> None:
        visit, process, began = self.running.pop(connection)
        process.join()
        connection.close()
        if visit.board not in self.results:
            self.results[visit.board] = _failed(visit, monotonic() - began)

    def _stop(self) -> None:
        for queue in self.waiting.values():
            self.results |= {visit.board: _stopped(visit) for visit in queue}
            queue.clear()
        for _, process, _ in self.running.values():
            with suppress(ProcessLookupError):
                os.kill(process.pid or 0, signal.SIGTERM)

    def _kill(self) -> None:
        for _, process, _ in self.running.values():
            process.kill()


def _host(visit: Visit) -> str:
    declared = SiteBoard if visit.site else declared_boards()[visit.board]
    return site_of(declared.addresses(visit.base)[0]).host


def _failed(visit: Visit, seconds: float) -> CrawlResult:
    """A visit whose process ended without a word. Its reason is in the log."""
    return CrawlResult(board=visit.board, feed=visit.feed, ended="failed", seconds=seconds)


def _stopped(visit: Visit) -> CrawlResult:
    return CrawlResult(board=visit.board, feed=visit.feed, ended="stopped", seconds=0)
