"""Finds the directions of identity, which heads are made blind to, in closed form. Training only.

A text's vector moves when a word for who somebody is changes into another. The directions in which it moves most, over many
texts, languages and words, are found by a singular value decomposition of those movements, and heads are made blind to
them: whatever of identity is left in a vector after the words were taken out has no weight.
"""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from scorer.identity import KINDS, identity_words

DIRECTIONS = 24
"""Directions that heads do not see."""
WORDS = 4
"""Words of a kind that are tried in one text."""


class GivesVectors(Protocol):
    """What gives each text a vector."""

    def vectors(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """One row a text."""


def identity_texts(texts: Sequence[tuple[str, str]], seed: int = 1) -> list[list[str]]:
    """For each (language, text) and each kind of identity: the text with different words of that kind before it."""
    random = np.random.default_rng(seed)
    changed = []
    for language, text in texts:
        for kind in sorted(KINDS):
            words = [word.strip("#* ") for word in identity_words(language)[kind]]
            chosen = random.choice(words, min(WORDS, len(words)), replace=False)
            changed.append([f"{word}: {text}" for word in chosen])
    return changed


def identity_directions(encoder: GivesVectors, changed: Sequence[Sequence[str]]) -> NDArray[np.float32]:
    """The orthonormal directions (DIRECTIONS, width) in which vectors of `identity_texts` differ most."""
    moved = []
    for texts in changed:
        vectors = encoder.vectors(texts)
        moved.append(vectors - vectors.mean(axis=0))
    return np.linalg.svd(np.concatenate(moved), full_matrices=False)[2][:DIRECTIONS].astype(np.float32)
