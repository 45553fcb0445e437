"""Fitting: rows to a table, a table to boosters, and what they say of sources they did not see. Training only."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import xgboost as xgb
from sklearn.model_selection import GroupKFold

from casefile.post import JobPost
from facts import load_facts
from scorer.asides import Asides, rows_with_asides
from scorer.boosters import SCORES, Calibration
from scorer.calibrate import calibrate
from scorer.dataset import AGAINST_A_MODEL, Row
from scorer.features import FEATURES, vector
from scorer.features.meaning import NAMES as MEANING
from scorer.lexicon import Lexicon, load_lexicon
from scorer.reading import Reading

PRIOR = 0.01
"""One lure in a hundred posts: the prior that probabilities are stated at."""
FOLDS = 5
ROUNDS = 300
SETTINGS = {
    "objective": "binary:logistic",
    "max_depth": 3,
    "eta": 0.15,
    "min_child_weight": 2.0,
    "subsample": 0.8,
    "colsample_bytree": 0.7,
    "lambda": 4.0,
    "tree_method": "hist",
    "seed": 20261125,
    "nthread": 1,
}
OWN_SHARE = 0.5
"""Share of the weight of what a score does not ask for that our own, harder texts have; public sources have the rest."""

TINY = 1e-12
"""Keeps a row that says nothing in the arithmetic."""

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]
Margins = dict[str, Floats]
"""By score, a margin a row."""
Progress = Callable[[str, int, int], None]
"""What is being done, how much of it is done, of how much."""


@dataclass(frozen=True)
class Table:
    """Rows as the boosters see them. Every own text stands as written and as it would be pasted; some once more, with an aside."""

    rows: tuple[Row, ...]
    features: npt.NDArray[np.float32]
    groups: npt.NDArray[np.int64]

    def only(self, chosen: npt.NDArray[np.int64]) -> "Table":
        """Some of the rows."""
        return Table(tuple(self.rows[at] for at in chosen), self.features[chosen], self.groups[chosen])

    def with_meant(self, meant: npt.NDArray[np.float32]) -> "Table":
        """The same rows with what they mean, a column a number in the order of `Meant`, in the features that wait for it."""
        features = self.features.copy()
        features[:, [FEATURES.names.index(name) for name in MEANING]] = meant
        return replace(self, features=features)


@dataclass(frozen=True)
class OutOfFold:
    """What the boosters say of rows of sources that they were not trained on: margins by score. No synthetic rows."""

    table: Table
    margins: Margins
    calibrations: dict[str, Calibration]
    aside: "OutOfFold | None" = None
    """What was written against a model, in the same calibrations."""

    def probabilities(self, score: str) -> Floats:
        """Calibrated probabilities."""
        return self.calibrations[score].probability(self.margins[score])


def tabulate(rows: Sequence[Row], asides: Asides, progress: Progress) -> Table:
    """Ask every row every question. Behind them stand some of what is pasted with an aside."""
    pasted = [_pasted(row) for row in rows if row.own]
    doubled = [*rows, *pasted, *rows_with_asides(pasted, asides)]
    features = ask([row.post for row in doubled], progress)
    names = {name: number for number, name in enumerate(sorted({_group(row) for row in doubled}))}
    groups = np.array([names[_group(row)] for row in doubled])
    return Table(tuple(doubled), features, groups)


def ask(posts: Sequence[JobPost], progress: Progress, lexicon: Lexicon | None = None) -> npt.NDArray[np.float32]:
    """What the features of the first tier answer of each post, (posts, features); by the lexicon that ships, or another."""
    lexicon, facts = lexicon or load_lexicon(), load_facts()
    features = []
    for done, post in enumerate(posts):
        features.append(vector(Reading(post, lexicon, facts)))
        progress("features", done + 1, len(posts))
    return np.stack(features)


def _group(row: Row) -> str:
    return row.group if row.own else f"{row.source}:{row.group}"


def _pasted(row: Row) -> Row:
    """The same text without the fields that a board's page would give apart."""
    post = row.post
    bare = JobPost(text=post.text, title=post.title, language=post.language, contacts=post.contacts)
    return replace(row, post=bare)


def labels(table: Table, score: str) -> Bools:
    """Which rows are what the score asks for."""
    return np.array([row.label == score for row in table.rows])


def weights(table: Table, score: str) -> Floats:
    """A weight a row: positives and the rest count alike. Positives weigh the same, whoever wrote them.

    Of the rest our own texts have OWN_SHARE where there are others. Of what others have, a source has a part by the root of how
    many rows it has: the largest board is not what boards are like.
    """
    positive = labels(table, score)
    source = np.array(["" if row.own else row.source for row in table.rows])
    # A lure may well take money too: it says nothing against the fraud score.
    counts = np.array([row.teaches and not (score == "fraud" and row.label == "lure") for row in table.rows])
    rest = ~positive & counts
    sources, shown = np.unique(source[rest], return_counts=True)
    part = np.where(sources == "", 0, np.sqrt(shown))
    part *= (1 - OWN_SHARE) / max(part.sum(), TINY)
    part[sources == ""] = OWN_SHARE
    weight = np.zeros(len(table.rows))
    weight[positive & counts] = 1 / max((positive & counts).sum(), 1)
    weight[rest] = (part / part.sum() / shown)[np.searchsorted(sources, source[rest])]
    scaled: Floats = weight * len(table.rows) / weight.sum()
    return scaled


def fit(table: Table, score: str, chosen: npt.NDArray[np.int64]) -> xgb.Booster:
    """Train one booster on the chosen rows."""
    settings = SETTINGS | {
        "monotone_constraints": "(" + ",".join(str(getattr(feature, score)) for feature in FEATURES) + ")"
    }
    part = table.only(chosen)
    data = xgb.DMatrix(
        part.features,
        label=labels(part, score).astype(np.float32),
        weight=weights(part, score),
        missing=np.nan,
    )
    return xgb.train(settings, data, ROUNDS)


def rate(table: Table, seen: npt.NDArray[np.int64], features: npt.NDArray[np.float32]) -> Margins:
    """Margins of some features by boosters trained on the rows `seen` of the table."""
    return {
        score: np.asarray(
            fit(table, score, seen).inplace_predict(features, predict_type="margin", missing=np.nan), np.float64
        )
        for score in SCORES
    }


def out_of_fold(table: Table, progress: Progress) -> OutOfFold:
    """Rate every measured row by boosters that saw nothing of its source, and calibrate on that."""
    margins = {score: np.zeros(len(table.rows)) for score in SCORES}
    for number, (seen, held_out) in enumerate(folds(table)):
        for score, rated in rate(table, seen, table.features[held_out]).items():
            margins[score][held_out] = rated
        progress("folds", number + 1, FOLDS)
    shown, told = _part(table, margins, np.array([row.is_measured for row in table.rows]))
    calibrations = {
        score: calibrate(told[score], labels(shown, score), weights(shown, score) + TINY, PRIOR) for score in SCORES
    }
    aside = np.array([row.source == AGAINST_A_MODEL for row in table.rows])
    return OutOfFold(shown, told, calibrations, OutOfFold(*_part(table, margins, aside), calibrations))


def _part(table: Table, margins: Margins, chosen: Bools) -> tuple[Table, Margins]:
    return table.only(np.flatnonzero(chosen)), {score: margin[chosen] for score, margin in margins.items()}


def folds(table: Table) -> list[tuple[Ints, Ints]]:
    """Rows to train on and rows to measure, fold by fold; no source stands on both sides: neither a hand nor a board's site."""
    sites = np.array([row.site for row in table.rows])
    written = sites[[not row.has_aside for row in table.rows]]
    held_out = [np.isin(sites, written[some]) for _, some in GroupKFold(FOLDS).split(written, groups=written)]
    return [(np.flatnonzero(~some), np.flatnonzero(some)) for some in held_out]


def folds_by_group(table: Table) -> list[tuple[Ints, Ints]]:
    """The same for rows of one source; no group stands on both sides."""
    return list(GroupKFold(FOLDS, shuffle=True, random_state=1).split(table.features, groups=table.groups))
