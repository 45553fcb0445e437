"""Learns how texts of each label are worded: linear heads on character n-grams, blind to who is sought. Training only."""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags
from scipy.sparse.linalg import lsqr
from sklearn.svm import LinearSVC

from scorer.identity import KINDS, identity_languages, identity_words
from scorer.meaning import LABELS
from scorer.ngrams import BITS, NGramHeads, ngrams

PENALTY, NEAR_ENOUGH = 5.0, 0.1
"""Nearer to the optimum than NEAR_ENOUGH changes no margin that matters, and takes three times as long."""
FEWEST = 3
"""Texts that have an n-gram of which anything is learnt."""
DAMPING, STEPS = 3.0, 60
"""With less damping the heads tell lures apart less well, with more they see more of who is sought."""


def ngram_matrix(texts: Sequence[str]) -> csr_matrix:
    """The n-grams of each text, (texts, 2 ** BITS)."""
    found = [ngrams(text) for text in texts]
    ends = np.cumsum([0, *(len(one.places) for one in found)])
    places, values = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return csr_matrix((values, places, ends), shape=(len(texts), 2**BITS))


def learn_ngrams(texts: csr_matrix, given: NDArray[np.str_]) -> NGramHeads:
    """Heads learnt from n-grams (texts, 2 ** BITS) and the label of each text. Takes some ten seconds for ten thousand."""
    weights, bias = np.zeros((len(LABELS), 2**BITS)), np.zeros(len(LABELS), np.float32)
    rarity = _rarity(texts)
    scaled = texts @ diags(rarity)
    for at, label in enumerate(LABELS):
        machine = LinearSVC(C=PENALTY, class_weight="balanced", tol=NEAR_ENOUGH, random_state=1)
        machine.fit(scaled, given == label)
        weights[at], bias[at] = _blind(machine.coef_[0] * rarity), machine.intercept_[0]
    return NGramHeads.of(weights, bias)


def _rarity(texts: csr_matrix) -> NDArray[np.float64]:
    """How much each n-gram may weigh, (2 ** BITS): the rarer the more, but nothing where a single text has it.

    The square of the inverse document frequency (Spärck Jones, 1972), 1 on average. It is a part of the weights: a text's own
    vector needs no table of it.
    """
    having = np.bincount(texts.indices, minlength=texts.shape[1])
    rarity = (1 + np.log((1 + texts.shape[0]) / (1 + having))) ** 2
    rarity[having < FEWEST] = 0
    scaled: NDArray[np.float64] = rarity / rarity[having >= FEWEST].mean()
    return scaled


def _blind(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights (2 ** BITS), moved as little as makes words for who somebody is weigh next to nothing.

    Such words are taken out of a text before its n-grams are read; this is for those that no list holds and that share
    their letters: endings of peoples' names, parts of first names. Damped least squares (Paige and Saunders, 1982).
    """
    words, places = _identity_ngrams()
    moved = weights.copy()
    moved[places] -= lsqr(words, words @ weights[places], damp=DAMPING, iter_lim=STEPS)[0]
    return moved


@cache
def _identity_ngrams() -> tuple[csr_matrix, NDArray[np.int64]]:
    """Which n-grams each word of the lists of identity has, (words, places), and the places: those that any has."""
    words = {
        word.strip("#* ")
        for language in identity_languages()
        for kind in KINDS
        for word in identity_words(language)[kind]
    }
    matrix = ngram_matrix(sorted(words))
    matrix.data[:] = 1
    places = np.unique(matrix.indices)
    return matrix[:, places], places
