"""The questions asked of every post, by subject. `vector` is the only way to a row."""

import numpy as np
import numpy.typing as npt

from scorer.features import contact, employer, money, offer, pay, place, together, travel, wording, work
from scorer.features.feature import FEATURES, Feature, Features, Found, answers, row
from scorer.reading import Reading

__all__ = ["FEATURES", "Feature", "Features", "Found", "answers", "row", "vector"]

SUBJECTS = (money, pay, travel, place, contact, employer, work, offer, wording, together)
"""The modules whose import fills FEATURES."""


def vector(reading: Reading) -> npt.NDArray[np.float32]:
    """The post's row: float32, one column a feature, nan for unknown."""
    return row(answers(reading))
