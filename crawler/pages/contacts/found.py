"""What a finder of contacts gives: a stretch of the folded text, the kind, and the normal form."""

from collections.abc import Iterable
from typing import NamedTuple

from casefile.post import ContactKind

MANY = 200
"""Finds of one sort in a text beyond which nobody is meant to answer."""


class Found(NamedTuple):
    """One contact and where it stands."""

    start: int
    end: int
    kind: ContactKind
    value: str


def strike(text: str, found: Iterable[Found]) -> str:
    """Give the text with what was found struck out, and every other character in its place."""
    parts: list[str] = []
    last = 0
    for start, end, *_ in sorted(found):
        if start >= last:
            parts += text[last:start], "\0" * (end - start)
            last = end
    return "".join((*parts, text[last:])) if parts else text
