"""The pasted text with the words that the reasons mean marked in it."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from string import ascii_uppercase
from typing import NamedTuple

from markupsafe import escape

from casefile.verdict import Reason

WHOLE = 1_500
"""Characters up to which a text is shown whole; of a longer one the passages around the marked words are."""

HEAVIEST = 3_300
"""Bytes of a text that are shown: fewer than WHOLE characters where most take three, as in Thai or Hindi."""

AROUND = 240
"""Characters shown on each side of marked words in a long text, where there is room for so many."""

LONGEST_MARK = 200
"""Characters shown of marked words in a long text."""

Span = tuple[int, int]


class Piece(NamedTuple):
    """A run of the text with the same marks. `ends` are the labels whose words end here; a gap is text left out."""

    text: str
    labels: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    is_gap: bool = False


def weight(words: str) -> int:
    """Give how many bytes words have in a page."""
    return len(escape(words).encode())


def length_within(words: str, room: int) -> int:
    """Give how many characters of the words have about so many bytes in a page."""
    heavy = weight(words)
    return len(words) if heavy <= room else room * len(words) // heavy


def short(words: str, room: int) -> str:
    """Give words as they are where they have at most so many bytes, or their beginning, visibly broken off."""
    length = length_within(words, room)
    return words if length == len(words) else f"{words[:length].rstrip()}…"


def fitting(words: str, room: int) -> str:
    """Give words that have at most so many bytes; of heavier ones nothing, since half a text misleads who sends it."""
    return words if weight(words) <= room else ""


def label_reasons(reasons: Sequence[Reason]) -> dict[str, Reason]:
    """Give each reason the label it is pointed at with: 1, 2, 3 for a warning sign, A, B, C for what speaks against."""
    signs = [reason for reason in reasons if reason.side == "for"]
    others = [reason for reason in reasons if reason.side == "against"]
    labelled = {str(number): reason for number, reason in enumerate(signs, start=1)}
    return labelled | dict(zip(ascii_uppercase, others, strict=False))


def find_words(text: str, labelled: Mapping[str, Reason]) -> dict[str, Span]:
    """Give where in the text each reason's words stand, by label. A quote that is not in the text has no place."""
    found = {}
    for label, reason in labelled.items():
        if not reason.quote:
            continue
        if reason.where == "text" and reason.span and text[slice(*reason.span)] == reason.quote:
            found[label] = reason.span
        elif (start := text.find(reason.quote)) >= 0:
            found[label] = (start, start + len(reason.quote))
    return found


def cut(text: str, spans: Mapping[str, Span], whole: int = WHOLE) -> list[Piece]:
    """Cut a text into pieces, each marked by the same labels throughout. Overlapping spans are kept apart."""
    pieces: list[Piece] = []
    reached = 0
    for start, end in _shown(text, spans, whole):
        if start > reached:
            pieces.append(Piece("", is_gap=True))
        inner = {edge for span in spans.values() for edge in span if start < edge < end}
        edges = [start, *sorted(inner), end]
        for left, right in pairwise(edges):
            labels = tuple(label for label, span in spans.items() if span[0] <= left and right <= span[1])
            ends = tuple(label for label in labels if min(spans[label][1], end) == right)
            pieces.append(Piece(text[left:right], labels, ends))
        reached = end
    if reached < len(text):
        pieces.append(Piece("", is_gap=True))
    return pieces


def _shown(text: str, spans: Mapping[str, Span], whole: int) -> list[Span]:
    """Give the stretches of the text that are shown, in order and apart from each other: together about `whole` long."""
    if len(text) <= whole:
        return [(0, len(text))] if text else []
    shown: list[Span] = []
    longest = min(LONGEST_MARK, whole // max(1, len(spans)))
    marked = sorted((start, min(end, start + longest)) for start, end in spans.values()) or [(0, 0)]
    room = whole - sum(end - start for start, end in marked)
    around = max(0, min(AROUND, room // (2 * len(marked))))
    for start, end in marked:
        left, right = max(0, start - around), min(len(text), end + around)
        if shown and left <= shown[-1][1]:
            shown[-1] = (shown[-1][0], max(right, shown[-1][1]))
        else:
            shown.append((left, right))
    return shown
