"""What tells lures, frauds and texts about lures by their meaning and by their wording."""

from collections.abc import Mapping
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt

from scorer.encoder import Changes
from scorer.erased import Erased
from scorer.linear import LinearHeads
from scorer.ngrams import NGramHeads


class Heads(NamedTuple):
    """A head of each kind for each label."""

    erased: Erased
    """Before the upper layers read a text."""
    changes: Changes
    """With which the encoder's upper layers are tuned."""
    linear: LinearHeads
    """On the tuned encoder's vectors."""
    ngrams: NGramHeads
    """On the letters of the text that the encoder reads."""

    def arrays(self) -> dict[str, npt.NDArray[np.generic]]:
        """All of it as arrays, to be stored."""
        return self.erased.arrays() | self.changes.arrays() | self.linear.arrays() | self.ngrams.arrays()

    @classmethod
    def from_arrays(cls, stored: Mapping[str, npt.NDArray[np.generic]]) -> Self:
        """The heads as they were stored. Raises KeyError where something is missing."""
        return cls(
            Erased.from_arrays(stored),
            Changes.from_arrays(stored),
            LinearHeads.from_arrays(stored),
            NGramHeads.from_arrays(stored),
        )
