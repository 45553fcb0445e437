import numpy as np
import pytest

from scorer.steps import LEVELS, in_steps


def test_whole_steps_are_kept_as_they_are() -> None:
    """A row that is a multiple of one step comes back to the bit, whatever the other rows are."""
    rows = np.array([[-7.0, 3, 0, 1], [0, 0, 0, 0], [3.5, -1, 0.5, 0]])
    whole, steps = in_steps(rows)
    assert whole.dtype == np.int8
    assert steps.shape == (3, 1)
    assert np.array_equal(whole * steps, rows)


def test_an_outlier_does_not_blur_the_rest() -> None:
    """The step is as fine as most numbers ask for, and the one beyond the last level is cut to it."""
    row = np.append(np.tile([0.1, -0.1], 500), 1.0)[None]
    whole, steps = in_steps(row)
    assert np.abs(whole * steps - row)[0, :-1].max() < 0.04
    assert whole[0, -1] == LEVELS


@pytest.mark.parametrize("shape", [(0, 4), (2, 0)])
def test_nothing_is_no_error(shape: tuple[int, int]) -> None:
    """No rows, and rows without numbers."""
    whole, steps = in_steps(np.zeros(shape))
    assert whole.shape == shape
    assert steps.shape == (shape[0], 1)


def test_more_levels_are_finer() -> None:
    """With as many as a byte holds, hardly anything is lost, and what was rounded once is not moved again."""
    rows = np.random.default_rng(1).normal(size=(3, 200))
    whole, steps = in_steps(rows, 127)
    assert np.abs(whole * steps - rows).max() < 0.02
    assert np.array_equal(in_steps(whole * steps, 127)[0], whole)
