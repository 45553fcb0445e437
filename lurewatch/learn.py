"""`lurewatch train` and `lurewatch evaluate`: from labelled posts to the model, and what it is worth."""

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

    Measures it first. Writes nothing where a source is missing.
    """
    from crawler.pages import complete
    from lurewatch.progress import steps
    from scorer.manifest import CURRENT
    from scorer.train import train as train_model

    with steps() as tell:
        manifest = train_model(project, shared, complete, tell)
    print(f"Trained {manifest.version}. Read what it is worth: {CURRENT / 'card.md'}")


def evaluate(shared: Shared = PROJECT.parent / "shared", project: Project = PROJECT) -> None:
    """Measure what the model is worth, as JSON.

    Out of fold, on the sources that the model is trained on. Ships nothing.
    """
    import orjson

    from crawler.pages import complete
    from lurewatch.progress import steps
    from scorer.train import evaluate as evaluate_model

    with steps() as tell:
        metrics = evaluate_model(project, shared, complete, tell)
    print(orjson.dumps(metrics, option=orjson.OPT_INDENT_2).decode())
