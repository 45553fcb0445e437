"""Calibration: from a booster's margin to a probability at a stated prior. Training only."""

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from scorer.boosters import Calibration

Floats = npt.NDArray[np.float64]


def calibrate(margins: Floats, labels: npt.NDArray[np.bool_], weights: Floats, prior: float) -> Calibration:
    """Fit slope and intercept (Platt) on out-of-fold margins, re-weighted so that positives have the prior's share.

    `margins`, `labels`, `weights`: one entry a row. Raises ValueError where a class is missing.
    """
    if labels.all() or not labels.any():
        raise ValueError("Calibration needs rows of both classes.")
    shares = np.where(labels, prior / weights[labels].sum(), (1 - prior) / weights[~labels].sum()) * weights
    fit = LogisticRegression(C=1e6).fit(margins.reshape(-1, 1), labels, sample_weight=shares * len(labels))
    return Calibration(slope=float(fit.coef_[0, 0]), intercept=float(fit.intercept_[0]), prior=prior)
