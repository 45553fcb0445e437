"""Training: from labelled rows to the model that ships, with thresholds, witnesses, figures and card. Training only."""

import hashlib
import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from facts import load_facts
from scorer.boosters import SCORES, Calibration
from scorer.card import card
from scorer.dataset import Complete, load_rows
from scorer.evaluate import measure, peer_scores
from scorer.features import FEATURES
from scorer.fit import PRIOR, OutOfFold, Progress, Table, fit, out_of_fold, tabulate
from scorer.lexicon import load_lexicon
from scorer.manifest import CURRENT, Manifest, Witness, as_values
from scorer.policy import Cut, Policy

Floats = npt.NDArray[np.float64]


def train(project: Path, shared: Path, complete: Complete, progress: Progress, *, into: Path = CURRENT) -> Manifest:
    """Train, measure and ship. `project` holds data/, `shared` the public sources.

    Raises MissingSourceError, before anything is written, where a source is not there: a model made of less would
    silently replace the better one.
    """
    table = tabulate(load_rows(project, shared, complete), progress)
    metrics, out, policy = _measured(table, progress)
    return ship(table, out.calibrations, policy, metrics, into)


def evaluate(project: Path, shared: Path, complete: Complete, progress: Progress) -> dict[str, Any]:
    """Measure out of fold, beside the usual detector, without shipping anything. Raises MissingSourceError."""
    metrics, _, _ = _measured(tabulate(load_rows(project, shared, complete), progress), progress)
    return metrics


def _measured(table: Table, progress: Progress) -> tuple[dict[str, Any], OutOfFold, Policy]:
    out = out_of_fold(table, progress)
    policy = choose_policy(out)
    metrics = measure(out, policy, peer_scores(out, progress))
    metrics["trained_on"] = datetime.now(UTC).date().isoformat()
    return metrics, out, policy


def choose_policy(out: OutOfFold) -> Policy:
    """Thresholds as sentences, answered on out-of-fold scores."""
    rows = out.table.rows
    harmless = np.array([row.label in {"legitimate", "about"} for row in rows])
    own = np.array([row.own for row in rows])
    lure, fraud, about = (out.probabilities(score) for score in SCORES)

    def cut(scores: Floats, lookalikes: float, boards: float) -> Cut:
        at = max(_quantile(scores[harmless & own], lookalikes), _quantile(scores[harmless & ~own], boards))
        because = (
            f"maximum recall at false alarms of at most {lookalikes:.1%} among our own honest texts and warnings "
            f"and {boards:.1%} among ads of public boards"
        )
        return Cut(at=at, because=because)

    offers = np.array([row.label in {"lure", "legitimate", "fraud"} for row in rows])
    return Policy(
        high=cut(lure, 0.02, 0.002),
        caution=cut(lure, 0.09, 0.018),
        fraud=cut(fraud, 0.02, 0.01),
        about=Cut(
            at=_quantile(about[offers & own], 0.02),
            because="at most 2.0% of our own offers taken for texts about lures",
        ),
    )


def _quantile(scores: Floats, share: float) -> float:
    """The smallest threshold that at most `share` of the scores reach."""
    ordered = np.sort(scores)[::-1]
    allowed = int(len(ordered) * share)
    return float(np.nextafter(ordered[allowed], 1.0)) if allowed < len(ordered) else 0.0


def ship(
    table: Table, calibrations: dict[str, Calibration], policy: Policy, metrics: dict[str, Any], folder: Path
) -> Manifest:
    """Train on everything and write the model's folder whole, or not at all."""
    fresh = folder.with_name(folder.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    everything = np.arange(len(table.rows))
    digest = hashlib.sha256()
    for score in SCORES:
        path = fresh / f"{score}.ubj"
        fit(table, score, everything).save_model(path)
        digest.update(path.read_bytes())
    manifest = Manifest(
        version=f"{metrics['trained_on']}+{digest.hexdigest()[:8]}",
        features=FEATURES.names,
        lexicon_sha256=load_lexicon().sha256,
        facts_version=load_facts().version,
        calibrations=calibrations,
        policy=policy,
        witnesses=tuple(_witnesses(table)),
    )
    (fresh / "manifest.json").write_text(manifest.model_dump_json(indent=1, exclude_none=True), encoding="utf-8")
    (fresh / "metrics.json").write_text(json.dumps(metrics, indent=1, sort_keys=True), encoding="utf-8")
    (fresh / "card.md").write_text(card(metrics, policy, PRIOR), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)
    return manifest


def _witnesses(table: Table) -> list[Witness]:
    """A few of our own posts, of every label and script, with their rows."""
    seen: set[tuple[str, str]] = set()
    chosen = []
    for row, features in zip(table.rows, table.features, strict=True):
        key = (row.label, row.language)
        if row.own and row.source != "examples" and key not in seen:
            seen.add(key)
            chosen.append(Witness(post=row.post, row=as_values(features)))
    return chosen
