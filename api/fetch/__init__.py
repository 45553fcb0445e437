"""The guarded reader: opens a page for a person who asked for it, and can be led nowhere but to the public internet.

It works on httpcore, the network layer of httpx: the client above it would read addresses with a parser of its own,
unpack without an end, and take proxies from the environment. Nothing that is fetched is logged or kept.
"""

from collections.abc import Awaitable, Callable

from api.fetch.fetcher import FetchedPage, PageFetcher

PageFetch = Callable[[str], Awaitable[FetchedPage]]
"""From an address to the page that stands there. Raises `api.fetch.refusals.FetchError`."""

__all__ = ["FetchedPage", "PageFetch", "PageFetcher"]
