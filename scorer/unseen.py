"""What models make of texts that had no part in them: no memory, and no choice made on them. Training only."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from casefile.verdict import Level
from scorer.boosters import SCORES
from scorer.dataset import Row
from scorer.edits import Judge
from scorer.figures import levels
from scorer.fit import Progress, folds
from scorer.judged import Judged, Metrics, pairs
from scorer.model import Scorer
from scorer.trained import Trained, scorer_of


def unseen_judges(trained: Trained) -> dict[str, Judge]:
    """By source of our own texts: both tiers made without it, in the calibrations and thresholds of the model that ships."""
    table = trained.material.table
    judges: dict[str, Judge] = {}
    for (seen, held_out), heads in zip(folds(table), trained.material.heads, strict=True):
        rows = (table.rows[at] for at in held_out)
        judges |= dict.fromkeys({row.source for row in rows if row.own}, scorer_of(trained, seen, heads).judge)
    return judges


def kept_apart(scorer: Scorer, rows: Sequence[Row], progress: Progress) -> Metrics:
    """What the model that ships makes of texts that nothing learnt from and nothing was chosen on, each as written."""
    judged, levels_said = _judged(scorer, rows, progress)
    by, graded = (np.array([getattr(row, name) for row in rows]) for name in ("source", "how"))
    untold = np.asarray(levels_said == Level.CANNOT_TELL)
    return {
        "lures": judged.apart(judged.lures, judged.lookalikes),
        "hands": {
            str(hand): judged.apart(judged.lures & (by == hand), judged.lookalikes & (by == hand))
            for hand in np.unique(by)
        },
        "grades": {
            str(grade): judged.apart(judged.lures & (graded == grade), judged.lookalikes)
            for grade in np.unique(graded[judged.lures])
        },
        "fraud": judged.apart(np.asarray(judged.label == "fraud"), judged.harmless, SCORES.index("fraud")),
        "levels": levels(judged),
        "harmless_raised": {
            str(how): judged.part(judged.harmless & (graded == how), judged.raised)
            for how in np.unique(graded[judged.harmless])
        },
        "pairs": pairs(judged),
        "cannot_tell": {"lures": judged.part(judged.lures, untold), "harmless": judged.part(judged.harmless, untold)},
    }


def _judged(scorer: Scorer, rows: Sequence[Row], progress: Progress) -> tuple[Judged, npt.NDArray[np.str_]]:
    """The rows with their scores, and the level said of each."""
    verdicts = []
    for done, row in enumerate(rows):
        verdicts.append(scorer.judge(row.post))
        progress("kept apart", done + 1, len(rows))
    scores = np.array([[verdict.lure, verdict.fraud, verdict.about] for verdict in verdicts]).reshape(-1, len(SCORES))
    groups = np.unique([row.group for row in rows], return_inverse=True)[1]
    return Judged(tuple(rows), groups, scores, scorer.policy), np.array([verdict.level for verdict in verdicts])
