"""A feed of posts in, a feed of verdicts out: in order, one line for each line, nothing kept."""

from collections.abc import AsyncIterable, AsyncIterator

import orjson

from api.errors import ProblemError
from api.judge import Judge
from api.lines import batches, split_lines
from api.verdicts.service import Completion
from casefile.feed import FeedLineError, read_line
from casefile.post import JobPost
from casefile.verdict import Verdict

BATCH = 32
"""Posts judged at once. The first answers leave when the first batch is done."""


async def verdicts_on_feed(chunks: AsyncIterable[bytes], *, judge: Judge, complete: Completion) -> AsyncIterator[bytes]:
    """Give a line for each line of a body: a verdict, or `{"id"?, "error"}`."""
    try:
        async for lines in batches(split_lines(chunks), BATCH):
            answers = await judge.run(_read_all, lines, complete)
            verdicts = iter(await judge.each([post for post in answers if isinstance(post, JobPost)]))
            for answer in answers:
                yield _line(_judged(answer, next(verdicts)) if isinstance(answer, JobPost) else answer)
    except ProblemError as problem:  # the answer has begun, so its last line says why it ends
        yield _line(FeedLineError(problem.detail))


def _read_all(lines: list[bytes], complete: Completion) -> list[JobPost | FeedLineError]:
    return [_read(line, complete) for line in lines]


def _read(line: bytes, complete: Completion) -> JobPost | FeedLineError:
    try:
        return complete(read_line(line))
    except FeedLineError as error:
        return error


def _judged(post: JobPost, verdict: Verdict | None) -> Verdict | FeedLineError:
    return verdict or FeedLineError("This post could not be judged: the failure is ours, and is logged.", post.id)


def _line(answer: Verdict | FeedLineError) -> bytes:
    if isinstance(answer, Verdict):
        return answer.model_dump_json().encode() + b"\n"
    error = {"error": str(answer)}
    return orjson.dumps({"id": answer.id} | error if answer.id is not None else error) + b"\n"
