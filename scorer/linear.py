"""Linear heads on the encoder's vectors: for each label, how much more a text reads like it than like an honest offer.

A mean of states has the mean of their margins, so that a part of a text has its share in what the whole means.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
PREFIX = "linear."
"""Before the names of its arrays, where they are stored beside others."""


@dataclass(frozen=True, eq=False)
class LinearHeads:
    """The heads of all labels: margins = vectors · weights + bias."""

    weights: Floats
    """(width, labels)"""
    bias: Floats
    """(labels)"""

    def margins(self, vectors: Floats) -> Floats:
        """How far each of an encoder's vectors (texts, width) lies on each label's side, (texts, labels)."""
        margins: Floats = vectors @ self.weights + self.bias
        return margins

    def arrays(self) -> dict[str, npt.NDArray[np.generic]]:
        """All of it as arrays, to be stored."""
        return {PREFIX + name: getattr(self, name).astype(np.float32) for name in ("weights", "bias")}

    @classmethod
    def from_arrays(cls, stored: Mapping[str, npt.NDArray[np.generic]]) -> Self:
        """The heads as they were stored. Raises KeyError where something is missing."""
        weights, bias = (stored[PREFIX + name].astype(np.float32) for name in ("weights", "bias"))
        return cls(weights, bias)
