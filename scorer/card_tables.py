"""Figures and tables as the card writes them: a share with its interval, a row of a Markdown table. Training only."""

from collections.abc import Iterable, Iterator, Sequence

from scorer.intervals import Figure
from scorer.judged import Metrics

HEAD = ("what", "n", "against", "AUC", "recall at 5%", "at 1%")
LEVELS = ("high", "caution", "nothing_found")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table in Markdown, and an empty line."""
    for cells in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(cells)} |"
    yield ""


def separation_row(name: str, values: Metrics) -> tuple[str, ...]:
    """The cells under HEAD."""
    return (
        name,
        str(values["n"]),
        str(values["against"]),
        area(values["auc"]),
        figure(values["recall_at_5"]),
        figure(values["recall_at_1"]),
    )


def level_rows(groups: Metrics) -> Iterator[str]:
    """A table of which rows get which level."""
    yield from table(
        ("what", "n", *(level.replace("_", " ") for level in LEVELS)),
        (
            (name.replace("_", " "), str(shares["high"]["n"]), *(figure(shares[level]) for level in LEVELS))
            for name, shares in groups.items()
            if shares["high"]["n"]
        ),
    )


def figure(share: Figure) -> str:
    """A share in percent, with its interval."""
    if share["value"] is None or share["low"] is None or share["high"] is None:
        return "-"
    return f"{share['value']:.1%} [{share['low']:.1%}, {share['high']:.1%}]"


def percent(share: Figure) -> str:
    """A share in percent, inside a sentence."""
    return "-" if share["value"] is None else f"{share['value']:.1%}"


def area(auc: Figure) -> str:
    """An area under the curve with its interval."""
    if auc["value"] is None:
        return "-"
    ends = "" if auc["low"] is None or auc["high"] is None else f" [{auc['low']:.3f}, {auc['high']:.3f}]"
    return f"{auc['value']:.3f}{ends}"
