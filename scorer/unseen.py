"""Models as whole as the one that ships, each made without some sources: what they make of those is no memory. Training only."""

from facts import load_facts
from scorer.boosters import SCORES, Boosters
from scorer.edits import Judge
from scorer.fit import fit, folds
from scorer.lexicon import load_lexicon
from scorer.model import Scorer
from scorer.train import Trained, manifest_of


def unseen_judges(trained: Trained) -> dict[str, Judge]:
    """By source of our own texts: both tiers made without it, in the calibrations and thresholds of the model that ships."""
    material = trained.material
    read = material.table.with_meant(material.meant)
    manifest = manifest_of(trained, "unseen")
    judges: dict[str, Judge] = {}
    for (seen, held_out), heads in zip(folds(read), material.heads, strict=True):
        first, whole = (
            Boosters({score: fit(table, score, seen) for score in SCORES}, out.calibrations)
            for table, out in ((material.table, trained.first), (read, trained.whole))
        )
        scorer = Scorer(manifest, (first, whole), load_lexicon(), load_facts(), material.vectors.meaning(heads))
        rows = (material.table.rows[at] for at in held_out)
        judges |= dict.fromkeys({row.source for row in rows if row.own}, scorer.judge)
    return judges
