"""What tuning adds to the encoder's upper layers, as it is stored: matrices in four bits a number, vectors in sixteen."""

from collections.abc import Iterator, Mapping
from typing import Self

import numpy as np
from numpy.typing import NDArray

from scorer.steps import LEVELS, in_steps

PREFIX, STEPS = "tuned.", ".steps"
"""Before the names of the tensors where they are stored beside others, and behind the name of a matrix for its steps."""

Stored = NDArray[np.generic]


class Changes(Mapping[str, NDArray[np.float32]]):
    """By the name of a tensor of the encoder, what is added to it: rounded, as it will be read back."""

    def __init__(self, tensors: Mapping[str, NDArray[np.float32]]) -> None:
        self._arrays = {
            name: array for tensor, values in tensors.items() for name, array in _rounded(PREFIX + tensor, values)
        }

    def __getitem__(self, name: str) -> NDArray[np.float32]:
        stored = self._arrays[PREFIX + name]
        steps = self._arrays.get(PREFIX + name + STEPS)
        return stored.astype(np.float32) if steps is None else _apart(stored) * steps.astype(np.float32)

    def __iter__(self) -> Iterator[str]:
        return (name.removeprefix(PREFIX) for name in self._arrays if not name.endswith(STEPS))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def arrays(self) -> dict[str, Stored]:
        """All of it as arrays, to be stored."""
        return dict(self._arrays)

    @classmethod
    def from_arrays(cls, stored: Mapping[str, Stored]) -> Self:
        """The changes as they were stored, beside whatever else."""
        changes = cls({})
        changes._arrays = {name: array for name, array in stored.items() if name.startswith(PREFIX)}
        return changes


def _rounded(name: str, values: NDArray[np.float32]) -> Iterator[tuple[str, Stored]]:
    if values.ndim == 1:
        yield name, values.astype(np.float16)
        return
    whole, steps = in_steps(values)
    yield name, _in_pairs(whole)
    yield name + STEPS, steps


def _in_pairs(numbers: NDArray[np.int8]) -> NDArray[np.uint8]:
    """Whole numbers from -LEVELS to LEVELS (rows, width), two in a byte: files of them are an eighth smaller."""
    counted = (numbers + LEVELS).astype(np.uint8)
    return counted[:, ::2] * np.uint8(2 * LEVELS + 1) + counted[:, 1::2]


def _apart(pairs: Stored) -> NDArray[np.float32]:
    """What `_in_pairs` was given."""
    counted = np.stack(np.divmod(pairs.astype(np.uint8), np.uint8(2 * LEVELS + 1)), axis=2)
    return counted.reshape(len(pairs), -1).astype(np.float32) - LEVELS
