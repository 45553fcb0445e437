"""Which platform a feed comes from: told by its shape, not its address."""

from collections.abc import Callable, Iterator
from typing import Any

import orjson

from casefile.post import JobPost
from crawler.platforms import ashby, dobrysef, greenhouse, job_csv, job_json, job_xml, lever, remoteok, rss, telegram
from crawler.platforms.entries import NoFeedError

Reader = Callable[[str, bytes], Iterator[JobPost]]


class UnknownFeedError(ValueError):
    """What came is no feed that we read: an error page, a login, an empty answer."""


def read(url: str, body: bytes) -> list[JobPost]:
    """Give the posts of a feed or an API's answer. Raises UnknownFeedError for anything else."""
    body = body.lstrip(b"\xef\xbb\xbf \t\r\n")
    try:
        return list(_reader(body)(url, body))
    except (orjson.JSONDecodeError, NoFeedError) as error:
        raise UnknownFeedError(f"This is no feed of job posts: {error}") from error


def _reader(body: bytes) -> Reader:
    head = body[:2_000].lower()
    if body.startswith((b"{", b"[")):
        return _json_reader(body)
    if b"tgme_widget_message" in body:
        return telegram.posts
    if body.startswith(b"<") and not (b"<html" in head or b"<!doctype html" in head):
        is_news = any(mark in head for mark in (b"<rss", b"<feed", b"<rdf:rdf", b"<channel"))
        return rss.posts if is_news else job_xml.posts
    if not body.startswith(b"<") and job_csv.is_table(body):
        return job_csv.posts
    raise NoFeedError("It begins like none that we know.")


def _json_reader(body: bytes) -> Reader:
    entries = job_json.entries(orjson.loads(body))
    entry: dict[str, Any] = next((entry for entry in entries if isinstance(entry, dict) and "legal" not in entry), {})
    for reader, fields in SHAPES:
        if fields <= entry.keys():
            return reader
    return job_json.posts


SHAPES: tuple[tuple[Reader, set[str]], ...] = (
    (greenhouse.posts, {"absolute_url", "title", "internal_job_id"}),
    (ashby.posts, {"jobUrl", "title", "descriptionHtml"}),
    (lever.posts, {"hostedUrl", "text", "categories"}),
    (remoteok.posts, {"slug", "position", "epoch"}),
    (dobrysef.posts, {"short_code", "description_html"}),
)
"""Fields by which an entry of each platform's answer is known."""
