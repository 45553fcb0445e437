"""The pasted text with the words that the reasons mean marked in it."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from string import ascii_uppercase
from typing import NamedTuple

from casefile.verdict import Reason

WHOLE = 1_500
"""Characters up to which a text is shown whole; of a longer one the passages around the marked words are."""

AROUND = 240
"""Characters shown on each side of marked words in a long text."""

Span = tuple[int, int]


class Piece(NamedTuple):
    """A run of the text with the same marks. `ends` are the labels whose words end here; a gap is text left out."""

    text: str
    labels: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    is_gap: bool = False


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
            ends = tuple(label for label in labels if spans[label][1] == right)
            pieces.append(Piece(text[left:right], labels, ends))
        reached = end
    if reached < len(text):
        pieces.append(Piece("", is_gap=True))
    return pieces


def _shown(text: str, spans: Mapping[str, Span], whole: int) -> list[Span]:
    """Give the stretches of the text that are shown, in order and apart from each other."""
    if len(text) <= whole:
        return [(0, len(text))] if text else []
    shown: list[Span] = []
    for start, end in sorted(spans.values()) or [(0, 0)]:
        left, right = max(0, start - AROUND), min(len(text), end + AROUND)
        if shown and left <= shown[-1][1]:
            shown[-1] = (shown[-1][0], max(right, shown[-1][1]))
        else:
            shown.append((left, right))
    return shown
