"""`lurewatch crawl` and `lurewatch boards`: from job boards to feeds."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lurewatch.failure import FAULTY, CannotRunError

if TYPE_CHECKING:
    from crawler.visit import CrawlResult


Names = Annotated[list[str] | None, typer.Argument(metavar="[BOARD…]", help="As `lurewatch boards` names them.")]
Every = Annotated[bool, typer.Option("--all", help="Every board that is declared.")]
Site = Annotated[str | None, typer.Option("--site", metavar="URL", help="Any one site, without a declaration.")]
Local = Annotated[bool, typer.Option("--local", help="The site of --site is on this machine.")]
Out = Annotated[Path | None, typer.Option("--out", metavar="FOLDER", help="Folder for the feeds (var/feeds).")]


def crawl(
    names: Names = None, *, every: Every = False, site: Site = None, local: Local = False, out: Out = None
) -> None:
    """Visit boards and write a feed for each.

    Politely: robots.txt, a delay, a named agent (LUREWATCH_CRAWL_CONTACT), a hard stop where a board refuses. The demo
    boards are served meanwhile. Ends with code 1 where a visit brought less than the board declares.
    """
    from api.settings import Settings
    from crawler.spiders import boards as declared

    chosen = list(declared()) if every else names or []
    if bool(chosen) == bool(site):
        raise CannotRunError("Name boards (lurewatch boards lists them), or say --all, or --site URL.")
    folder = out or Settings().var / "feeds"
    results = [visit_site(site, folder, local=local)] if site else visit(chosen, folder)
    for result in results:
        state = "incomplete" if result.incomplete else "complete"
        refused = f", refused: {result.refused}" if result.refused else ""
        print(
            f"{result.board}: {result.posts:,} posts from {result.pages:,} pages in {result.seconds:.0f} s, "
            f"{result.skipped:,} skipped, {result.ended}, {state}{refused} -> {result.feed}"
        )
    if any(result.incomplete for result in results):
        raise typer.Exit(FAULTY)


def boards() -> None:
    """List the boards, and what permits reading them."""
    from rich.console import Console
    from rich.table import Table

    from crawler.spiders import boards as declared

    table = Table("board", "where", "posts", "permission", box=None, pad_edge=False)
    for name, board in declared().items():
        where = "this machine" if board.local else ", ".join(board.addresses())
        table.add_row(name, where, f"{board.expects.start:,}-{board.expects.stop - 1:,}", board.permission)
    Console(highlight=False).print(table)


def visit(names: Sequence[str], out: Path) -> "list[CrawlResult]":
    """Visit boards, with a progress bar each. Those on this machine are the demo's, which is served meanwhile."""
    from crawler.crawl import crawl as visit_boards
    from crawler.spiders import boards as declared
    from lurewatch.progress import visits

    here = [name for name, board in declared().items() if board.local and name in names]
    with _demo(here) as bases, visits() as tell:
        return visit_boards(names, out=out, base_urls=bases, on_progress=tell)


def visit_site(address: str, out: Path, *, local: bool) -> "CrawlResult":
    """Visit any one site, with a progress bar."""
    from crawler.crawl import crawl_site
    from lurewatch.progress import visits

    with visits() as tell:
        return crawl_site(address, out=out, local=local, on_progress=tell)


@contextmanager
def _demo(names: Sequence[str]) -> Iterator[dict[str, str]]:
    """Serve the demo site while there are boards of it to visit; give where each is."""
    if not names:
        yield {}
        return
    from crawler.demo.server import serve_demo

    with serve_demo() as site:
        yield dict.fromkeys(names, site.base)
