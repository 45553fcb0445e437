"""EMSCAD, another fraud that the usual detectors are trained on: average precision of ours beside theirs. Training only."""

import numpy as np
from sklearn.metrics import average_precision_score

from scorer.dataset import EMSCAD
from scorer.fit import OutOfFold, Progress, folds_by_group, labels
from scorer.judged import Metrics
from scorer.peer import peer_scores


def emscad(out: OutOfFold, progress: Progress) -> Metrics:
    """Ours by the fraud score, which has not learnt from its frauds; the peer trained on its labels, in grouped folds of it."""
    table = out.table
    chosen = np.flatnonzero([row.source == EMSCAD for row in table.rows])
    part = table.only(chosen)
    truth = labels(part, "fraud")
    return {
        "ours": round(float(average_precision_score(truth, out.probabilities("fraud")[chosen])), 4),
        "peer": round(
            float(average_precision_score(truth, peer_scores(part, truth, folds_by_group(part), progress))), 4
        ),
        "share_of_fraud": round(float(truth.mean()), 4),
        "n": len(chosen),
    }
