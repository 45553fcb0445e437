"""Which addresses are a person's, or hold a number: the public list names none.

A digest of a phone number, or of an address made from one, is no secret: all numbers of a country are tried in a second.
"""

import re
from urllib.parse import unquote

from casefile.address import parse
from casefile.post import ContactKind
from crawler.pages.contacts.hosts import kind_of

POSTED = re.compile(r".*/(?:posts?|permalink|groups|jobs|events|p|reels?|video|videos|status|photo)/[^/]{4,}.*")
POSTS = {
    ContactKind.TELEGRAM: re.compile(r"/(?:s/)?[^/]+/\d+/?"),
    **dict.fromkeys((ContactKind.FACEBOOK, ContactKind.INSTAGRAM, ContactKind.TIKTOK, ContactKind.X), POSTED),
}
"""The paths of one message or post, which only who has seen it can name."""

NUMBER = re.compile(
    r"\+\d{7,15}|(?<![a-z])(?:phone|tel|mobile|mobil|whatsapp|wa|hp|sdt)[=/:]\+?\d{7,15}", re.IGNORECASE
)
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")


def names_a_person(address: str) -> bool:
    """Say whether a canonical address is a messenger account or a profile, or holds a phone number or a mail address."""
    url = parse(address)
    rest = unquote(url.pathname + url.search)
    if NUMBER.search(rest.replace("-", "")) or MAIL.search(rest):
        return True
    kind = kind_of(url.hostname)
    if kind is None or kind is ContactKind.FORM:
        return False
    post = POSTS.get(kind)
    return post is None or not post.fullmatch(unquote(url.pathname))
