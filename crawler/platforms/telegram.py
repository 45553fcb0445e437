"""Telegram: the public preview of a channel, a page with the last twenty messages."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from casefile.post import JobPost
from crawler.pages.contacts import linked
from crawler.pages.dates import day
from crawler.pages.decoding import decode
from crawler.pages.markup import visible_text
from crawler.pages.parsing import parse
from crawler.platforms.entries import BadEntryError, each, make_post

MESSAGE, WORDS = ".tgme_widget_message[data-post]", ".tgme_widget_message_text"
POST = re.compile(r"[A-Za-z0-9_]{3,64}/\d{1,12}")


def posts(url: str, body: bytes) -> Iterator[JobPost]:
    """Give the messages of `t.me/s/<channel>` that have words, each with an address and a date of its own."""
    del url
    messages = parse(decode(body)).css(MESSAGE)
    return each((message for message in messages if message.css_first(WORDS)), _post)


def _post(message: LexborNode) -> JobPost:
    place, words = message.attributes.get("data-post") or "", message.css_first(WORDS)
    if not POST.fullmatch(place) or words is None:
        raise BadEntryError(f"{place!r} is no message of a channel.")
    time = message.css_first(".tgme_widget_message_date time[datetime]")
    links = [linked(node.attributes.get("href") or "") for node in words.css("a[href]")]
    return make_post(
        id_=place,
        address=f"https://t.me/{place}",
        title=None,
        words=[visible_text(words)],
        contacts=links,
        posted_on=day(time.attributes.get("datetime")) if time else None,
    )
