"""Linear heads on the encoder's vectors: for each label, how much more a text reads like it than like an honest offer.

A mean of states has the mean of their margins, so that a part of a text has its share in what the whole means.
"""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import numpy.typing as npt

from scorer.stored import StoredArrays

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class LinearHeads(StoredArrays):
    """The heads of all labels: margins = vectors · weights + bias."""

    PREFIX: ClassVar = "linear."

    weights: Floats
    """(width, labels)"""
    bias: Floats
    """(labels)"""

    def margins(self, vectors: Floats) -> Floats:
        """How far each of an encoder's vectors (texts, width) lies on each label's side, (texts, labels)."""
        margins: Floats = vectors @ self.weights + self.bias
        return margins
