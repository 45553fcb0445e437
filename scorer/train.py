"""Training: from labelled rows to the model that ships, with thresholds, witnesses, figures and card. Training only."""

import gzip
import hashlib
import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import numpy.typing as npt

from scorer.asides import read_asides
from scorer.boosters import SCORES
from scorer.card import card
from scorer.dataset import EXAMPLES, Complete, load_kept_apart, load_rows
from scorer.figures import figures
from scorer.fit import OutOfFold, Progress, Table, fit, folds, labels, out_of_fold, tabulate
from scorer.learn import encode, fold_heads, heads_of, out_of_fold_meaning
from scorer.manifest import CURRENT, FIRST, Manifest, Witness, as_values
from scorer.meaning import FILE
from scorer.peer import peer_scores
from scorer.policy import Cut, Enough, Policy
from scorer.splits import Material
from scorer.trained import Trained, manifest_of, scorer_of
from scorer.unseen import kept_apart

Floats = npt.NDArray[np.float64]

TUNED = Path("var") / "tuned"
"""Where the tuned encoders of all folds are kept, an hour's work, so that what was stopped goes on."""
LOST = 0.01
"""Share of our own lures, and of our own frauds, that bulk work may lose by not asking the encoder."""


def train(project: Path, shared: Path, complete: Complete, progress: Progress, *, into: Path = CURRENT) -> Manifest:
    """Train, measure and ship. `project` holds data/, `shared` the public sources.

    Takes hours on two cores; tuned encoders are kept in TUNED, so that what was stopped goes on.
    Raises MissingSourceError, before anything is written, where a source is not there: a model made of less would
    silently replace the better one. Raises EncoderUnavailable without the encoder's weights.
    """
    return ship(work_out(project, shared, complete, progress), into)


def work_out(project: Path, shared: Path, complete: Complete, progress: Progress) -> Trained:
    """All that is measured before anything is written. Raises as `train`."""
    table = tabulate(load_rows(project, shared, complete), read_asides(project), progress)
    vectors = encode(table, project / TUNED, progress)
    by_fold = fold_heads(table, vectors, progress)
    material = Material(table, vectors, by_fold, out_of_fold_meaning(table, vectors, by_fold))
    first = out_of_fold(table, progress)
    whole = out_of_fold(table.with_meant(material.meant), progress)
    policies = choose_policy(first), choose_policy(whole)
    enough = choose_enough(first, whole, policies[1])
    measured = np.array([row.is_measured for row in table.rows])
    peer = peer_scores(table, labels(table, "lure"), folds(table), progress)[measured]
    metrics = figures(material, first, whole, policies, enough, peer, progress)
    metrics["trained_on"] = datetime.now(UTC).date().isoformat()
    heads = heads_of(table, vectors, np.arange(len(table.rows)), progress)
    trained = Trained(material, heads, first, whole, policies, enough, peer, metrics)
    scorer = scorer_of(trained, np.arange(len(table.rows)), heads)
    metrics["kept_apart"] = kept_apart(scorer, load_kept_apart(project, complete), progress)
    return trained


def choose_policy(out: OutOfFold) -> Policy:
    """Thresholds as sentences, answered on out-of-fold scores."""
    rows = out.table.rows
    honest = np.array([row.label == "legitimate" for row in rows])
    own = np.array([row.own for row in rows])
    lure, fraud, about = (out.probabilities(score) for score in SCORES)

    def cut(scores: Floats, lookalikes: float, boards: float) -> Cut:
        at = max(_quantile(scores[honest & own], lookalikes), _quantile(scores[honest & ~own], boards))
        because = (
            f"maximum recall at false alarms of at most {lookalikes:.1%} among our own honest texts "
            f"and {boards:.2%} among ads of public boards"
        )
        return Cut(at=at, because=because)

    offers = np.array([row.label in {"lure", "legitimate", "fraud"} for row in rows])
    return Policy(
        high=cut(lure, 0.015, 0.002),
        caution=cut(lure, 0.07, 0.015),
        fraud=cut(fraud, 0.008, 0.004),
        about=Cut(
            at=_quantile(about[offers & own], 0.02),
            because="at most 2.0% of our own offers taken for texts about lures",
        ),
    )


def choose_enough(first: OutOfFold, whole: OutOfFold, policy: Policy) -> Enough:
    """Below which scores of the first tier bulk work may stop: nearly nothing that the whole would raise is lost."""

    def cut(score: str, raised_from: float) -> Cut:
        raised = np.array([row.own and row.label == score for row in whole.table.rows]) & (
            whole.probabilities(score) >= raised_from
        )
        scores = np.sort(first.probabilities(score)[raised])
        at = float(scores[int(len(scores) * LOST)]) if len(scores) else 0.0
        because = f"at most {LOST:.1%} of the {score}s that the encoder would have raised are not shown to it"
        return Cut(at=at, because=because)

    return Enough(lure=cut("lure", policy.caution.at), fraud=cut("fraud", policy.fraud.at))


def _quantile(scores: Floats, share: float) -> float:
    """The smallest threshold that at most `share` of the scores reach."""
    ordered = np.sort(scores)[::-1]
    allowed = int(len(ordered) * share)
    return float(np.nextafter(ordered[allowed], 1.0)) if allowed < len(ordered) else 0.0


def ship(trained: Trained, folder: Path) -> Manifest:
    """Train on everything and write the model's folder whole, or not at all."""
    fresh = folder.with_name(folder.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    material = trained.material
    everything = np.arange(len(material.table.rows))
    digest = hashlib.sha256()
    for prefix, table in ((FIRST, material.table), ("", material.table.with_meant(material.meant))):
        for score in SCORES:
            trees = fit(table, score, everything).save_raw("ubj")
            (fresh / f"{prefix}{score}.ubj.gz").write_bytes(gzip.compress(trees, mtime=0))
            digest.update(trees)
    arrays = trained.heads.arrays() | material.vectors.unlisted.arrays()
    np.savez_compressed(fresh / FILE, allow_pickle=False, **arrays)
    digest.update((fresh / FILE).read_bytes())
    digest.update(manifest_of(trained, "").model_dump_json().encode())
    version = f"{trained.metrics['trained_on']}+{digest.hexdigest()[:8]}"
    manifest = manifest_of(trained, version, _witnesses(material.table))
    (fresh / "manifest.json").write_text(manifest.model_dump_json(indent=1, exclude_none=True), encoding="utf-8")
    (fresh / "metrics.json").write_text(json.dumps(trained.metrics, indent=1, sort_keys=True), encoding="utf-8")
    (fresh / "card.md").write_text(card(trained.metrics), encoding="utf-8")
    before = folder.with_name(folder.name + ".old")
    shutil.rmtree(before, ignore_errors=True)
    if folder.exists():
        folder.rename(before)
    fresh.rename(folder)
    shutil.rmtree(before, ignore_errors=True)
    return manifest


def _witnesses(table: Table) -> list[Witness]:
    """A few of our own posts, of every label and script, with their rows."""
    seen: set[tuple[str, str]] = set()
    chosen = []
    for row, features in zip(table.rows, table.features, strict=True):
        key = (row.label, row.language)
        if row.own and row.source != EXAMPLES and key not in seen:
            seen.add(key)
            chosen.append(Witness(post=row.post, row=as_values(features)))
    return chosen
