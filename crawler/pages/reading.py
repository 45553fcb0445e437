"""Reading: one page or one pasted message in, one post out, whatever comes in."""

import logging
import traceback
from collections.abc import Callable
from hashlib import sha256
from typing import Any, TypeVar

from casefile.address import MAX_ADDRESS, BadAddressError, canonical
from casefile.post import MAX_TEXT, JobPost
from crawler.pages.boards import page_of
from crawler.pages.completion import complete
from crawler.pages.decoding import decode
from crawler.pages.lines import clean
from crawler.pages.markup import is_html, tidy
from crawler.pages.mojibake import mend

logger = logging.getLogger(__name__)
T = TypeVar("T")

MAX_SOURCE = 4_000_000
"""Bytes or characters of a page that are read. The largest pages of job boards have about one million."""

NOTHING: tuple[Any, ...] = ()


def read(url: str | None, page: str | bytes) -> JobPost:
    """Give the post on a page. Never raises: a page without an ad comes back as its main text.

    `page` is the HTML or plain text of one page; `url` is where it was found.
    """
    raw = page.encode("utf-8", "replace") if isinstance(page, str) else page
    source = mend(clean(page[:MAX_SOURCE] if isinstance(page, str) else decode(page[:MAX_SOURCE])))
    post = _read_html(source, url) if is_html(source) else JobPost(text=tidy(source)[:MAX_TEXT])
    known = {"address": _address(url), "page_sha256": sha256(raw).hexdigest()}
    return complete(post.model_copy(update=known))


def _read_html(source: str, url: str | None) -> JobPost:
    page = page_of(source, url)
    title = _field(page.title, None)
    return JobPost(
        title=title,
        text=_without_title(_field(page.text, ""), title)[:MAX_TEXT],
        language=_field(page.language, None),
        employer=_field(page.employer, None),
        places=_field(page.places, NOTHING),
        pay=_field(page.pay, None),
        contacts=_field(page.contacts, NOTHING),
        posted_on=_field(page.posted_on, None),
        closes_on=_field(page.closes_on, None),
        apply_url=_field(page.apply_url, None),
    )


def _without_title(text: str, title: str | None) -> str:
    """The body of an ad, where its heading stands above it once more."""
    head, _, body = text.partition("\n")
    return body.lstrip() if title and head.strip().casefold() == title.casefold() else text


def _field(method: Callable[[], T], unknown: T) -> T:
    """One field. A page that breaks it costs that field, loudly, and not the others. The log says nothing of the page."""
    try:
        return method()
    except Exception as error:  # noqa: BLE001 - whatever it is
        place = traceback.extract_tb(error.__traceback__)[-1]
        logger.error(  # noqa: TRY400 - a traceback may quote the page
            "A page broke the reading of %s: %s at %s:%s",
            method.__qualname__,
            type(error).__name__,
            place.filename,
            place.lineno,
        )
        return unknown


def _address(url: str | None) -> str | None:
    try:
        address = canonical(url) if url else None
    except BadAddressError:
        return None
    return address if address and len(address) <= MAX_ADDRESS else None  # escapes make an address longer
