"""One line of text, as titles, names and places are."""

import re

from casefile.post import MAX_LINE
from crawler.pages.markup import text_of

UNSTORABLE = re.compile("[\ud800-\udfff\0]")
"""Halves of a surrogate pair and NUL: no UTF-8 file and no database takes them."""

BLANK = re.compile(r"\s+")


def clean(text: str) -> str:
    """Take out what no file can hold."""
    return UNSTORABLE.sub("", text)


def line(text: str | None) -> str | None:
    """Give a string on one line, without markup, cut to MAX_LINE; None for an empty one."""
    if not text:
        return None
    text = clean(text[: 20 * MAX_LINE])
    if "<" in text or "&" in text:
        text = text_of(text)
    return BLANK.sub(" ", text).strip()[:MAX_LINE].strip() or None
