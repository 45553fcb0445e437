"""The pictures of an evaluation: PNG files, drawn without a screen. Training only."""

from collections.abc import Mapping
from pathlib import Path

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure as Picture

from scorer.intervals import Bools, Floats
from scorer.judged import Metrics
from scorer.reliability import Stated

Curve = tuple[Floats, Bools, Bools]
"""Scores of rows, which of them are to be found, and which are false alarms."""

COLOURS = ("#1b5e7a", "#d1772b", "#7a7a7a")
LEVELS = {"nothing_found": "#c9d6dc", "caution": "#e5a34d", "high": "#a83232"}
LEAST = 1e-3
"""Where axes of false alarms begin."""

mpl.use("Agg")


def _picture(width: float, height: float, columns: int = 1) -> tuple[Picture, list[mpl.axes.Axes]]:
    picture = Picture(figsize=(width, height), layout="constrained")
    return picture, list(np.atleast_1d(picture.subplots(1, columns)))


def reliability(at: Mapping[str, Stated], path: Path) -> None:
    """What was said against what was so, one panel a prevalence, with 95% intervals."""
    picture, panels = _picture(10, 5, len(at))
    for panel, (name, one) in zip(panels, at.items(), strict=True):
        bins = [b for b in one.bins() if b.said > 0]
        said, seen = np.array([b.said for b in bins]), np.array([b.seen for b in bins])
        ends = np.array([[max(b.seen - b.low, 0), max(b.high - b.seen, 0)] for b in bins]).T
        lowest = max(min(said.min(), 1.0), 1e-6)
        panel.plot([lowest, 1], [lowest, 1], color=COLOURS[2], linestyle="--", label="as stated")
        panel.errorbar(said, np.maximum(seen, lowest), yerr=ends, fmt="o-", color=COLOURS[0], label="lures")
        panel.set(
            xscale="log", yscale="log", xlabel="probability stated", ylabel="share of lures", title=name,
            xlim=(lowest, 1), ylim=(lowest, 1.1),
        )  # fmt: skip
        panel.legend()
    picture.savefig(path, dpi=110)


def recall_curves(panels_: Mapping[str, Mapping[str, Curve]], path: Path) -> None:
    """Recall against false alarms, one panel for what it is told from, one line a detector."""
    picture, panels = _picture(11, 5, len(panels_))
    for panel, (title, curves) in zip(panels, panels_.items(), strict=True):
        for colour, (name, (scores, positive, negative)) in zip(COLOURS, curves.items(), strict=False):
            alarms, found = curve(scores[positive], scores[negative])
            panel.step(np.maximum(alarms, LEAST / 10), found, where="post", color=colour, label=name)
        panel.set(
            xscale="log", xlim=(LEAST, 1), ylim=(0, 1), title=title, xlabel="false alarms", ylabel="recall of lures"
        )
        panel.grid(alpha=0.3)
        panel.legend(loc="upper left")
    picture.savefig(path, dpi=110)


def curve(positive: Floats, negative: Floats) -> tuple[Floats, Floats]:
    """For each score that a row has, highest first: the share of false alarms at or above it, and that of the found."""
    cuts = np.unique(np.concatenate([positive, negative]))[::-1]
    alarms = 1 - np.searchsorted(np.sort(negative), cuts, side="left") / len(negative)
    found = 1 - np.searchsorted(np.sort(positive), cuts, side="left") / len(positive)
    return alarms, found


def languages(figures: Mapping[str, Metrics], path: Path) -> None:
    """Each language's area under the curve with its 95% interval, the best on top."""
    known = {name: one["auc"] for name, one in figures.items() if one["auc"]["value"] is not None}
    names = sorted(known, key=lambda name: known[name]["value"])
    picture, [panel] = _picture(6.5, 0.26 * len(names) + 1.2)
    values = np.array([known[name]["value"] for name in names])
    ends = np.array([[known[name]["low"], known[name]["high"]] for name in names])
    panel.errorbar(
        values,
        np.arange(len(names)),
        xerr=np.abs(ends.T - values),
        fmt="o",
        color=COLOURS[0],
        ecolor=COLOURS[2],
    )
    panel.set_yticks(np.arange(len(names)), names)
    panel.set(xlabel="AUC, lures against honest lookalikes and warnings", xlim=(min(0.5, float(ends.min())), 1.005))
    panel.grid(axis="x", alpha=0.3)
    picture.savefig(path, dpi=110)


def levels(groups: Mapping[str, Metrics], path: Path) -> None:
    """Which share of each group of rows gets which level, as stacked bars."""
    shown = {name: group for name, group in groups.items() if group["high"]["n"]}
    picture, [panel] = _picture(8, 0.5 * len(shown) + 1.4)
    names = [f"{name.replace('_', ' ')} (n={group['high']['n']})" for name, group in shown.items()]
    left = np.zeros(len(names))
    for level, colour in LEVELS.items():
        shares = np.array([group[level]["value"] for group in shown.values()])
        panel.barh(names, shares, left=left, color=colour, label=level.replace("_", " "))
        left += shares
    panel.invert_yaxis()
    panel.set(xlim=(0, 1), xlabel="share")
    panel.legend(ncols=3, loc="lower center", bbox_to_anchor=(0.5, 1))
    picture.savefig(path, dpi=110)
