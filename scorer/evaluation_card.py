"""What the whole evaluation adds to the card: parts, disguises, swaps, another fraud. Training only."""

from collections.abc import Iterator

from scorer.card_tables import HEAD, area, figure, percent, separation_row, table
from scorer.judged import Metrics

PICTURES = {
    "reliability.png": "Probabilities stated, and what was so",
    "recall.png": "Recall against false alarms: ours, what is said outright alone, the usual detector",
    "languages.png": "By language",
    "levels.png": "Levels",
}


def beyond(metrics: Metrics) -> Iterator[str]:
    """All its sections."""
    yield "## Pictures"
    yield ""
    for file, title in PICTURES.items():
        yield f"![{title}]({file})"
    yield ""
    yield from _splits(metrics)
    yield from _silent(metrics)
    yield from edits(metrics)
    yield from _emscad(metrics)
    for dimension, parts in metrics["slices"].items():
        yield from _slice(dimension, parts)


def _splits(metrics: Metrics) -> Iterator[str]:
    masked, torn = metrics["without_contacts"], metrics["random_split"]
    yield "## The headline beside other ways to measure"
    yield ""
    yield "The random split is **misleading**: it learns from copies of what it is measured on. It is here to show by how much."
    yield ""
    rows = []
    for key, title in (
        ("lures_against_lookalikes", "against lookalikes"),
        ("lures_against_everything", "against everything"),
    ):
        rows.append(separation_row(f"{title}: sources left out, the headline", metrics["separation"][key]))
        rows.append(separation_row(f"{title}: contact values masked", masked[key]))
        rows.append(separation_row(f"{title}: random split (misleading)", torn[key]))
    yield from table(HEAD, rows)
    levels = [
        (name, *(figure(one["levels"][who]["high"]) for who in ("lures", "honest_lookalikes", "boards")))
        for name, one in (("headline", metrics), ("contact values masked", masked), ("random (misleading)", torn))
    ]
    yield from table(("at `high`", "lures", "honest lookalikes", "boards"), levels)
    yield "Two honest sources of one country, told apart by the lure score (.5 is not at all; format must not do it). One has ads"
    yield "for all kinds of work, the other for work with data alone:"
    yield ""
    yield from table(
        ("in", "n", "against", "AUC"),
        (
            (language, str(one["n"]), str(one["against"]), area(one["auc"]))
            for language, one in metrics["sources_told_apart"].items()
        ),
    )


def _silent(metrics: Metrics) -> Iterator[str]:
    silent = metrics["cannot_tell"]
    yield f"*Cannot tell*, in supported languages: lures {figure(silent['lures'])}, ads of boards {figure(silent['boards'])}."
    yield ""


def edits(metrics: Metrics) -> Iterator[str]:
    """The section on disguises and swaps."""
    yield "## Disguises and swaps"
    yield ""
    yield "Each text by a model that saw nothing of the hand that wrote it, in its plain form and edited."
    yield ""
    yield from table(
        ("disguise", "n raised before", "still raised", "recall kept"),
        (
            (
                name.replace("_", " "),
                str(one["still_raised"]["n"]),
                figure(one["still_raised"]),
                _ratio(one["recall_kept"]),
            )
            for name, one in metrics["evasion"].items()
        ),
    )
    swaps = {name: one for name, one in metrics["swaps"].items() if name != "changed"}
    changed = metrics["swaps"]["changed"]
    yield f"Of {changed['n']} swaps of one identity for another, by terms that no list of the scorer holds, {figure(changed)}"
    yield "changed a level. The second word of a pair against the first:"
    yield ""
    yield from table(
        ("swapped", "n", "raised", "lowered"),
        ((name, str(one["n"]), str(one["raised"]), str(one["lowered"])) for name, one in swaps.items()),
    )


def _emscad(metrics: Metrics) -> Iterator[str]:
    found = metrics["emscad"]
    yield "## EMSCAD (another fraud, in English; no aim of ours)"
    yield ""
    yield f"Average precision over {found['n']} ads, {found['share_of_fraud']:.1%} fraud, grouped folds: {found['ours']:.3f} by our"
    yield f"fraud score, which has not learnt from them, {found['peer']:.3f} by the usual detector, which has."
    yield ""


def _slice(dimension: str, parts: Metrics) -> Iterator[str]:
    yield f"## By {dimension}"
    yield ""
    yield from table(
        (
            dimension,
            "n",
            "lures at `caution` or above",
            "at `high`",
            "frauds raised",
            "harmless raised",
            "AUC of lures",
        ),
        (
            (
                name,
                str(one["n"]),
                figure(one["lures"]["caution"]),
                figure(one["lures"]["high"]),
                percent(one["frauds"]["caution"]),
                figure(one["harmless"]["caution"]),
                area(one["separation"]["auc"]),
            )
            for name, one in parts.items()
        ),
    )


def _ratio(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
