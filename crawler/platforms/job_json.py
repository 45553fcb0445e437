"""Job feeds in JSON, whatever their makers call things: one object, a list, or a list inside an object."""

from collections.abc import Iterator
from typing import Any

import orjson

from casefile.post import JobPost
from crawler.platforms import records
from crawler.platforms.entries import NoFeedError, each


def posts(url: str, body: bytes) -> Iterator[JobPost]:
    """Give the posts of a feed."""
    del url
    return each(entries(orjson.loads(body)), records.post)


def entries(feed: Any) -> list[Any]:
    """Give the entries of a feed: the object itself, or the longest list of objects in it."""
    if isinstance(feed, list):
        return feed
    if not isinstance(feed, dict):
        raise NoFeedError("This JSON is neither an object nor a list.")
    if any(records.plain(name) in records.NAMES["title"].split() for name in feed):
        return [feed]
    lists = [value for value in feed.values() if isinstance(value, list)]
    if not lists:
        raise NoFeedError("This JSON object is no entry and holds none.")
    return max(lists, key=lambda entries: sum(isinstance(entry, dict) for entry in entries))
