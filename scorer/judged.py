"""Rows with scores of a model that saw nothing of their groups, and what can be counted of them. Training only."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from casefile.verdict import Level
from scorer.boosters import SCORES, Calibration
from scorer.dataset import Row
from scorer.fit import Margins, OutOfFold
from scorer.intervals import NOTHING, Bools, Figure, Floats, Ints, auc, share, threshold_at
from scorer.policy import RAISED, Policy, asks_to_write

Metrics = dict[str, Any]
HARMLESS = ("legitimate", "about")
BOARD_SHARE = 0.9
"""Of what stands on a board, the share that is like our boards' ads; the rest is like the lookalikes we wrote."""
FALSE_ALARMS = {"recall_at_5": 0.05, "recall_at_1": 0.01}


@dataclass(frozen=True)
class Judged:
    """Rows, the group of each, their calibrated scores (rows, 3) in the order of SCORES, and the policy they meet."""

    rows: tuple[Row, ...]
    groups: Ints
    scores: Floats
    policy: Policy

    @classmethod
    def of(cls, out: OutOfFold, policy: Policy) -> Self:
        """What was scored out of fold."""
        return cls(out.table.rows, out.table.groups, np.column_stack([out.probabilities(s) for s in SCORES]), policy)

    @classmethod
    def by(
        cls, rows: Sequence[Row], groups: Ints, margins: Margins, calibrations: dict[str, Calibration], policy: Policy
    ) -> Self:
        """What other boosters say, in the calibrations of the model that ships."""
        scores = np.column_stack([calibrations[score].probability(margins[score]) for score in SCORES])
        return cls(tuple(rows), groups, scores, policy)

    def only(self, chosen: Bools) -> Self:
        """Some of the rows."""
        rows = tuple(self.rows[at] for at in np.flatnonzero(chosen))
        return type(self)(rows, self.groups[chosen], self.scores[chosen], self.policy)

    @property
    def lure(self) -> Floats:
        """The lure score of each row."""
        return self.scores[:, 0]

    @cached_property
    def label(self) -> npt.NDArray[np.str_]:
        """The label of each row."""
        return np.array([row.label for row in self.rows], dtype=np.str_)

    @cached_property
    def language(self) -> npt.NDArray[np.str_]:
        """The language of each row."""
        return np.array([row.language for row in self.rows], dtype=np.str_)

    @cached_property
    def source(self) -> npt.NDArray[np.str_]:
        """Where each row is from."""
        return np.array([row.source for row in self.rows], dtype=np.str_)

    @cached_property
    def own(self) -> Bools:
        """Which rows were written for this project, or rewritten from reports."""
        return np.array([row.own for row in self.rows], dtype=np.bool_)

    @cached_property
    def texts(self) -> Ints:
        """Which text each row holds: what was written stands twice."""
        numbers: dict[tuple[str | None, str], int] = {}
        return np.array([numbers.setdefault((row.post.title, row.post.text), len(numbers)) for row in self.rows])

    @cached_property
    def levels(self) -> npt.NDArray[np.str_]:
        """The level of each row, where it can be judged at all."""
        level = self.policy.level
        told = (
            level(*map(float, scores), asks_to_write=asks_to_write(row.post))
            for row, scores in zip(self.rows, self.scores, strict=True)
        )
        return np.array([one.value for one in told], dtype=np.str_)

    @property
    def raised(self) -> Bools:
        """Which rows are at `caution` or above."""
        return np.isin(self.levels, [level.value for level in RAISED])

    @property
    def high(self) -> Bools:
        """Which rows are at `high`."""
        return np.asarray(self.levels == Level.HIGH.value)

    @property
    def lures(self) -> Bools:
        """Which rows are lures."""
        return np.asarray(self.label == "lure")

    @property
    def harmless(self) -> Bools:
        """Which rows are honest ads, or texts about lures."""
        return np.isin(self.label, HARMLESS)

    @property
    def lookalikes(self) -> Bools:
        """The harmless ones of our own, written to look like lures."""
        return self.harmless & self.own

    def part(self, chosen: Bools, hits: Bools) -> Figure:
        """The share of hits among the chosen rows."""
        return share(hits[chosen], self.texts[chosen])

    @cached_property
    def as_on_a_board(self) -> Floats:
        """Weights with which, of everything harmless, a board's ads have a share of BOARD_SHARE."""
        boards, others = self.harmless & ~self.own, self.lookalikes
        weight = np.ones(len(self.rows))
        if boards.any() and others.any():
            weight[boards] = BOARD_SHARE / (1 - BOARD_SHARE) * others.sum() / boards.sum()
        return weight

    def apart(self, positive: Bools, negative: Bools, score: int = 0, weight: Floats | None = None) -> Metrics:
        """How well one score tells some rows from others: area under the curve, recall at 5% and 1% false alarms."""
        return separation(self.scores[:, score], positive, negative, self, weight)

    def level_shares(self, chosen: Bools) -> Metrics:
        """What share of the chosen rows has which level."""
        named = {level.value: self.levels == level.value for level in (Level.HIGH, Level.CAUTION, Level.NOTHING_FOUND)}
        return {name: self.part(chosen, np.asarray(has)) for name, has in named.items()}


def separation(
    scores: Floats, positive: Bools, negative: Bools, judged: Judged, weight: Floats | None = None
) -> Metrics:
    """The same of any scores of the judged rows, such as a peer's."""
    weight = np.ones(len(scores)) if weight is None else weight
    figures: Metrics = {
        "n": len(np.unique(judged.texts[positive])),
        "against": len(np.unique(judged.texts[negative])),
        "auc": auc(scores, positive, negative, judged.groups, weight),
    }
    for name, wrong in FALSE_ALARMS.items():
        enough = positive.any() and negative.any()
        above = scores > threshold_at(scores[negative], weight[negative], wrong) if enough else positive
        figures[name] = judged.part(positive, above) if enough else NOTHING
    return figures


def pairs(judged: Judged) -> Figure:
    """How often the lure of a minimal pair scores above its honest twin, both as written."""
    scores: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for row, score in zip(judged.rows, judged.lure, strict=True):
        if row.pair:
            scores[row.pair].setdefault(row.label, float(score))
    both = [pair for pair in scores.values() if {"lure", "legitimate"} <= pair.keys()]
    return share(np.array([pair["lure"] > pair["legitimate"] for pair in both], np.bool_), np.arange(len(both)))
