"""Finds words that stand in a text where words for who somebody is stand, though no list holds them.

Lists of peoples, religions, ages and names end somewhere. A small perceptron looks at what the encoder makes of each word
in its place, and has learnt from the words that the lists do hold. What it finds is taken out before anything else reads the
text: a word too many costs little, one too few lets who is sought move a score.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, Self

import numpy as np
import numpy.typing as npt

from scorer.confusables import script
from scorer.encoder import Tokens
from scorer.word_edges import UNSPACED

Floats = npt.NDArray[np.float32]
Span = tuple[int, int]

PREFIX = "unlisted."
"""Before the names of its arrays, where they are stored beside others."""


class LooksAtWords(Protocol):
    """What cuts a text into tokens, and gives each a row of numbers in its place."""

    def looked_at(self, text: str, /) -> tuple[Tokens, Floats]:
        """The pieces the text is read in, with their places in it, and one row for each."""


@dataclass(frozen=True, eq=False)
class Unlisted:
    """The perceptron: margin = hidden(standardised state) · out + bias, of which `border` and more is a find."""

    mean: Floats
    scale: Floats
    hidden: Floats
    """(width, units)"""
    hidden_bias: Floats
    out: Floats
    """(units)"""
    border: float

    def find(self, encoder: LooksAtWords, text: str) -> list[Span]:
        """The spans of such words, in order; the whole word where one token of it is found."""
        tokens, states = encoder.looked_at(text)
        margins = self.margins(states)
        found = (
            _trimmed(text, int(tokens.starts[start]), int(tokens.ends[end - 1]))
            for start, end in words(text, tokens)
            if margins[start:end].max() >= self.border
        )
        return [(start, end) for start, end in found if start < end]

    def margins(self, states: Floats) -> Floats:
        """How much each token (tokens, width) stands like a word for who somebody is."""
        hidden = np.maximum((states - self.mean) / self.scale @ self.hidden + self.hidden_bias, 0)
        margins: Floats = hidden @ self.out
        return margins

    def arrays(self) -> dict[str, npt.NDArray[np.generic]]:
        """All of it as arrays, to be stored."""
        half = {name: getattr(self, name).astype(np.float16) for name in ("hidden", "hidden_bias", "out")}
        whole = {"mean": self.mean, "scale": self.scale, "border": np.array(self.border)}
        return {PREFIX + name: array for name, array in (half | whole).items()}

    @classmethod
    def from_arrays(cls, stored: Mapping[str, npt.NDArray[np.generic]]) -> Self:
        """The perceptron as it was stored. Raises KeyError where something is missing."""
        mean, scale, hidden, bias, out = (
            stored[PREFIX + name].astype(np.float32) for name in ("mean", "scale", "hidden", "hidden_bias", "out")
        )
        return cls(mean, scale, hidden, bias, out, float(stored[PREFIX + "border"]))


def words(text: str, tokens: Tokens) -> Sequence[Span]:
    """The words that tokens make up, as ranges of tokens. Where words run together (Chinese, Thai …) each token is one."""
    found: list[Span] = []
    for at, (start, end) in enumerate(zip(tokens.starts, tokens.ends, strict=True)):
        if found and _goes_on(text, start, end):
            found[-1] = found[-1][0], at + 1
        else:
            found.append((at, at + 1))
    return found


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether the token goes on with the word before it."""
    if not start or start == end or not _in_word(text[start - 1]) or not _in_word(text[start]):
        return False
    return script(text[start]) not in UNSPACED


def _trimmed(text: str, start: int, end: int) -> Span:
    """Without the space and signs at either end that tokens may carry."""
    while start < end and not _in_word(text[start]):
        start += 1
    while start < end and not _in_word(text[end - 1]):
        end -= 1
    return start, end


def _in_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char).startswith("M")
