"""Which addresses are a person's, or hold a number: the public list names none.

A digest of a phone number, or of an address made from one, is no secret: all numbers of a country are tried in a second.
"""

import re
from urllib.parse import unquote

from casefile.address import parse
from casefile.post import ContactKind
from crawler.pages.contacts.hosts import kind_of

OPEN_KINDS = (None, ContactKind.FORM)
"""Hosts that are nobody's messenger or profile."""

POST = re.compile(
    r"/(?:s/)?[^/]+/\d+/?|.*/(?:posts?|permalink|groups|jobs|events|p|reels?|video|videos|status|photo)/[^/]{4,}.*"
)
"""The path of one message or post, which only who has seen it can name."""

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
    if kind in OPEN_KINDS:
        return False
    return kind is ContactKind.WHATSAPP or not POST.fullmatch(unquote(url.pathname))
