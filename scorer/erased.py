"""What of identity is left in the states of a text's tokens is taken out before the encoder's upper layers read them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from scorer.encoder import Below

Floats = npt.NDArray[np.float32]
PREFIX = "erased."
"""Before the names of its arrays, where they are stored beside others."""


@dataclass(frozen=True, eq=False)
class Erased:
    """Directions along which every state is moved to where the mean lies."""

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

    def arrays(self) -> dict[str, npt.NDArray[np.generic]]:
        """All of it as arrays, to be stored."""
        return {PREFIX + name: getattr(self, name).astype(np.float32) for name in ("mean", "directions")}

    @classmethod
    def from_arrays(cls, stored: Mapping[str, npt.NDArray[np.generic]]) -> Self:
        """The same as it was stored. Raises KeyError where something is missing."""
        mean, directions = (stored[PREFIX + name].astype(np.float32) for name in ("mean", "directions"))
        return cls(mean, directions)
