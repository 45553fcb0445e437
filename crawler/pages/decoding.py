"""From the bytes of a page to its characters: declared, undeclared, wrongly declared and doubly encoded text."""

import codecs
import re

from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))

DECLARED = re.compile(
    rb"""(?:charset\s{0,5}=|<\?xml[^>]{0,100}?\sencoding=)\s{0,5}["']?\s{0,5}([a-zA-Z0-9_.:-]{2,40})"""
)
DECLARED_WITHIN = 200_000
"""Bytes in which a declaration is looked for. Some pages put it after a hundred kilobytes of script."""

SAYS_NOTHING = frozenset({"utf-8", "utf-16le", "utf-16be", "x-user-defined", "replacement"})
"""Declarations that were wrong once we ask: these bytes are not UTF-8, and a readable tag is not UTF-16."""

GUESSED_FROM = 100_000
FEW = 0.02
"""Share of broken characters up to which a page is UTF-8 all the same: two sources pasted together."""


def decode(page: bytes) -> str:
    """Give the characters of a page. Never raises; what cannot be read becomes U+FFFD."""
    for bom, encoding in BOMS:
        if page.startswith(bom):
            return page.decode(encoding, "replace")
    if page.isascii() and b"\x1b" not in page:  # an escape byte: ISO-2022-JP hides in ASCII
        return page.decode("ascii")
    try:
        return page.decode("utf-8") if b"\x1b$" not in page else page.decode("iso2022_jp", "replace")
    except UnicodeDecodeError:
        return _decode_other(page)


def _decode_other(page: bytes) -> str:
    if b"\0" in page[:GUESSED_FROM] and (wide := _utf16(page)):
        return page.decode(wide, "replace")
    sample = page[:GUESSED_FROM].decode("utf-8", "replace")
    if sample.count("\ufffd") <= FEW * sum(not char.isascii() for char in sample):
        return page.decode("utf-8", STRAY)
    return page.decode(_declared(page) or _guessed(page), "replace")


def _utf16(page: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of its tags is zero."""
    head = page[:400]
    even, odd = head[::2].count(0), head[1::2].count(0)
    few, many = len(head) // 20, len(head) // 5
    if odd > many and even <= few:
        return "utf-16-le"
    return "utf-16-be" if even > many and odd <= few else None


def _declared(page: bytes) -> str | None:
    for match in DECLARED.finditer(page, 0, DECLARED_WITHIN):
        name = map_encoding_to_html5(match[1].decode("ascii"), fallback_utf8=False)
        if name and name not in SAYS_NOTHING and (codec := _codec(name)):
            return codec
    return None


def _guessed(page: bytes) -> str:
    name = detect_encoding(page[:GUESSED_FROM], max_len=GUESSED_FROM, html5_compatible=True) or ""
    return (None if name in SAYS_NOTHING else _codec(name)) or "cp1252"


def _codec(name: str) -> str | None:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def _stray(error: UnicodeError) -> tuple[str, int]:
    """A few bytes of Windows-1252 in a page of UTF-8."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


STRAY = "lurewatch.stray"
codecs.register_error(STRAY, _stray)
