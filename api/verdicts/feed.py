"""A feed of posts in, a feed of verdicts out: in order, one line for each line, nothing kept."""

from collections.abc import AsyncIterable, AsyncIterator

import orjson

from api.errors import ProblemError
from api.judge import Completion, Judge, Judged
from api.lines import batches, split_lines
from casefile.feed import FeedLineError, read_line
from casefile.post import JobPost
from casefile.verdict import Verdict

BATCH = 32
"""Posts judged at once. The first answers leave when the first batch is done."""


async def verdicts_on_feed(chunks: AsyncIterable[bytes], *, judge: Judge, complete: Completion) -> AsyncIterator[bytes]:
    """Give a line for each line of a body: a verdict, or `{"id"?, "error"}`."""
    try:
        async for lines in batches(split_lines(chunks), BATCH):
            read = [_read(line) for line in lines]
            judged = iter(await judge.each([post for post in read if isinstance(post, JobPost)], complete))
            for one in read:
                yield _line(_answer(one, next(judged)) if isinstance(one, JobPost) else one)
    except ProblemError as problem:  # the answer has begun, so its last line says why it ends
        yield _line(FeedLineError(problem.detail))


def _read(line: bytes) -> JobPost | FeedLineError:
    try:
        return read_line(line)
    except FeedLineError as error:
        return error


def _answer(post: JobPost, judged: Judged | None) -> Verdict | FeedLineError:
    if judged is None:
        return FeedLineError("This post could not be judged: the failure is ours, and is logged.", post.id)
    return judged.verdict


def _line(answer: Verdict | FeedLineError) -> bytes:
    if isinstance(answer, Verdict):
        return answer.model_dump_json().encode() + b"\n"
    error = {"error": str(answer)}
    return orjson.dumps({"id": answer.id} | error if answer.id is not None else error) + b"\n"
