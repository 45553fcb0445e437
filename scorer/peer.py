"""The usual detector, beside which ours is measured: character TF-IDF and a linear SVM. Training only."""

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from scorer.fit import FOLDS, Ints, Progress, Table
from scorer.intervals import Bools, Floats


def peer_scores(table: Table, target: Bools, folds: list[tuple[Ints, Ints]], progress: Progress) -> Floats:
    """Its scores of the rows held out in each fold, trained on the target of those seen, as written: our own rows and folds."""
    texts = [f"{row.post.title or ''}\n{row.post.text}" for row in table.rows]
    scores = np.zeros(len(table.rows))
    written = np.array([not row.has_aside for row in table.rows])
    for number, (seen, test) in enumerate(folds):
        train = seen[written[seen]]
        vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), min_df=2, max_features=200_000)
        words = vectorizer.fit_transform([texts[at] for at in train])
        svm = LinearSVC(class_weight="balanced").fit(words, target[train])
        scores[test] = svm.decision_function(vectorizer.transform([texts[at] for at in test]))
        progress("peer", number + 1, FOLDS)
    return scores
