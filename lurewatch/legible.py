"""Whether bytes are text at all: a film or a sound has no words, so it may get no verdict."""

import codecs
import unicodedata

LOOKED_AT = 100_000

CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\v\f\r\x1b"))
"""Bytes that no text needs, in UTF-8 as in the old code pages. Escape stays: Japanese mail shifts with it."""

FEW = 0.02
"""Share of such bytes up to which it is text with a blemish. What is packed has one in nine."""

WIDE = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")
MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
MANY = 0.2
"""Share of zeros by which wide text is known that does not begin with a mark."""

NO_CHARACTER = frozenset({"Cc", "Cn", "Co", "Cs"})


def is_legible(page: bytes) -> bool:
    """Say whether bytes are text in an encoding that we read: hardly a sign of it is a control."""
    head = page[:LOOKED_AT]
    if len(head) - len(head.translate(None, CONTROLS)) <= FEW * len(head):
        return True
    is_wide = head.startswith(MARKS) or head.count(0) > MANY * len(head)
    return is_wide and any(_reads_as(head, encoding) for encoding in WIDE)


def _reads_as(head: bytes, encoding: str) -> bool:
    text = head.decode(encoding, "replace")
    strange = sum(unicodedata.category(char) in NO_CHARACTER or char == "\ufffd" for char in text if not char.isspace())
    return strange <= FEW * len(text)
