"""Numbers in few steps, so that they are stored in little room."""

import numpy as np
import numpy.typing as npt

LEVELS = 7
"""Where nothing else is asked for, a number is a whole one from -7 to 7, times a step for its row."""
FINER = 2.0 ** -np.arange(0, 7, 0.5)
"""Sizes of a step that are tried, as shares of the one with which a row's largest number is the last level."""


def in_steps(
    numbers: npt.NDArray[np.floating], levels: int = LEVELS
) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """Rows of numbers (rows, width) as whole ones, and the step of each row, (rows, 1).

    It is the step that moves the row least, by the sum of squares; numbers beyond the last level are cut to it.
    """
    largest = np.abs(numbers).max(axis=1, keepdims=True, initial=0)
    sizes = [(np.where(largest > 0, largest, 1) / levels * finer).astype(np.float32) for finer in FINER]
    moved = [np.square(_whole(numbers, steps, levels) * steps - numbers).sum(axis=1) for steps in sizes]
    steps = np.take_along_axis(np.stack(sizes), np.argmin(moved, axis=0)[None, :, None], axis=0)[0]
    return _whole(numbers, steps, levels), steps


def _whole(numbers: npt.NDArray[np.floating], steps: npt.NDArray[np.float32], levels: int) -> npt.NDArray[np.int8]:
    whole: npt.NDArray[np.int8] = np.clip(np.rint(numbers / steps), -levels, levels).astype(np.int8)
    return whole
