"""Whether probabilities mean what they say at a prevalence: reliability, Brier skill, calibration slope. Training only."""

from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression

from scorer.calibrate import calibrate
from scorer.fit import PRIOR, TINY, OutOfFold, folds, labels, weights
from scorer.intervals import Bools, Floats, Ints, wilson

BINS = 10
EDGE = 1e-9


@dataclass(frozen=True)
class Bin:
    """Posts of about one probability: what was said of them, what was so with its 95% interval, how many posts."""

    said: float
    seen: float
    low: float
    high: float
    n: int


@dataclass(frozen=True)
class Stated:
    """Probabilities stated at a prevalence, the truth, and weights under which the rows have that prevalence."""

    probability: Floats
    truth: Bools
    weight: Floats

    @property
    def brier_skill(self) -> float:
        """How much of the base rate's squared error is gone: 1 all of it, 0 none."""
        error = np.average((self.probability - self.truth) ** 2, weights=self.weight)
        base = np.average(self.truth, weights=self.weight)
        return float(1 - error / (base * (1 - base)))

    @property
    def slope(self) -> float:
        """Of the truth's log-odds on those stated: 1 is right, below 1 is too sure of itself."""
        fit = LogisticRegression(C=1e6).fit(log_odds(self.probability).reshape(-1, 1), self.truth, self.weight)
        return float(fit.coef_[0, 0])

    def bins(self, count: int = BINS) -> list[Bin]:
        """The rows in bins between probabilities that stand evenly apart in log-odds; empty ones are left out."""
        odds = log_odds(self.probability)
        bounds = np.linspace(odds.min(), odds.max() + EDGE, count + 1)
        which: Ints = np.clip(np.digitize(odds, bounds) - 1, 0, count - 1)
        found = []
        for number in np.unique(which):
            inside = which == number
            weight = self.weight[inside]
            said = float(np.average(self.probability[inside], weights=weight))
            seen = float(np.average(self.truth[inside], weights=weight))
            # As many posts as equally weighted ones would tell as much (Kish).
            n = max(1, round(float(weight.sum() ** 2 / (weight**2).sum())))
            found.append(Bin(said, seen, *wilson(seen, n), int(inside.sum())))
        return found


def stated(probability: Floats, truth: Bools, weight: Floats, prevalence: float) -> Stated:
    """Probabilities given at PRIOR, moved to a prevalence, and the rows weighted to it."""
    odds = log_odds(probability) + _log_odds_of(prevalence) - _log_odds_of(PRIOR)
    share = np.where(truth, prevalence / weight[truth].sum(), (1 - prevalence) / weight[~truth].sum()) * weight
    return Stated(1 / (1 + np.exp(-odds)), truth, share * len(truth))


def out_of_fold_probabilities(out: OutOfFold, score: str) -> Floats:
    """Probabilities by calibrations that saw nothing of a row's group either: on its own rows a calibration is always right."""
    truth, weight = labels(out.table, score), weights(out.table, score) + TINY
    given = np.zeros(len(truth))
    for seen, held_out in folds(out.table):
        fitted = calibrate(out.margins[score][seen], truth[seen], weight[seen], PRIOR)
        given[held_out] = fitted.probability(out.margins[score][held_out])
    return given


def log_odds(probability: Floats) -> Floats:
    """The log-odds of probabilities, kept finite."""
    kept = np.clip(probability, EDGE, 1 - EDGE)
    odds: Floats = np.log(kept / (1 - kept))
    return odds


def _log_odds_of(probability: float) -> float:
    return float(np.log(probability / (1 - probability)))
