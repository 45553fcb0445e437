"""E-mail addresses, plain and written out: name (at) mail (dot) com."""

import re
from collections.abc import Iterator
from itertools import islice

from casefile.post import ContactKind
from crawler.pages.contacts.found import MANY, Found

LOCAL = re.compile(r"[a-z0-9][a-z0-9._%+-]*$")
LONGEST_LOCAL = 64

AT = re.compile(r"@|[(\[{<]\s?(?:at|arroba|собака)\s?[)\]}>]")
AT_WORD = re.compile(r"(?<=\s)(?:at|arroba|собака)(?=\s)")
DOT_WORDS = ("dot", "punto", "ponto", "точка")
DOT = re.compile(
    r"\s{0,2}[(\[{<]\s?(?:dot|punto|ponto|точка|\.)\s?[)\]}>]\s{0,2}|\s{1,2}(?:dot|punto|ponto|точка)\s{1,2}"
)
LABEL, TOP = r"[a-z0-9-]{1,63}", r"[a-z]{2,24}(?![a-z0-9-])"
HOST = re.compile(rf"[)\]}}>]?\s{{0,2}}((?:{LABEL}(?:\.|{DOT.pattern})){{1,5}}{TOP})")
HOST_WITHOUT_DOTS = re.compile(rf"\s{{1,2}}((?:{LABEL}(?:{DOT.pattern})){{1,5}}{TOP})")
BEFORE = re.compile(r"\s{0,2}[(\[{<]?\s?$")


def emails(text: str) -> list[Found]:
    """Give the e-mail addresses in a folded text."""
    found = list(_around(text, AT, HOST))
    if any(word in text for word in DOT_WORDS):  # the bare word `at` counts only there: people work at Example.com
        found += _around(text, AT_WORD, HOST_WITHOUT_DOTS)
    return found


def _around(text: str, at: re.Pattern[str], host: re.Pattern[str]) -> Iterator[Found]:
    """What stands on both sides of an at sign is a name and a host."""
    last = 0
    for sign in islice(at.finditer(text), 5 * MANY):
        after = host.match(text, sign.end())
        if not after or sign.start() < last or _is_handle(text, sign):
            continue
        begin = max(last, sign.start() - LONGEST_LOCAL)
        if name := LOCAL.search(BEFORE.sub("", text[begin : sign.start()])):
            last = after.end()
            start = begin + name.start()
            yield Found(start, last, ContactKind.EMAIL, f"{name[0]}@{DOT.sub('.', after[1])}")


def _is_handle(text: str, sign: re.Match[str]) -> bool:
    """Say whether an @ begins a name (dm @name.shop): there is a space before it, and none behind."""
    return (
        sign[0] == "@"
        and text[sign.start() - 1 : sign.start()].isspace()
        and not text[sign.end() : sign.end() + 1].isspace()
    )
