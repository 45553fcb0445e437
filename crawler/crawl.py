"""Crawling: from boards to feeds. What the command line calls."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from casefile.address import parse
from crawler.manners import site_of
from crawler.settings import CrawlSettings
from crawler.spiders import boards as declared_boards
from crawler.visit import CrawlResult, Visit
from crawler.visits import OnProgress, Visits


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
    results = Visits(visits, chosen.boards_at_once, on_progress).run()
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
    host = site_of(site).host
    _require_contact(host, chosen, is_local=local)
    visit = Visit(
        board=host, host=host, base=parse(site).href, site=True, local=local, feed=_feed(out, host), settings=chosen
    )
    return Visits([visit], 1, on_progress).run()[host]


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
    base = base.rstrip("/")
    host = site_of(declared.addresses(base)[0]).host
    return Visit(board=name, host=host, base=base, local=declared.local, feed=_feed(out, name), settings=chosen)


def _feed(out: Path, name: str) -> Path:
    return out / f"{name}.jsonl"


def _require_contact(name: str, chosen: CrawlSettings, *, is_local: bool) -> None:
    if not is_local and not chosen.contact:
        raise CrawlError(f"{name} is a public site: set LUREWATCH_CRAWL_CONTACT to an address that it can write to.")
