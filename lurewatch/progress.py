"""Progress on long work: a bar on standard error where a person watches it, nothing elsewhere."""

import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BufferedReader
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

if TYPE_CHECKING:
    from crawler.visit import CrawlProgress


@contextmanager
def bytes_read(stream: BufferedReader, label: str) -> Iterator[Callable[[int], None]]:
    """Give a function to be told how many more bytes of `stream` were read."""
    with _bar(DownloadColumn()) as bar:
        task = bar.add_task(label, total=_size(stream))
        yield lambda size: bar.advance(task, size)


@contextmanager
def steps() -> Iterator[Callable[[str, int, int], None]]:
    """Give a function to be told what is being done, how much of it is done, and of how much."""
    with _bar(MofNCompleteColumn()) as bar:
        tasks: dict[str, TaskID] = {}

        def tell(what: str, done: int, total: int) -> None:
            task = tasks.setdefault(what, bar.add_task(what) if what not in tasks else tasks[what])
            bar.update(task, completed=done, total=total)

        yield tell


@contextmanager
def visits() -> "Iterator[Callable[[CrawlProgress], None]]":
    """Give a function to be told how far the visit to each board has come."""
    with steps() as tell:
        yield lambda progress: tell(progress.board, progress.posts, max(progress.expects, progress.posts))


def _bar(column: DownloadColumn | MofNCompleteColumn) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), column, TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())


def _size(stream: BufferedReader) -> int | None:
    """Give the size of a file; a pipe, and what is no file at all, has none."""
    try:
        status = os.fstat(stream.fileno())
    except OSError:
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None
