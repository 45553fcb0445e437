"""The heads on the encoder's vectors: a kernel machine for each label, which compares a text with those it learnt from.

Of every text learnt from that lies near the border (a support vector), its vector is kept, in 8 bits, as the mean of what
the encoder says of all its words in all their order: the text cannot be read back from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Space:
    """Where vectors are compared: moved to a mean, made blind to `directions` of identity, each layer of length one."""

    mean: Floats
    """(width)"""
    directions: Floats
    """(directions, width), orthonormal."""
    layers: int

    def place(self, vectors: Floats) -> Floats:
        """The vectors (texts, width) as unit vectors of the space."""
        moved = vectors - self.mean
        moved = moved - moved @ self.directions.T @ self.directions
        by_layer = moved.reshape(len(moved), self.layers, -1)
        lengths = np.linalg.norm(by_layer, axis=2, keepdims=True) * np.sqrt(self.layers)
        placed: Floats = (by_layer / np.maximum(lengths, 1e-9)).reshape(moved.shape).astype(np.float32)
        return placed


def nearness(placed: Floats, others: Floats, gamma: float) -> Floats:
    """How near each vector of length one (texts, width) is to each of the others: the kernel, exp(-gamma |text - other|²)."""
    near: Floats = np.exp(-2 * gamma * (1 - placed @ others.T))
    return near


@dataclass(frozen=True, eq=False)
class Head:
    """One label's machine: margin = weights · exp(-gamma |text - support|²) + bias."""

    support: Floats
    weights: Floats
    bias: float
    gamma: float

    def margins(self, placed: Floats) -> Floats:
        """How far each text (texts, width) lies on the label's side of the border."""
        margins: Floats = nearness(placed, self.support, self.gamma) @ self.weights + np.float32(self.bias)
        return margins


@dataclass(frozen=True, eq=False)
class Heads:
    """The heads of all labels in one space."""

    space: Space
    heads: tuple[Head, ...]

    def margins(self, vectors: Floats) -> Floats:
        """Margins (texts, labels) of an encoder's vectors."""
        placed = self.space.place(vectors)
        return np.column_stack([head.margins(placed) for head in self.heads])

    def lure(self, vectors: Floats) -> Floats:
        """Margins (texts) of the first label alone, at a third of the price."""
        return self.heads[0].margins(self.space.place(vectors))

    def arrays(self) -> dict[str, npt.NDArray[np.generic]]:
        """All of it as arrays, to be stored."""
        stored: dict[str, npt.NDArray[np.generic]] = {
            "mean": self.space.mean.astype(np.float32),
            "directions": self.space.directions.astype(np.float16),
            "layers": np.array(self.space.layers),
        }
        for number, head in enumerate(self.heads):
            scale = np.abs(head.support).max(axis=1, keepdims=True) / 127
            stored[f"{number}.support"] = np.rint(head.support / scale).astype(np.int8)
            stored[f"{number}.scale"] = scale.astype(np.float32)
            stored[f"{number}.weights"] = head.weights.astype(np.float32)
            stored[f"{number}.bias_gamma"] = np.array([head.bias, head.gamma])
        return stored

    @classmethod
    def from_arrays(cls, stored: Mapping[str, npt.NDArray[np.generic]]) -> Self:
        """The heads as they were stored. Raises KeyError where something is missing."""
        space = Space(
            stored["mean"].astype(np.float32),
            stored["directions"].astype(np.float32),
            int(stored["layers"]),
        )
        heads: list[Head] = []
        while f"{len(heads)}.support" in stored:
            name = len(heads)
            support = stored[f"{name}.support"].astype(np.float32) * stored[f"{name}.scale"].astype(np.float32)
            bias, gamma = map(float, stored[f"{name}.bias_gamma"])
            heads.append(Head(support, stored[f"{name}.weights"].astype(np.float32), bias, gamma))
        return cls(space, tuple(heads))
