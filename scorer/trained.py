"""All that training found out, and models made of it that are never written. Training only."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from facts import load_facts
from scorer.boosters import SCORES, Boosters
from scorer.features import FEATURES
from scorer.fit import Ints, OutOfFold, fit
from scorer.heads import Heads
from scorer.lexicon import load_lexicon
from scorer.manifest import Manifest, Tier, Witness
from scorer.model import Scorer
from scorer.policy import Enough, Policy
from scorer.splits import Material

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Trained:
    """Everything that training found out before anything is written."""

    material: Material
    heads: Heads
    first: OutOfFold
    whole: OutOfFold
    policies: tuple[Policy, Policy]
    enough: Enough
    peer: Floats
    """The usual detector's scores of the rows of `whole`."""
    metrics: dict[str, Any]


def manifest_of(trained: Trained, version: str, witnesses: Iterable[Witness] = ()) -> Manifest:
    """What is to be known of a model that was trained so."""
    first, whole = (
        Tier(calibrations=out.calibrations, policy=policy)
        for out, policy in zip((trained.first, trained.whole), trained.policies, strict=True)
    )
    return Manifest(
        version=version,
        features=FEATURES.names,
        lexicon_sha256=load_lexicon().sha256,
        encoder_sha256=trained.material.vectors.encoder.sha256,
        facts_version=load_facts().version,
        first=first,
        whole=whole,
        enough=trained.enough,
        witnesses=tuple(witnesses),
    )


def scorer_of(trained: Trained, seen: Ints, heads: Heads) -> Scorer:
    """A model of the rows `seen` and these heads, in the calibrations and thresholds of the one that ships."""
    material = trained.material
    read = material.table.with_meant(material.meant)
    first, whole = (
        Boosters({score: fit(table, score, seen) for score in SCORES}, out.calibrations)
        for table, out in ((material.table, trained.first), (read, trained.whole))
    )
    manifest = manifest_of(trained, "unwritten")
    return Scorer(manifest, (first, whole), load_lexicon(), load_facts(), material.vectors.meaning(heads))
