import numpy as np
import pytest

from scorer.encoder import Changes
from scorer.encoder.weights import read_weights
from scorer.steps import LEVELS

RANDOM = np.random.default_rng(6)
MATRIX, VECTOR = (RANDOM.normal(scale=0.02, size=shape).astype(np.float32) for shape in ((384, 1536), (384,)))


def test_changes_are_stored_in_half_a_byte_and_read_back_alike() -> None:
    """A matrix takes half a byte a number; what is read back is what was rounded, and nearer than with the widest step."""
    changes = Changes({"l9.fo.w": MATRIX, "l9.fo.b": VECTOR})
    stored = changes.arrays()
    again = Changes.from_arrays(stored | {"other": np.zeros(3)})
    assert sorted(again) == sorted(changes) == ["l9.fo.b", "l9.fo.w"]
    assert stored["tuned.l9.fo.w"].nbytes == MATRIX.size / 2
    widest = np.abs(MATRIX).max(axis=1, keepdims=True) / LEVELS
    moved, most = (
        np.square(one - MATRIX).sum(axis=1) for one in (changes["l9.fo.w"], np.rint(MATRIX / widest) * widest)
    )
    assert (moved <= most).all()
    assert moved.sum() < 0.95 * most.sum()
    assert np.allclose(changes["l9.fo.b"], VECTOR, atol=1e-4)
    assert all(np.array_equal(again[name], changes[name]) for name in changes)


def test_no_change_is_no_change() -> None:
    """A row that training did not move stays as it was."""
    still = MATRIX.copy()
    still[3] = 0
    assert not Changes({"l9.fo.w": still})["l9.fo.w"][3].any()
    assert len(Changes({})) == 0


def test_what_is_not_there_is_an_error() -> None:
    """A tensor without a change has none."""
    with pytest.raises(KeyError, match="l9"):
        Changes({})["l9.fo.w"]


def test_changed_weights_are_the_sum() -> None:
    """The tensor named is what it was and what was added; the others are as they came, and so are the weights changed from."""
    weights = read_weights()
    changed = weights.changed(Changes({"l9.fo.b": VECTOR}))
    assert np.allclose(changed.tensor("l9.fo.b"), weights.tensor("l9.fo.b") + VECTOR, atol=1e-4)
    assert np.array_equal(changed.tensor("l9.fo.w"), weights.tensor("l9.fo.w"))
    assert changed.sha256 == weights.sha256
