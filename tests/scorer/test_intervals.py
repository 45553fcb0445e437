import numpy as np
import pytest

from scorer.intervals import auc, share, threshold_at, weighted_auc, wilson

NEGATIVE = np.array([0.1, 0.9, 0.3, 0.8, 0.2, 0.5, 0.4, 0.7, 0.6, 0.0])


@pytest.mark.parametrize(("allowed", "above"), [(0.0, 0), (0.1, 1), (0.25, 2), (0.5, 5)])
def test_no_more_than_the_share_is_above_a_threshold(allowed: float, above: int) -> None:
    """Of ten scores, as many whole ones as the share allows."""
    at = threshold_at(NEGATIVE, np.ones(10), allowed)
    assert (at < NEGATIVE).sum() == above


def test_a_threshold_counts_by_weight() -> None:
    """Rows that weigh nine times as much use the share up nine times as fast."""
    weight = np.where(NEGATIVE > 0.65, 9.0, 1.0)  # 27 of 34
    at = threshold_at(NEGATIVE, weight, 0.3)  # 10.2 of 34: one heavy row and no second
    assert (at < NEGATIVE).sum() == 1
    assert threshold_at(NEGATIVE, np.full(10, 7.0), 0.25) == threshold_at(NEGATIVE, np.ones(10), 0.25)


def test_an_area_counts_by_weight() -> None:
    """A negative row above all positive ones costs as much as it weighs."""
    scores = np.array([0.5, 0.5, 0.9, 0.1])
    positive = np.array([True, True, False, False])
    areas = weighted_auc(scores, positive, np.array([[1, 1, 1, 1], [1, 1, 1, 9], [1, 1, 0, 1]], float))
    assert areas == pytest.approx([0.5, 0.9, 1.0])
    figure = auc(scores, positive, ~positive, np.arange(4), np.array([1, 1, 1, 9.0]))
    assert figure["value"] == 0.9


def test_an_interval_holds_its_share_and_narrows() -> None:
    """Wilson's interval of 3 in 10 is .11 to .60 (Wilson, 1927; by hand), and of more it is narrower."""
    assert wilson(0.3, 10) == pytest.approx((0.1078, 0.6032), abs=1e-4)
    assert wilson(0.3, 1000)[1] - wilson(0.3, 1000)[0] < 0.06
    assert wilson(0.0, 10)[0] == 0


def test_a_text_that_stands_twice_counts_once() -> None:
    """The share is of rows, its certainty of texts."""
    hits, texts = np.array([True, True, False, False]), np.array([0, 0, 1, 1])
    assert share(hits, texts) == share(hits[::2], texts[::2]) | {"n": 2}
