from collections.abc import Sequence
from typing import ClassVar

import numpy as np
import pytest
from numpy.typing import NDArray

from scorer.erasure import DIRECTIONS, identity_directions, identity_texts
from scorer.identity import KINDS, find_identity, identity_languages
from scorer.kernel import Space

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


def test_the_directions_explain_the_movement_that_was_planted() -> None:
    """What is left of the movements between swapped texts is nothing; what differs between texts themselves stays."""
    encoder = Moved()
    changed = identity_texts(TEXTS)
    directions = identity_directions(encoder, changed)
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
    directions = identity_directions(Moved(), identity_texts(TEXTS))
    assert directions.shape == (DIRECTIONS, WIDTH)
    assert directions.dtype == np.float32
    assert np.allclose(directions @ directions.T, np.eye(DIRECTIONS), atol=1e-5)


def test_a_space_with_the_directions_sees_no_swap() -> None:
    """Two texts that differ in a word of identity, also one never tried, get one place; other texts another."""
    encoder = Moved()
    space = Space(
        np.zeros(WIDTH, np.float32), identity_directions(encoder, identity_texts(TEXTS)), np.ones(WIDTH, np.float32), 1
    )
    one, swapped, other = space.place(
        encoder.vectors(["Wakandan: clerk wanted", "Ruritanian: clerk wanted", "Wakandan: something else altogether"])
    )
    assert np.allclose(one, swapped, atol=1e-3)
    assert one @ other < 0.9


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


def test_in_the_space_every_number_counts_alike() -> None:
    """Numbers that vary a hundred times as much as others say no more: all are brought to one scale, after the blinding."""
    vectors = np.random.default_rng(2).normal(size=(300, WIDTH)).astype(np.float32)
    directions = np.eye(WIDTH, dtype=np.float32)[:2]
    loud = vectors * np.linspace(1, 100, WIDTH, dtype=np.float32)
    space = Space.of(loud, directions, 1)
    assert np.allclose(space.place(loud), Space.of(vectors, directions, 1).place(vectors), atol=1e-3)
    assert np.allclose(space.place(loud) @ directions.T, 0, atol=1e-5)
