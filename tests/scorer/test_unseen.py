import numpy as np
import pytest

from scorer.edits import Judge
from scorer.train import Trained
from scorer.unseen import unseen_judges


@pytest.fixture(scope="module")
def judges(small_trained: Trained) -> dict[str, Judge]:
    """By source."""
    return unseen_judges(small_trained)


@pytest.mark.xdist_group("unseen")
def test_a_source_is_judged_by_a_model_that_saw_nothing_of_it(small_trained: Trained, judges: dict[str, Judge]) -> None:
    """Its scores are those of the folds, from which the figures and thresholds come."""
    out = small_trained.whole
    assert judges.keys() == {row.source for row in out.table.rows if row.own}
    scores = np.column_stack([out.probabilities(score) for score in ("lure", "fraud", "about")])
    for source, judge in judges.items():
        at = next(at for at, row in enumerate(out.table.rows) if row.source == source)
        verdict = judge(out.table.rows[at].post)
        assert (verdict.lure, verdict.fraud, verdict.about) == pytest.approx(tuple(scores[at]), abs=5e-3)


@pytest.mark.xdist_group("unseen")
def test_models_of_folds_differ(small_trained: Trained, judges: dict[str, Judge]) -> None:
    """Each source's judge has learnt from the others: the same text has another score with another judge."""
    post = next(row.post for row in small_trained.whole.table.rows if row.own)
    assert len({judge(post).lure for judge in judges.values()}) > 1
