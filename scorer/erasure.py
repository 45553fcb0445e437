"""Finds the directions of identity, which are erased from what the encoder reads, in closed form. Training only.

A text's vector moves when a word for who somebody is changes into another. The directions in which it moves most, over many
texts, languages and words, are found by a singular value decomposition of those movements.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from scorer.identity import KINDS, identity_words

DIRECTIONS = 24
"""Directions that are erased."""
WORDS = 4
"""Words of a kind that are tried in one text."""


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


def identity_directions(changed: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    """The orthonormal directions (DIRECTIONS, width) in which the vectors (words, width) of each text changed differ most."""
    moved = [vectors - vectors.mean(axis=0) for vectors in changed]
    return np.linalg.svd(np.concatenate(moved), full_matrices=False)[2][:DIRECTIONS].astype(np.float32)
