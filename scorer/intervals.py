"""How sure a figure is: Wilson's interval for shares, a bootstrap over whole groups for areas under a curve. Training only."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Figure = Mapping[str, float | int | None]
"""`value` with the ends of its 95% interval, `low` and `high`, and `n`: of how many texts (an area: rows). None where n is 0."""

NORMAL_95 = 1.959964
DRAWS = 200
ENDS = (2.5, 97.5)
NOTHING: Figure = {"value": None, "low": None, "high": None, "n": 0}


def wilson(share: float, n: int) -> tuple[float, float]:
    """Wilson's 95% interval of a share seen in n texts."""
    square = NORMAL_95**2 / n
    middle = (share + square / 2) / (1 + square)
    reach = NORMAL_95 * np.sqrt(share * (1 - share) / n + square / (4 * n)) / (1 + square)
    return max(0.0, float(middle - reach)), min(1.0, float(middle + reach))


def share(hits: Bools, texts: Ints) -> Figure:
    """The share of rows that are hits. `texts` says which text a row holds: one that stands twice counts once in n."""
    if not len(hits):
        return NOTHING
    value, n = float(hits.mean()), len(np.unique(texts))
    low, high = wilson(value, n)
    return _figure(value, low, high, n)


def auc(scores: Floats, positive: Bools, negative: Bools, groups: Ints, weight: Floats) -> Figure:
    """How often a positive row scores above a negative one (ties count half), drawn anew DRAWS times group by group."""
    if not positive.any() or not negative.any():
        return NOTHING
    used = positive | negative
    _, group = np.unique(groups[used], return_inverse=True)
    count = int(group.max()) + 1
    drawn = np.random.default_rng(1).multinomial(count, np.full(count, 1 / count), size=DRAWS)
    weights = np.concatenate([np.ones((1, int(used.sum()))), drawn[:, group]]) * weight[used]
    areas = weighted_auc(scores[used], positive[used], weights)
    spread = areas[1:][~np.isnan(areas[1:])]
    low, high = np.percentile(spread, ENDS) if len(spread) else (np.nan, np.nan)
    return _figure(float(areas[0]), float(low), float(high), int(positive.sum()))


def weighted_auc(scores: Floats, positive: Bools, weights: Floats) -> Floats:
    """Areas under the curve for many weightings of the same rows: `weights` (weightings, rows); nan where a class has none."""
    order = np.argsort(scores, kind="stable")
    ordered, is_positive, weights = scores[order], positive[order], weights[:, order]
    starts = np.flatnonzero(np.concatenate([[True], np.diff(ordered) > 0]))
    above = np.add.reduceat(weights * is_positive, starts, axis=1)
    below = np.add.reduceat(weights * ~is_positive, starts, axis=1)
    beaten = np.cumsum(below, axis=1) - below / 2
    pairs = above.sum(axis=1) * below.sum(axis=1)
    areas: Floats = np.divide((above * beaten).sum(axis=1), pairs, out=np.full(len(weights), np.nan), where=pairs > 0)
    return areas


def threshold_at(negative: Floats, weight: Floats, false_alarms: float) -> float:
    """The score that at most this share of the negative scores is above, by weight."""
    order = np.argsort(negative)[::-1]
    above = np.cumsum(weight[order]) / weight.sum()
    return float(negative[order][np.searchsorted(above, false_alarms, side="right")])


def precision(recall: Figure, false_alarms: Figure, prevalence: float) -> Figure:
    """How many of the raised posts are lures at a prevalence; the interval takes the worse ends of both shares."""

    def at(caught: float | None, wrong: float | None) -> float:
        lures, others = prevalence * (caught or 0), (1 - prevalence) * (wrong or 0)
        return lures / (lures + others) if lures + others else 0.0

    if not recall["n"] or not false_alarms["n"]:
        return NOTHING
    return _figure(
        at(recall["value"], false_alarms["value"]),
        at(recall["low"], false_alarms["high"]),
        at(recall["high"], false_alarms["low"]),
        int(false_alarms["n"]),
    )


def _figure(value: float, low: float, high: float, n: int) -> Figure:
    return {
        name: None if np.isnan(one) else round(one, 4) for name, one in (("value", value), ("low", low), ("high", high))
    } | {"n": n}
