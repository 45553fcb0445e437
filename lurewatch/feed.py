"""A feed through the scorer: one line out for each line in, in order, however bad a line is."""

import sys
from collections.abc import Callable, Iterator, Sequence
from io import BufferedReader
from pathlib import Path
from typing import cast

import orjson

from casefile.feed import MAX_FEED_LINE, FeedLineError, read_line
from casefile.post import JobPost
from casefile.verdict import Verdict

ARRIVAL = 1 << 17
"""Bytes taken at once: some hundred posts from a file; from a pipe, what has arrived, so that nobody waits."""

STDIN = "-"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"

Line = bytes | FeedLineError
"""One line as it came, or why there is none."""

Complete = Callable[[JobPost], JobPost]
JudgeAll = Callable[[Sequence[JobPost]], Sequence[Verdict]]


def open_feed(name: str) -> BufferedReader:
    """Open a feed for reading; `-` is standard input."""
    return cast("BufferedReader", sys.stdin.buffer) if name == STDIN else Path(name).open("rb")


def arrivals(stream: BufferedReader, progress: Callable[[int], object] = lambda _: None) -> Iterator[list[Line]]:
    """Give a feed's lines in the batches in which they arrive. Holds at most one line of the longest kind.

    `progress` is told the bytes of each batch.
    """
    rest, dropped = b"", 0
    while chunk := stream.read1(ARRIVAL):
        *lines, last = chunk.split(b"\n")
        if lines:
            lines[0] = rest + lines[0]
            first: Line = _too_long(dropped + len(lines[0])) if dropped else lines[0]
            yield [first, *lines[1:]]
            rest, dropped = last, 0
        else:
            rest += last
        if len(rest) > MAX_FEED_LINE:
            rest, dropped = b"", dropped + len(rest)
        progress(len(chunk))
    if rest or dropped:
        yield [_too_long(dropped + len(rest)) if dropped else rest]


def judge_lines(
    lines: Sequence[Line], complete: Complete, judge_all: JudgeAll, first: int = 1
) -> list[tuple[bytes, bool]]:
    """Give each line's answer, and whether it is a verdict: `{"id"?, "error"}` is what a bad line gets.

    An error names its line; `first` is the number of the first of these.
    """
    read = [_read(line, complete) for line in lines]
    verdicts = iter(_judge_each([post for post in read if isinstance(post, JobPost)], judge_all))
    answers = [next(verdicts) if isinstance(post, JobPost) else post for post in read]
    return [_write(answer, number) for number, answer in enumerate(answers, start=first)]


def _read(line: Line, complete: Complete) -> JobPost | FeedLineError:
    if isinstance(line, FeedLineError):
        return line
    try:
        return complete(read_line(line.removeprefix(BYTE_ORDER_MARK)))
    except FeedLineError as error:
        return error


def _judge_each(posts: list[JobPost], judge_all: JudgeAll) -> Sequence[Verdict | FeedLineError]:
    """Judge a batch; where that fails, find the post that it fails on and judge the others."""
    try:
        return judge_all(posts)
    except Exception as error:  # noqa: BLE001 one post must not end a run of millions; its line says so, loudly
        if len(posts) == 1:
            return [FeedLineError(f"This post could not be judged: {type(error).__name__}: {error}", posts[0].id)]
        return [answer for post in posts for answer in _judge_each([post], judge_all)]


def _write(answer: Verdict | FeedLineError, number: int) -> tuple[bytes, bool]:
    if isinstance(answer, Verdict):
        return answer.model_dump_json().encode() + b"\n", True
    error = f"Line {number}: {answer}"
    fields = {"error": error} if answer.id is None else {"id": answer.id, "error": error}
    return orjson.dumps(fields) + b"\n", False


def _too_long(size: int) -> FeedLineError:
    return FeedLineError(f"The line has {size:,} bytes; at most {MAX_FEED_LINE:,} are read.")
