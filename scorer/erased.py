"""What of identity is left in the states of a text's tokens is taken out before the encoder's upper layers read them."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import numpy.typing as npt

from scorer.encoder import Below
from scorer.stored import StoredArrays

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Erased(StoredArrays):
    """Directions along which every state is moved to where the mean lies."""

    PREFIX: ClassVar = "erased."

    mean: Floats
    """(width)"""
    directions: Floats
    """(directions, width), orthonormal."""

    def of(self, below: Below) -> Below:
        """The text without them."""
        return below._replace(windows=tuple(map(self._without, below.windows)))

    def _without(self, states: npt.NDArray[np.floating]) -> Floats:
        along = (states - self.mean) @ self.directions.T
        left: Floats = (states - along @ self.directions).astype(np.float32)
        return left
