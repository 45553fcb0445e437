"""The questions asked of every post, by subject. `vector` is the only way to a row."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from scorer.features import (
    contact,
    employer,
    meaning,
    money,
    offer,
    pay,
    place,
    together,
    travel,
    wording,
    work,
)
from scorer.features.feature import FEATURES, Feature, Features, Found, answers, row
from scorer.reading import Reading

__all__ = ["FEATURES", "Feature", "Features", "Found", "answers", "answers_with_meaning", "row", "vector"]

SUBJECTS = (money, pay, travel, place, contact, employer, work, offer, wording, together, meaning)
"""The modules whose import fills FEATURES."""


def answers_with_meaning(reading: Reading, known: Sequence[Found]) -> list[Found]:
    """Every feature's answer now that the meaning is read, of which all others are known."""
    return [
        feature.answer(reading) if feature.name in meaning.NAMES else found
        for feature, found in zip(FEATURES, known, strict=True)
    ]


def vector(reading: Reading) -> npt.NDArray[np.float32]:
    """The post's row: float32, one column a feature, nan for unknown."""
    return row(answers(reading))
