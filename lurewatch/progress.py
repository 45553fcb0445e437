"""Progress on long work: a bar on standard error where a person watches it, nothing elsewhere."""

import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BufferedReader

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

Advance = Callable[[int], None]


@contextmanager
def bytes_read(stream: BufferedReader, label: str) -> Iterator[Advance]:
    """Give a function to be told how many bytes of `stream` were read."""
    with _bar(DownloadColumn()) as bar:
        task = bar.add_task(label, total=_size(stream))
        yield lambda size: bar.advance(task, size)


@contextmanager
def counted(label: str, total: int | None = None) -> Iterator[Advance]:
    """Give a function to be told how many more are done."""
    with _bar(MofNCompleteColumn()) as bar:
        task = bar.add_task(label, total=total)
        yield lambda more: bar.advance(task, more)


def _bar(column: DownloadColumn | MofNCompleteColumn) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), column, TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())


def _size(stream: BufferedReader) -> int | None:
    """Give the size of a file; a pipe has none."""
    status = os.fstat(stream.fileno())
    return status.st_size if stat.S_ISREG(status.st_mode) else None
