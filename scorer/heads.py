"""What tells lures, frauds and texts about lures by their meaning and by their wording."""

from collections.abc import Mapping
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt

from scorer.kernel import KernelHeads
from scorer.ngrams import NGramHeads


class Heads(NamedTuple):
    """A machine of each kind for each label."""

    kernel: KernelHeads
    """On the encoder's vectors."""
    ngrams: NGramHeads
    """On the letters of the text that the encoder reads."""

    def arrays(self) -> dict[str, npt.NDArray[np.generic]]:
        """All of it as arrays, to be stored."""
        return self.kernel.arrays() | self.ngrams.arrays()

    @classmethod
    def from_arrays(cls, stored: Mapping[str, npt.NDArray[np.generic]]) -> Self:
        """The heads as they were stored. Raises KeyError where something is missing."""
        return cls(KernelHeads.from_arrays(stored), NGramHeads.from_arrays(stored))
