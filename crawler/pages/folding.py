"""Text as a reader's eye takes it: full-width, styled and local digits and letters as plain lower-case ones.

The scorer has a normal form of its own, for phrases; this one serves contacts and pay, where every character must keep
its place so that what is found can be quoted as written.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from string import ascii_lowercase

STYLED = ((0xFF01, 0xFF5F), (0x1D400, 0x1D800), (0x2460, 0x2474), (0x24B6, 0x24EB), (0x2070, 0x209D))
"""Full-width forms, mathematical letters, circled digits and letters, raised and lowered digits."""

SQUARED = (0x1F130, 0x1F150, 0x1F170)
"""Where alphabets of squared and round letters begin that have no compatibility form."""

DIGITS = (
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6, 0x0E50, 0x0ED0,
    0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810,
)  # fmt: skip
"""Zeros of the digits that alphabets of job ads have of their own."""

SLIPPED = frozenset("\u20e3\u00ad\u200b\u200c\u200d\u2060\ufeff")
DROPPED = re.compile(
    "(?<=[0-9])[\ufe0e\ufe0f]?\u20e3|(?<=[a-z0-9.@/])[\u00ad\u200b-\u200d\u2060\ufeff]+(?=[a-z0-9.@/])"
)
"""Keycaps on digits, and what is slipped in between letters to hide a word."""


@dataclass(frozen=True)
class Folded:
    """A folded text, and where each of its characters stood."""

    text: str
    original: str
    offsets: tuple[int, ...] | None = None

    def raw(self, start: int, end: int) -> str:
        """Give a stretch as it was written."""
        if self.offsets is None or start >= end:
            return self.original[start:end]
        after = self.offsets[end] if end < len(self.offsets) else len(self.original)
        return self.original[self.offsets[start] : after]


def fold(text: str) -> Folded:
    """Fold a text."""
    if text.isascii():
        return Folded(text.lower(), text)
    signs = set(text)
    plain = text if _foldable().isdisjoint(signs) else text.translate(_table())
    folded = plain.lower()
    if len(folded) != len(text):  # a letter whose lower case is two: its place counts more than its case
        folded = "".join(low if len(low := char.lower()) == 1 else char for char in plain)
    if signs.isdisjoint(SLIPPED) or not DROPPED.search(folded):
        return Folded(folded, text)
    kept: list[int] = []
    last = 0
    for match in DROPPED.finditer(folded):
        kept.extend(range(last, match.start()))
        last = match.end()
    kept.extend(range(last, len(folded)))
    return Folded("".join(folded[place] for place in kept), text, tuple(kept))


def stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether a stretch is a word of its own, where its alphabet puts spaces between words."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (is_spaced(text[start]) and is_spaced(before)) and not (is_spaced(text[end - 1]) and is_spaced(after))


def is_spaced(char: str) -> bool:
    """Say whether a character is a Latin, Greek or Cyrillic letter: in these a word ends where the letters do."""
    return char.isalpha() and (char < "\u0530" or "\u1e00" <= char <= "\u1fff")


@cache
def _table() -> dict[int, str]:
    table = {0x3000: " ", 0xA0: " ", 0x202F: " ", 0x2009: " ", 0x066B: ".", 0x066C: ","}
    for first, after in STYLED:
        for code in range(first, after):
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1 and plain.isascii():
                table[code] = plain
    for alphabet in SQUARED:
        table |= {alphabet + place: letter for place, letter in enumerate(ascii_lowercase)}
    for zero in DIGITS:
        table |= {zero + digit: str(digit) for digit in range(10)}
    return table


@cache
def _foldable() -> frozenset[str]:
    return frozenset(map(chr, _table()))
