"""The whole evaluation, into a folder: the card's figures, and what is too slow to measure at each training. Training only."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from facts import load_facts
from scorer import plots
from scorer.card import card, shipped_card
from scorer.dataset import KEPT_APART, Complete, Row, load_kept_apart
from scorer.edits import Judges, evasion, swapped, swaps
from scorer.emscad import emscad
from scorer.figures import PREVALENCES, levels, lure_probabilities
from scorer.fit import Progress
from scorer.judged import Judged, Metrics
from scorer.lexicon import load_lexicon
from scorer.masking import masked
from scorer.meaning import Meant
from scorer.model import Scorer
from scorer.policy import why_cannot_tell
from scorer.reading import Reading
from scorer.slices import slices
from scorer.splits import Shipped, random_split, sources_told_apart, without_contacts
from scorer.train import work_out
from scorer.trained import Trained
from scorer.unseen import kept_apart, unseen_judges

READ = Meant(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, (0, 0), (0, 0))
"""Of what the encoder has read; whether anything can be told does not ask what it said."""
TERMS = Path("data") / "swaps.toml"


def evaluate(project: Path, shared: Path, complete: Complete, progress: Progress, into: Path) -> None:
    """Measure, and write card.md, metrics.json and the plots. Ships nothing. Two hours on two cores.

    Raises as `scorer.train.train`.
    """
    trained = work_out(project, shared, complete, progress)
    metrics = trained.metrics | more(trained, progress)
    measured = [row for row in trained.material.table.rows if row.is_measured]
    metrics |= edited(measured, unseen_judges(trained), project / TERMS, complete, progress)
    _write(metrics, card(metrics), into)
    draw(trained, metrics, into)


def evaluate_shipped(project: Path, complete: Complete, progress: Progress, into: Path) -> None:
    """Measure the model that ships on the hands that are kept apart, and write card.md and metrics.json.

    Needs no other sources and makes no model. An hour on two cores. Raises as `Scorer.load`.
    """
    scorer = Scorer.load()
    metrics = _shipped(scorer, project, complete, progress)
    metrics["without_contacts"] = _shipped(
        scorer,
        project,
        lambda post: masked(complete(post)),
        lambda step, done, of: progress(f"{step}, contacts masked", done, of),
    )
    _write(metrics, shipped_card(scorer.versions.model, metrics), into)


def _shipped(scorer: Scorer, project: Path, complete: Complete, progress: Progress) -> Metrics:
    rows = load_kept_apart(project, complete)
    judges = dict.fromkeys(KEPT_APART, scorer.judge)
    return kept_apart(scorer, rows, progress) | edited(rows, judges, project / TERMS, complete, progress)


def _write(metrics: Metrics, text: str, into: Path) -> None:
    into.mkdir(parents=True, exist_ok=True)
    (into / "metrics.json").write_text(json.dumps(metrics, indent=1, sort_keys=True), encoding="utf-8")
    (into / "card.md").write_text(text, encoding="utf-8")


def more(trained: Trained, progress: Progress) -> Metrics:
    """What is measured by models made anew, beyond the card that ships."""
    material, policy = trained.material, trained.policies[1]
    whole = Shipped(trained.whole.calibrations, policy)
    judged = Judged.of(trained.whole, policy)
    return {
        "slices": slices(judged),
        "random_split": in_short(random_split(material, whole, progress)),
        "sources_told_apart": sources_told_apart(judged),
        "without_contacts": in_short(without_contacts(material, trained.whole, policy, progress)),
        "cannot_tell": cannot_tell(judged, progress),
        "emscad": emscad(trained.whole, progress),
    }


def edited(rows: Sequence[Row], judges: Judges, terms: Path, complete: Complete, progress: Progress) -> Metrics:
    """What edits change."""
    return {
        "evasion": evasion(rows, judges, complete, progress),
        "swaps": swaps(swapped(rows, terms), judges, complete, progress),
    }


def in_short(judged: Judged) -> Metrics:
    """The headline's figures of other scores: to be read beside it."""
    return {
        "lures_against_lookalikes": judged.apart(judged.lures, judged.lookalikes),
        "lures_against_everything": judged.apart(judged.lures, judged.harmless),
        "levels": levels(judged),
    }


def cannot_tell(judged: Judged, progress: Progress) -> Metrics:
    """How often lures and honest ads of boards in supported languages get no level at all."""
    lexicon, facts = load_lexicon(), load_facts()
    asked = judged.only(judged.lures | np.asarray(~judged.own & (judged.label == "legitimate")))
    supported, hindered = np.zeros((2, len(asked.rows)), np.bool_)
    for done, row in enumerate(asked.rows):
        reading = Reading(row.post, lexicon, facts)
        supported[done] = reading.has_lexicon
        hindered[done] = why_cannot_tell(reading.with_meant(READ), is_raised=bool(asked.raised[done])) is not None
        progress("cannot tell", done + 1, len(asked.rows))
    return {
        "lures": asked.part(asked.lures & supported, hindered),
        "boards": asked.part(~asked.lures & supported, hindered),
    }


def draw(trained: Trained, metrics: Metrics, into: Path) -> None:
    """All pictures."""
    plots.reliability(
        {name: lure_probabilities(trained.whole, at) for name, at in PREVALENCES.items()}, into / "reliability.png"
    )
    plots.recall_curves(curves(trained), into / "recall.png")
    plots.languages(metrics["languages"], into / "languages.png")
    plots.levels(metrics["levels"], into / "levels.png")


def curves(trained: Trained) -> Mapping[str, Mapping[str, plots.Curve]]:
    """The detectors beside each other, against lookalikes and against everything."""
    judged = Judged.of(trained.whole, trained.policies[1])
    scores = {
        "both tiers": judged.lure,
        "what is said outright alone": trained.first.probabilities("lure"),
        "character TF-IDF + SVM": trained.peer,
    }
    negatives = {"lures against lookalikes": judged.lookalikes, "lures against everything": judged.harmless}
    return {
        title: {name: (score, judged.lures, negative) for name, score in scores.items()}
        for title, negative in negatives.items()
    }
