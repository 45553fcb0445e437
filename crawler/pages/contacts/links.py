"""Addresses in the words of an ad, also broken ones and those without https."""

import re
from itertools import islice

from crawler.pages.contacts.found import MANY, Found, strike
from crawler.pages.contacts.hosts import kind_of, link
from crawler.pages.folding import Folded

LINK = re.compile(
    r"(?:(?:https?|tg|viber|whatsapp|weixin|zalo)://|mailto:|www\.)[^\s<>\"'`{}|\\^）】」』、，。；！？]{3,2000}"
)
TOP = "com|net|org|info|biz|io|co|me|ly|gl|gg|ee|cc|tv|vip|top|xyz|online|site|shop|club|work|jobs|link|app|so|example"
BARE = re.compile(
    r"(?<![\w@.-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,4}"
    rf"(?:{TOP})"
    r"(?:\.[a-z]{2})?(?:/[^\s<>\"'`{}|\\^）】」』、，。；！？]{0,500})?(?![\w@-])"
)
BROKEN = re.compile(
    r"(?<![a-z0-9.])(t|wa|m)\s{0,2}(?:\.|\(dot\)|\[dot\]|\bdot\b|点|點|,)\s{0,2}me\s{0,2}/\s{0,2}(\+?[a-z0-9_]{3,64})"
)
"""t . me / handle: how a link is broken so that filters do not see one."""

TOP_LEVEL = re.compile(rf"\.(?:{TOP})(?![a-z])")
POINTER = re.compile(r"[:👉➡→] ?$")

BROKEN_HINT = re.compile(r"me\s{0,2}/")
LINK_HINTS = ("://", "www.", "mailto:")

TRAILING = ".,;:!?)]}>»”’*_~"


def links(folded: Folded) -> list[Found]:
    """Give the addresses in a text at which somebody can be reached, or something be read."""
    text = folded.text
    found: list[Found] = []
    if BROKEN_HINT.search(text):
        for match in islice(BROKEN.finditer(text), MANY):
            if " " in match[0] or "dot" in match[0] or not match[0].isascii() or "," in match[0]:
                found += _as_found(match.start(), match.end(), f"{match[1]}.me/{match[2]}")
    for match in islice(LINK.finditer(text) if any(hint in text for hint in LINK_HINTS) else (), MANY):
        end = match.start() + len(_trimmed(match[0]))
        found += _as_found(match.start(), end, _written(folded, match.start(), end))
    if TOP_LEVEL.search(text):
        text = strike(text, found)
        for match in islice(BARE.finditer(text), MANY):
            address = _trimmed(match[0])
            if _is_address(text, match.start(), address):
                end = match.start() + len(address)
                found += _as_found(match.start(), end, _written(folded, match.start(), end))
    return found


def _written(folded: Folded, start: int, end: int) -> str:
    """An address as written: invitations tell capitals apart. Styled letters are folded: no address has any."""
    raw = folded.raw(start, end)
    return raw if raw.isascii() else folded.text[start:end]


def _as_found(start: int, end: int, address: str) -> list[Found]:
    contact = link(address)
    return [Found(start, end, *contact)] if contact and contact[1] else []


def _trimmed(address: str) -> str:
    """An address without the punctuation of the sentence around it."""
    while address and address[-1] in TRAILING:
        if address[-1] == ")" and address.count("(") >= address.count(")"):
            break
        address = address[:-1]
    return address


def _is_address(text: str, start: int, address: str) -> bool:
    """Say whether words with dots are an address, and not ASP.NET: a path, three labels, a known host or a pointer."""
    host, _, path = address.partition("/")
    return (
        bool(path)
        or host.count(".") > 1
        or kind_of(host) is not None
        or POINTER.search(text, max(0, start - 3), start) is not None
    )
