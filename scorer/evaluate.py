"""Measuring: what the out-of-fold scores are worth, per class and language, beside the usual detector. Training only."""

from collections import defaultdict
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.svm import LinearSVC

from casefile.verdict import Level
from scorer.boosters import SCORES
from scorer.fit import FOLDS, OutOfFold, Progress, folds
from scorer.policy import Cut, Policy

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Metrics = dict[str, Any]


def measure(first: OutOfFold, whole: OutOfFold, policies: tuple[Policy, Policy], enough: Cut, peer: Floats) -> Metrics:
    """All figures of the card. `peer`: the usual detector's out-of-fold scores on the same rows and folds."""
    out, policy = whole, policies[1]
    rows = out.table.rows
    label = np.array([row.label for row in rows])
    own = np.array([row.own for row in rows])
    language = np.array([row.language for row in rows])
    lure, fraud, about = (out.probabilities(score) for score in SCORES)
    levels = np.array([policy.level(*scores).value for scores in zip(lure, fraud, about, strict=True)])
    lookalike = own & np.isin(label, ["legitimate", "about"])
    is_lure = label == "lure"
    harmless = np.isin(label, ["legitimate", "about"])
    outright = first.probabilities("lure")
    stopped = (outright < enough.at) & np.array(
        [
            policies[0].level(*scores) == Level.NOTHING_FOUND
            for scores in zip(*(first.probabilities(score) for score in SCORES), strict=True)
        ]
    )
    raised = np.isin(levels, [Level.HIGH.value, Level.CAUTION.value])
    return {
        "rows": {str(name): int(count) for name, count in zip(*np.unique(label, return_counts=True), strict=True)},
        "lures_against_lookalikes": _separation(lure, is_lure, lookalike),
        "first_tier_lures_against_lookalikes": _separation(outright, is_lure, lookalike),
        "bulk": {
            "boards_not_shown_to_the_encoder": round(float(stopped[~own & (label == "legitimate")].mean()), 4),
            "raised_lures_not_shown_to_it": round(float(stopped[is_lure & raised].mean()), 4),
        },
        "lures_against_everything": _separation(lure, is_lure, harmless),
        "fraud_against_everything": _separation(fraud, label == "fraud", harmless),
        "own_fraud_against_everything": _separation(fraud, (label == "fraud") & own, harmless),
        "about_against_own_offers": _separation(about, label == "about", own & (label != "about")),
        "peer_lures_against_lookalikes": _separation(peer, is_lure, lookalike),
        "peer_lures_against_everything": _separation(peer, is_lure, harmless),
        "levels": {
            "lures": _levels(levels, is_lure),
            "honest_lookalikes": _levels(levels, own & (label == "legitimate")),
            "boards": _levels(levels, ~own & (label == "legitimate")),
            "warnings": _levels(levels, label == "about"),
            "own_fraud": _levels(levels, own & (label == "fraud")),
        },
        "pairs": _pairs(out, lure),
        "languages": {
            name: _separation(lure, is_lure & (language == name), lookalike & (language == name))
            | {"levels": _levels(levels, is_lure & (language == name))}
            for name in sorted({row.language for row in rows if row.own})
        },
        "emscad_average_precision": _emscad(out, fraud, peer),
    }


def peer_scores(out: OutOfFold, progress: Progress) -> Floats:
    """The usual detector on the same folds: character TF-IDF and a linear SVM, here trained on lures like ours."""
    rows = out.table.rows
    texts = [f"{row.post.title or ''}\n{row.post.text}" for row in rows]
    target = np.array([row.label == "lure" for row in rows])
    scores = np.zeros(len(rows))
    for number, (train, test) in enumerate(folds(out.table)):
        vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), min_df=2, max_features=200_000)
        words = vectorizer.fit_transform([texts[at] for at in train])
        svm = LinearSVC(class_weight="balanced").fit(words, target[train])
        scores[test] = svm.decision_function(vectorizer.transform([texts[at] for at in test]))
        progress("peer", number + 1, FOLDS)
    return scores


def _separation(scores: Floats, positive: Bools, negative: Bools) -> dict[str, float | int | None]:
    n, m = int(positive.sum()), int(negative.sum())
    if not n or not m:
        return {"n": n, "against": m, "auc": None, "recall_at_5": None, "recall_at_1": None}
    both = positive | negative
    return {
        "n": n,
        "against": m,
        "auc": round(float(roc_auc_score(positive[both], scores[both])), 4),
        "recall_at_5": round(_recall(scores[positive], scores[negative], 0.05), 4),
        "recall_at_1": round(_recall(scores[positive], scores[negative], 0.01), 4),
    }


def _recall(positive: Floats, negative: Floats, share: float) -> float:
    threshold = np.sort(negative)[::-1][int(len(negative) * share)]
    return float((positive > threshold).mean())


def _levels(levels: npt.NDArray[np.str_], chosen: Bools) -> dict[str, float]:
    return {level.value: round(float((levels[chosen] == level.value).mean()), 4) for level in Level if chosen.any()}


def _pairs(out: OutOfFold, lure: Floats) -> dict[str, float | int | None]:
    """How often the lure of a minimal pair scores above its honest twin, both as written."""
    scores: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for row, score in zip(out.table.rows, lure, strict=True):
        if row.pair:
            scores[row.pair].setdefault(row.label, float(score))
    wins = [pair["lure"] > pair["legitimate"] for pair in scores.values() if {"lure", "legitimate"} <= pair.keys()]
    return {"n": len(wins), "lure_above_twin": round(float(np.mean(wins)), 4) if wins else None}


def _emscad(out: OutOfFold, fraud: Floats, peer: Floats) -> dict[str, float]:
    """Average precision on EMSCAD, another fraud: ours, and the peer's (trained on lures, so a floor)."""
    chosen = np.array([row.source == "emscad" for row in out.table.rows])
    truth = np.array([row.label == "fraud" for row in out.table.rows])[chosen]
    return {
        "ours": round(float(average_precision_score(truth, fraud[chosen])), 4),
        "peer": round(float(average_precision_score(truth, peer[chosen])), 4),
        "share_of_fraud": round(float(truth.mean()), 4),
    }
