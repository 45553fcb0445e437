"""`lurewatch train` and `lurewatch evaluate`: from labelled posts to the model, and what it is worth."""

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

PROJECT = Path(__file__).resolve().parent.parent

Shared = Annotated[
    Path, typer.Option("--shared", metavar="FOLDER", help="Where the public sources are: FOLDER/data, FOLDER/examples.")
]
Project = Annotated[
    Path, typer.Option("--project", metavar="FOLDER", help="Where the project's own posts are: FOLDER/data/posts.")
]


def train(shared: Shared = PROJECT.parent / "shared", project: Project = PROJECT) -> None:
    """Train the model anew and put it where it ships.

    Measures it first. Writes nothing where a source is missing. Takes hours on two cores, most of them to tune the encoder
    for each fold: each is kept in var/tuned, so that what was stopped goes on from there, and `lurewatch evaluate` begins
    with them.
    """
    _need_torch()
    from crawler.pages import complete
    from lurewatch.progress import steps
    from scorer.manifest import CURRENT
    from scorer.train import train as train_model

    with steps() as tell:
        manifest = train_model(project, shared, complete, tell)
    print(f"Trained {manifest.version}. Read what it is worth: {CURRENT / 'card.md'}")


def evaluate(
    shared: Shared = PROJECT.parent / "shared",
    project: Project = PROJECT,
    into: Annotated[
        Path, typer.Option("--into", metavar="FOLDER", help="Where the card, the figures and the plots are written.")
    ] = PROJECT / "var" / "evaluation",
    *,
    shipped: Annotated[
        bool, typer.Option("--shipped", help="Only judge our texts that are kept apart, by the model as it ships.")
    ] = False,
) -> None:
    """Measure what the model is worth: a card, the figures and plots, in a folder.

    Models are made anew for each split, and measured on what they did not see. Ships nothing. Takes two hours or more;
    with --shipped an hour or less, and needs nothing but the project and what `make test` installs.
    """
    if not shipped:
        _need_torch()
    from crawler.pages import complete
    from lurewatch.progress import steps
    from scorer.evaluate import evaluate as evaluate_model
    from scorer.evaluate import evaluate_shipped

    with steps() as tell:
        if shipped:
            evaluate_shipped(project, complete, tell, into)
        else:
            evaluate_model(project, shared, complete, tell, into)
    print(f"Measured. Read what it is worth: {into / 'card.md'}")


def _need_torch() -> None:
    """Say so before the work where what tunes the encoder is not there."""
    if find_spec("torch") is None:
        raise RuntimeError("The encoder is tuned in PyTorch, which is not installed. `make model` brings it.")


def texts(project: Project = PROJECT) -> None:
    """Count our own labelled posts, and look for what betrays their labels.

    By label, language and kind; near-duplicates across groups; what form alone tells.
    """
    from rich.console import Console
    from rich.table import Table

    from scorer.corpus import describe, own_posts
    from scorer.dataset import LABELS

    found = describe(own_posts(project))
    table = Table(
        title=f"{found.labels.total():,} posts in {len(found.languages)} languages, {found.pairs} minimal pairs"
    )
    for column in ("language", *LABELS):
        table.add_column(column, justify="left" if column == "language" else "right")
    for language, counts in found.languages.items():
        table.add_row(language, *(str(counts[label]) for label in LABELS))
    table.add_row("all", *(f"{found.labels[label]:,}" for label in LABELS), style="bold")
    console = Console()
    console.print(table)
    console.print("Kinds: " + ", ".join(f"{kind} {count:,}" for kind, count in found.kinds.most_common()))
    console.print("Lures are told: " + ", ".join(f"{way} {count:,}" for way, count in found.ways.most_common()))
    console.print(f"Near-duplicates across groups: {found.near_duplicate_rate:.1%} of the posts")
    for one, other in found.near_duplicates[:10]:
        console.print(f"  {one} and {other}")
    console.print(
        f"What form alone tells of lure against honest (0.5 is nothing): AUC {found.form_auc:.3f}; "
        f"with digits and capitals, which are also pay and hours, {found.form_and_figures_auc:.3f}"
    )
