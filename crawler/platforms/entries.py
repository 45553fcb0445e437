"""Entries of a feed: each becomes a post on its own, and a bad one costs its neighbours nothing."""

import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from casefile.address import MAX_ADDRESS, BadAddressError, canonical
from casefile.post import MAX_TEXT, Contact, Employer, JobPost, Pay, Place
from crawler.pages import complete
from crawler.pages.lines import clean, line
from crawler.pages.markup import text_of
from crawler.pages.mojibake import mend

logger = logging.getLogger(__name__)

MAX_ENTRIES = 20_000
"""Posts that are read from one feed."""


class NoFeedError(ValueError):
    """What came holds no entries."""


class BadEntryError(ValueError):
    """An entry of a feed that is no post. The message says why."""


def each(
    entries: Iterable[Any], to_post: Callable[[Any], JobPost], wanted: Callable[[Any], bool] = lambda _: True
) -> Iterator[JobPost]:
    """Give the post of each wanted entry. What breaks on one is logged and skipped."""
    for number, entry in enumerate(entries, start=1):
        if number > MAX_ENTRIES:
            logger.warning("A feed has more than %d entries; the rest is left out.", MAX_ENTRIES)
            return
        try:
            if wanted(entry):
                yield to_post(entry)
        except (ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
            logger.warning("Entry %d of a feed is skipped: %s: %s", number, type(error).__name__, error)


def make_post(  # noqa: PLR0913 - the fields of a post
    *,
    title: str | None,
    words: Iterable[str | None],
    address: str | None = None,
    id_: Any = None,
    employer: str | None = None,
    employer_url: str | None = None,
    places: Iterable[Place | None] = (),
    pay: Pay | None = None,
    contacts: Iterable[Contact | None] = (),
    language: str | None = None,
    posted_on: date | None = None,
    closes_on: date | None = None,
    apply_url: str | None = None,
) -> JobPost:
    """Give a complete post of the parts of an entry, each as the feed has it. Raises BadEntryError for an empty one.

    `words` are the parts of the ad's body, HTML or plain; one that stands in another already is left out.
    """
    text = ""
    for part in words:
        said = mend(text_of(clean(part or "")))
        if said and said not in text:
            text = f"{text}\n\n{said}" if text else said
    title = line(mend(title or ""))
    if not title and not text:
        raise BadEntryError("It has neither title nor text.")
    name, site = line(mend(employer or "")), line(employer_url)
    post = JobPost(
        id=line(str(id_)) if id_ is not None else None,
        address=web_address(address),
        title=title,
        text=text[:MAX_TEXT],
        employer=Employer(name=name, url=site) if name or site else None,
        places=tuple(dict.fromkeys(place for place in places if place)),
        pay=pay,
        contacts=tuple(dict.fromkeys(contact for contact in contacts if contact)),
        language=language,
        posted_on=posted_on,
        closes_on=closes_on,
        apply_url=apply_url.strip() if apply_url and len(apply_url) <= MAX_ADDRESS else None,
    )
    return complete(post)


def web_address(text: str | None) -> str | None:
    """Give the canonical form of an entry's address; None where it has none that can be looked up."""
    try:
        address = canonical(text) if text and text.strip() else None
    except BadAddressError:
        return None
    return address if address and len(address) <= MAX_ADDRESS else None
