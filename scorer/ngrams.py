"""Linear heads on a text's character n-grams: a machine for each label, which knows how texts of that label are worded.

They see what the encoder's mean over all words blurs: a turn of phrase, a spelling, a single word. An n-gram's weight stands
at the place that its hash names, so there is no list of n-grams, and no text can be read back.
"""

import hashlib
from dataclasses import dataclass
from typing import ClassVar, NamedTuple, Self

import numpy as np
import numpy.typing as npt

from scorer.steps import in_steps
from scorer.stored import StoredArrays

Floats = npt.NDArray[np.float32]

SIZES = range(1, 7)
"""Characters of an n-gram."""
BITS = 21
"""Of the hash: there are 2 ** BITS places."""
FACTORS = np.frombuffer(hashlib.sha512(b"character n-grams").digest(), "<u8")
"""Of a multilinear hash (Carter and Wegman, 1979): one a character, drawn once."""


class NGrams(NamedTuple):
    """A text as a vector of length one, its numbers but for the zeros."""

    places: npt.NDArray[np.int64]
    """In order."""
    values: Floats


def ngrams(text: str) -> NGrams:
    """The character n-grams of a text, capitals and white space evened out: 1 + log of how often each stands in it."""
    even = f" {' '.join(text.lower().split())} "
    letters = np.frombuffer(even.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.uint64)
    sums, hashes = np.zeros(len(letters), np.uint64), []
    for size in range(1, min(SIZES.stop, len(letters) + 1)):
        sums = sums[: len(letters) - size + 1] + letters[size - 1 :] * FACTORS[size - 1]
        if size in SIZES:
            hashes.append(sums >> np.uint64(64 - BITS))
    places, counts = np.unique(np.concatenate(hashes), return_counts=True)
    values = 1 + np.log(counts)
    return NGrams(places.astype(np.int64), (values / np.linalg.norm(values)).astype(np.float32))


@dataclass(frozen=True, eq=False)
class NGramHeads(StoredArrays):
    """The machines of all labels: margins = values · (weights · steps) + bias."""

    PREFIX: ClassVar = "ngrams."

    weights: npt.NDArray[np.int8]
    """(2 ** BITS, labels): in whole steps. Hundreds are added up, so each may be coarse."""
    steps: Floats
    """(labels): what a weight of 1 stands for."""
    bias: Floats
    """(labels)"""

    @classmethod
    def of(cls, weights: npt.NDArray[np.floating], bias: Floats) -> Self:
        """The heads with these weights (labels, 2 ** BITS), in steps."""
        whole, steps = in_steps(weights)
        return cls(np.ascontiguousarray(whole.T), steps[:, 0], bias.astype(np.float32))

    def margins(self, text: str) -> Floats:
        """How far the text lies on each label's side of its border, (labels)."""
        places, values = ngrams(text)
        margins: Floats = values @ self.weights[places] * self.steps + self.bias
        return margins
