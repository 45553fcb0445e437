from collections.abc import Sequence
from typing import ClassVar

import numpy as np
import pytest
from numpy.typing import NDArray

from scorer.encoder import Below
from scorer.erased import Erased
from scorer.erasure import DIRECTIONS, identity_directions, identity_texts
from scorer.identity import KINDS, find_identity, identity_languages

Floats = NDArray[np.float32]
WIDTH = 64
TEXTS = [("en", f"Clerk for office {number}, day shift.") for number in range(8)]


class Moved:
    """An encoder whose vectors depend on the text, and move with the words put before it, along planted axes alone."""

    axes: ClassVar[Floats] = np.linalg.qr(np.random.default_rng(3).normal(size=(WIDTH, 5)))[0].T.astype(np.float32)

    def vectors(self, texts: Sequence[str]) -> Floats:
        """One row a text."""
        rows = []
        for text in texts:
            words, _, rest = text.partition(": ")
            at = np.random.default_rng(len(rest)).normal(size=WIDTH)
            rows.append(at + np.random.default_rng(sum(map(ord, words))).normal(size=5) @ self.axes)
        return np.array(rows, np.float32)


def _directions(encoder: Moved) -> Floats:
    return identity_directions([encoder.vectors(texts) for texts in identity_texts(TEXTS)])


def test_the_directions_explain_the_movement_that_was_planted() -> None:
    """What is left of the movements between swapped texts is nothing; what differs between texts themselves stays."""
    encoder = Moved()
    changed = identity_texts(TEXTS)
    directions = identity_directions([encoder.vectors(texts) for texts in changed])
    left, moved = 0.0, 0.0
    for texts in changed:
        vectors = encoder.vectors(texts)
        movement = vectors - vectors.mean(axis=0)
        moved += float((movement**2).sum())
        left += float(((movement - movement @ directions.T @ directions) ** 2).sum())
    assert moved > 100
    assert left <= 1e-6 * moved
    assert np.allclose(np.linalg.norm(directions[:5] @ Moved.axes.T, axis=1), 1, atol=1e-3)


def test_the_directions_are_orthonormal() -> None:
    """So that taking one out puts none of another back."""
    directions = _directions(Moved())
    assert directions.shape == (DIRECTIONS, WIDTH)
    assert directions.dtype == np.float32
    assert np.allclose(directions @ directions.T, np.eye(DIRECTIONS), atol=1e-5)


def test_with_the_directions_erased_no_swap_is_seen() -> None:
    """Two texts that differ in a word of identity, also one never tried, get the same states; other texts others."""
    encoder = Moved()
    erased = Erased(np.zeros(WIDTH, np.float32), _directions(encoder))
    texts = ["Wakandan: clerk wanted", "Ruritanian: clerk wanted", "Wakandan: something else altogether"]
    vectors = encoder.vectors(texts)
    ((one, swapped, other),) = erased.of(Below((vectors,), np.zeros((0, 2), np.int64))).windows
    assert np.allclose(one, swapped, atol=1e-3)
    assert np.abs(one - other).max() > 0.5
    assert np.abs(vectors[0] - vectors[1]).max() > 0.5


def test_the_mean_stays_where_it_is() -> None:
    """What lies at the mean is not moved, and nothing is moved twice."""
    mean = np.random.default_rng(8).normal(size=WIDTH).astype(np.float32)
    erased = Erased(mean, _directions(Moved()))
    states = np.stack([mean, mean + erased.directions[0] * 5])
    once = erased.of(Below((states,), np.zeros((0, 2), np.int64)))
    assert np.allclose(once.windows[0], mean, atol=1e-4)
    assert np.allclose(erased.of(once).windows[0], once.windows[0], atol=1e-4)


def test_what_is_erased_is_stored_and_read_back() -> None:
    """What is stored is what was found."""
    erased = Erased(np.ones(WIDTH, np.float32), _directions(Moved()))
    again = Erased.from_arrays(erased.arrays())
    assert np.array_equal(again.directions, erased.directions)
    assert np.array_equal(again.mean, erased.mean)


@pytest.mark.parametrize("language", sorted(identity_languages()))
def test_swapped_texts_differ_in_a_word_of_one_kind(language: str) -> None:
    """For each kind there are some texts alike but for the word before them, without the lists' notation."""
    changed = identity_texts([(language, "xyz")])
    assert len(changed) == len(KINDS)
    assert all(len(set(texts)) >= 2 for texts in changed)
    assert all(text.endswith(": xyz") and not set(text) & set("#*") for texts in changed for text in texts)


def test_the_same_texts_are_swapped_each_time() -> None:
    """Training twice finds the same directions."""
    assert identity_texts(TEXTS) == identity_texts(TEXTS)
    assert any(find_identity(text, "en") for texts in identity_texts(TEXTS) for text in texts)
