"""Boards that say more than schema.org, or say it otherwise: one file each, by host."""

from casefile.address import BadAddressError, parse
from crawler.pages.boards.linkedin import LinkedIn
from crawler.pages.boards.remoteok import RemoteOK
from crawler.pages.boards.stackoverflow import StackOverflow
from crawler.pages.boards.telegram import Telegram
from crawler.pages.boards.weworkremotely import WeWorkRemotely
from crawler.pages.page import Page

BOARDS: dict[str, type[Page]] = {
    "linkedin.com": LinkedIn,
    "remoteok.com": RemoteOK,
    "remoteok.io": RemoteOK,
    "stackoverflow.com": StackOverflow,
    "t.me": Telegram,
    "weworkremotely.com": WeWorkRemotely,
}


def page_of(html: str, url: str | None) -> Page:
    """Give the page as its board writes it; any other site's as the generic page."""
    return _board(url)(html, url)


def _board(url: str | None) -> type[Page]:
    if not url:
        return Page
    try:
        labels = parse(url).hostname.split(".")
    except BadAddressError:
        return Page
    return next((BOARDS[host] for at in range(len(labels)) if (host := ".".join(labels[at:])) in BOARDS), Page)
