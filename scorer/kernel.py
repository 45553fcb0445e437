"""Kernel heads on the encoder's vectors: a machine for each label, which compares a text with those it learnt from.

Of every text learnt from that lies near a border (a support vector), its vector is kept, in 4 bits, as the mean of what
the encoder says of all its words in all their order: the text cannot be read back from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

LEVELS = 7
"""Numbers of what is learnt from are whole ones from -7 to 7, times a step. That is as fine as telling texts apart asks for."""
TINY = 1e-6
"""Keeps a number that is the same in all texts in the arithmetic."""


@dataclass(frozen=True, eq=False)
class Space:
    """Where vectors are compared: about a mean, blind to `directions` of identity, numbers on one scale, layers of length one."""

    mean: Floats
    """(width)"""
    directions: Floats
    """(directions, width), orthonormal."""
    scale: Floats
    """(width): the standard deviations of what is left."""
    layers: int

    @classmethod
    def of(cls, vectors: Floats, directions: Floats, layers: int) -> Self:
        """The space that these vectors (texts, width) span."""
        blind = cls(vectors.mean(axis=0), directions, np.ones(vectors.shape[1], np.float32), layers)
        return replace(blind, scale=blind._blind(vectors).std(axis=0) + np.float32(TINY))

    def place(self, vectors: Floats) -> Floats:
        """The vectors (texts, width) as unit vectors of the space."""
        moved = self._blind(vectors) / self.scale
        by_layer = moved.reshape(len(moved), self.layers, -1)
        lengths = np.linalg.norm(by_layer, axis=2, keepdims=True) * np.sqrt(self.layers)
        placed: Floats = (by_layer / np.maximum(lengths, TINY)).reshape(moved.shape).astype(np.float32)
        return placed

    def _blind(self, vectors: Floats) -> Floats:
        moved = vectors - self.mean
        blind: Floats = (moved - moved @ self.directions.T @ self.directions).astype(np.float32)
        return blind


def coarse(placed: Floats) -> tuple[npt.NDArray[np.int8], Floats]:
    """Placed vectors (texts, width) as whole numbers from -LEVELS to LEVELS, and what 1 stands for in each, (texts, 1)."""
    steps = np.maximum(np.abs(placed).max(axis=1, keepdims=True), TINY) / LEVELS
    return np.rint(placed / steps).astype(np.int8), steps.astype(np.float32)


def nearness(placed: Floats, others: Floats, gamma: float) -> Floats:
    """How near each vector of length one (texts, width) is to each of the others: the kernel, exp(-gamma |text - other|²)."""
    near: Floats = np.exp(-2 * gamma * (1 - placed @ others.T))
    return near


@dataclass(frozen=True, eq=False)
class KernelHeads:
    """The machines of all labels in one space: margins = weights · exp(-gamma |text - support|²) + bias."""

    space: Space
    support: Floats
    """(support vectors, width), placed in the space, coarse."""
    weights: Floats
    """(support vectors, labels); 0 where a vector supports only others' borders."""
    bias: Floats
    """(labels)"""
    gamma: float

    def margins(self, vectors: Floats) -> Floats:
        """How far each of an encoder's vectors (texts, width) lies on each label's side of its border, (texts, labels)."""
        margins: Floats = nearness(self.space.place(vectors), self.support, self.gamma) @ self.weights + self.bias
        return margins

    def arrays(self) -> dict[str, npt.NDArray[np.generic]]:
        """All of it as arrays, to be stored."""
        support, steps = coarse(self.support)
        return {
            "mean": self.space.mean.astype(np.float32),
            "directions": self.space.directions.astype(np.float16),
            "scale": self.space.scale.astype(np.float32),
            "layers": np.array(self.space.layers),
            "support": _in_pairs(support),
            "steps": steps,
            "weights": self.weights.astype(np.float32),
            "bias": self.bias.astype(np.float32),
            "gamma": np.array(self.gamma),
        }

    @classmethod
    def from_arrays(cls, stored: Mapping[str, npt.NDArray[np.generic]]) -> Self:
        """The heads as they were stored. Raises KeyError where something is missing."""
        mean, directions, scale, steps, weights, bias = (
            stored[name].astype(np.float32) for name in ("mean", "directions", "scale", "steps", "weights", "bias")
        )
        space = Space(mean, directions, scale, int(stored["layers"]))
        return cls(space, _apart(stored["support"]) * steps, weights, bias, float(stored["gamma"]))


def _in_pairs(numbers: npt.NDArray[np.int8]) -> npt.NDArray[np.uint8]:
    """Whole numbers from -LEVELS to LEVELS (texts, width), two in a byte: files of them are an eighth smaller."""
    counted = (numbers + LEVELS).astype(np.uint8)
    return counted[:, ::2] * np.uint8(2 * LEVELS + 1) + counted[:, 1::2]


def _apart(pairs: npt.NDArray[np.generic]) -> Floats:
    """What `_in_pairs` was given."""
    counted = np.stack(np.divmod(pairs.astype(np.uint8), np.uint8(2 * LEVELS + 1)), axis=2)
    return counted.reshape(len(pairs), -1).astype(np.float32) - LEVELS
