"""The model's card: what it was trained on, how it was measured, what it is worth and where it is weak. Training only."""

from typing import Any

from scorer.manifest import Manifest

Metrics = dict[str, Any]


def card(metrics: Metrics, manifest: Manifest, prior: float) -> str:
    """The card as Markdown."""
    policy = manifest.whole.policy
    rows = ", ".join(f"{count} {name}" for name, count in metrics["rows"].items())
    return "\n".join(
        [
            "# The model in use",
            "",
            f"Trained on {metrics['trained_on']}. Three XGBoost boosters (lure, fraud, about) over what is said outright",
            "(lexicon, structure, facts) and what is meant (kernel heads on the vectors of multilingual-e5-small). The same",
            "three without what is meant answer where there is no encoder, and tell bulk work where it may stop.",
            "",
            f"Rows, our own twice (as written; as pasted, without a board's fields): {rows}.",
            "",
            "**How it was measured.** Five folds, split by group (campaign, minimal pair, employer, near-duplicate cluster): every",
            "figure is of rows whose group the boosters did not see. There is no public set of real, labelled lures: positives are",
            "rewritten from reports or written for this project by writers, so these figures say how well it tells *written* lures",
            "from *written* lookalikes, and no more. Languages with few rows have wide intervals.",
            "",
            f"Probabilities are stated at a prior of {prior:.1%} lures among posts.",
            "",
            "## Thresholds",
            "",
            *(f"- `{name}` from {cut.at:.4f}: {cut.because}." for name, cut in policy),
            "",
            "## Scores, out of fold",
            "",
            "| what | n | against | AUC | recall at 5% | at 1% |",
            "|---|---|---|---|---|---|",
            *(_row(title, metrics[key]) for key, title in TITLES.items()),
            "",
            "## Levels with these thresholds",
            "",
            "| what | high | caution | nothing found |",
            "|---|---|---|---|",
            *(
                f"| {name.replace('_', ' ')} | {share['high']:.1%} | {share['caution']:.1%} | {share['nothing_found']:.1%} |"
                for name, share in metrics["levels"].items()
                if share
            ),
            "",
            f"Pairs: the lure above its honest twin in {_share(metrics['pairs']['lure_above_twin'])} of {metrics['pairs']['n']}.",
            "",
            "## By language: lures against our own honest texts and warnings",
            "",
            "| language | n | against | AUC | recall at 5% | at 1% |",
            "|---|---|---|---|---|---|",
            *(_row(name, values) for name, values in metrics["languages"].items()),
            "",
            "## EMSCAD (another fraud)",
            "",
            "Average precision {ours} where {share_of_fraud:.1%} are fraud.".format(
                **metrics["emscad_average_precision"]
            ),
            "",
        ]
    )


TITLES = {
    "lures_against_lookalikes": "lures against our honest texts and warnings",
    "first_tier_lures_against_lookalikes": "the same, by what is said outright alone",
    "peer_lures_against_lookalikes": "the same, character TF-IDF + linear SVM",
    "lures_against_everything": "lures against everything harmless",
    "peer_lures_against_everything": "the same, character TF-IDF + linear SVM",
    "own_fraud_against_everything": "our own frauds against everything harmless",
    "fraud_against_everything": "all frauds against everything harmless",
    "about_against_own_offers": "texts about lures against our own offers",
}


def _row(name: str, values: Metrics) -> str:
    return (
        f"| {name} | {values['n']} | {values['against']} | {_figure(values['auc'])} | "
        f"{_share(values['recall_at_5'])} | {_share(values['recall_at_1'])} |"
    )


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.1%}"
