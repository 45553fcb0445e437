"""Splits beside the folds, which leave out whole sources: languages left out, rows torn from their groups. Training only.

Heads and boosters are trained anew on the rows seen; what the boosters read of a row seen was said by heads that had not
seen its source. Scores are in the calibrations, and levels by the thresholds, of the model that ships.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from scorer.boosters import Calibration
from scorer.features import FEATURES
from scorer.features.meaning import NAMES as MEANING
from scorer.fit import OutOfFold, Progress, Table, ask, folds, rate
from scorer.heads import Heads
from scorer.intervals import Floats, Ints
from scorer.judged import Judged, Metrics
from scorer.learn import Vectors, heads_of, read_by
from scorer.lexicon import Lexicon
from scorer.lexicon.file import read_files
from scorer.masking import masked
from scorer.policy import Policy

LANGUAGE_GROUPS = 2
ONE_IN = 5
"""Rows of the random split are measured."""
ALIKE = "jobstreet_id_2024", "linkedin_jobstreet_id_data_roles"
"""Two honest sources of one country: ads for all kinds of work, and ads for work with data alone."""


@dataclass(frozen=True)
class Material:
    """What a model of any split is made of: rows without meaning, the encoder's vectors, and what rows mean, out of fold."""

    table: Table
    vectors: Vectors
    heads: tuple[Heads, ...]
    """Of each fold."""
    meant: npt.NDArray[np.float32]

    def read_anew(self, seen: Ints, held_out: Ints, progress: Progress) -> Table:
        """The table with its meaning, where heads that saw nothing but `seen` have read the rows held out."""
        meant = self.meant.copy()
        meant[held_out] = read_by(heads_of(self.table, self.vectors, seen, progress), self.vectors, held_out)
        return self.table.with_meant(meant)


@dataclass(frozen=True)
class Shipped:
    """How margins are read: the calibrations and thresholds of one tier of the model that ships."""

    calibrations: Mapping[str, Calibration]
    policy: Policy

    def judge(self, table: Table, seen: Ints, held_out: Ints) -> Judged:
        """The rows held out, by boosters that learnt from the rows seen."""
        margins = rate(table, seen, table.features[held_out])
        rows = [table.rows[at] for at in held_out]
        return Judged.by(rows, table.groups[held_out], margins, dict(self.calibrations), self.policy)


def left_out_languages(material: Material, whole: Shipped, progress: Progress) -> tuple[Judged, Judged]:
    """Our own rows by models that saw none in their language: first with its lexicon, then without it."""
    known, bare = [], []
    parts = list(language_groups(material.table))
    for done, (seen, held_out) in enumerate(parts):
        table = material.read_anew(seen, held_out, progress)
        known.append(whole.judge(table, seen, held_out))
        bare.append(whole.judge(_without_their_lexicon(table, held_out, progress), seen, held_out))
        progress("languages left out", done + 1, len(parts))
    return _joined(known), _joined(bare)


def language_groups(table: Table) -> Iterator[tuple[Ints, Ints]]:
    """Rows seen and rows held out: half of our languages at a time, both Chinese ones together."""
    language = np.array([_base(row.language) for row in table.rows])
    own = np.array([row.own for row in table.rows])
    shuffled = np.random.default_rng(1).permutation(np.unique(language[own]))
    for some in np.array_split(shuffled, LANGUAGE_GROUPS):
        left_out = np.isin(language, some)
        held_out = left_out & own
        related = np.isin(table.groups, np.unique(table.groups[held_out]))
        yield np.flatnonzero(~left_out & ~related), np.flatnonzero(held_out)


def by_language(judged: Judged) -> Metrics:
    """Lures against lookalikes of the same language, language by language, and the mean of the areas."""
    found: Metrics = {}
    for name in np.unique(judged.language[judged.own]):
        same = judged.language == name
        found[str(name)] = judged.apart(judged.lures & same, judged.lookalikes & same)
    areas = [one["auc"]["value"] for one in found.values() if one["auc"]["value"] is not None]
    return {"mean_auc": round(float(np.mean(areas)), 4) if areas else None, "languages": found}


def random_split(material: Material, whole: Shipped, progress: Progress) -> Judged:
    """A part of the rows by models that saw their campaigns, pairs and other forms: misleading, shown as a warning."""
    shuffled = np.random.default_rng(1).permutation(len(material.table.rows))
    held_out, seen = np.sort(shuffled[::ONE_IN]), np.sort(np.setdiff1d(shuffled, shuffled[::ONE_IN]))
    return _measured(whole.judge(material.read_anew(seen, held_out, progress), seen, held_out))


def sources_told_apart(judged: Judged) -> Metrics:
    """How well the lure score tells one honest source from another, in each language of both: format must not (.5 is nothing)."""
    one, other = (np.asarray(judged.source == name) for name in ALIKE)
    spoken = np.intersect1d(judged.language[one], judged.language[other])
    return {
        str(name): judged.apart(one & (judged.language == name), other & (judged.language == name)) for name in spoken
    }


def without_contacts(material: Material, out: OutOfFold, policy: Policy, progress: Progress) -> Judged:
    """The rows with the kinds of contacts instead of their values, by the folds of the headline. The encoder never sees values."""
    whole = material.table.with_meant(material.meant)
    rows = [replace(row, post=masked(row.post)) for row in whole.rows]
    blind = replace(whole, features=ask([row.post for row in rows], progress)).with_meant(material.meant)
    margins: dict[str, Floats] = {score: np.zeros(len(rows)) for score in out.margins}
    for seen, held_out in folds(whole):
        for score, rated in rate(whole, seen, blind.features[held_out]).items():
            margins[score][held_out] = rated
    return _measured(Judged.by(whole.rows, whole.groups, margins, out.calibrations, policy))


def _measured(judged: Judged) -> Judged:
    return judged.only(np.array([row.is_measured for row in judged.rows], np.bool_))


def _without_their_lexicon(table: Table, held_out: Ints, progress: Progress) -> Table:
    """The rows held out as they are read where their languages have no lexicon."""
    rows = [table.rows[at] for at in held_out]
    spoken = {_base(row.language) for row in rows}
    lexicon = Lexicon(file for file in read_files() if _base(file.language) not in spoken)
    bare = ask([row.post for row in rows], progress, lexicon)
    meant = np.array([FEATURES.names.index(name) for name in MEANING])
    bare[:, meant] = table.features[np.ix_(held_out, meant)]
    features = table.features.copy()
    features[held_out] = bare
    return replace(table, features=features)


def _base(language: str) -> str:
    return language.partition("-")[0]


def _joined(parts: list[Judged]) -> Judged:
    rows = tuple(row for part in parts for row in part.rows)
    groups = np.concatenate([part.groups for part in parts])
    return _measured(Judged(rows, groups, np.concatenate([part.scores for part in parts]), parts[0].policy))
