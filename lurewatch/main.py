"""The command line: each command is a function of a module beside this one, and imports what it needs when called."""

import os
import sys
from typing import Annotated

import typer

from lurewatch import bulletin, check, crawl, doctor, learn, serve, start, store
from lurewatch.failure import COULD_NOT_RUN, DEBUG, explain, is_debugging

app = typer.Typer(
    name="lurewatch",
    help="Reads job ads, says how likely each is a lure into forced scamming or forced labour, and says why.",
    epilog="Exit codes: 0 done; 1 done, but something in the input or the run was wrong; 2 could not run.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.command()(check.check)
app.command()(crawl.crawl)
app.command()(crawl.boards)
app.command()(store.ingest)
app.command()(serve.serve)
app.command()(start.run)
app.command()(learn.train)
app.command()(learn.evaluate)
app.command()(learn.texts)
app.add_typer(store.user, name="user")
app.add_typer(store.audit, name="audit")
app.add_typer(bulletin.bulletin, name="bulletin")
app.command()(doctor.doctor)


@app.callback()
def configure(
    *, debug: Annotated[bool, typer.Option("--debug", help=f"Show tracebacks (or set {DEBUG}=1).")] = False
) -> None:
    """Take the options that hold for every command."""
    if debug:
        os.environ[DEBUG] = "1"


def main() -> None:
    """Run the command line. Whatever goes wrong ends in one line and exit code 2."""
    try:
        app()
    except Exception as error:
        if is_debugging():
            raise
        print(f"lurewatch: {explain(error)}", file=sys.stderr)
        sys.exit(COULD_NOT_RUN)
