"""The judge: from a post to a verdict, off the event loop."""

import logging
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar, TypeVarTuple

import anyio
import anyio.to_thread

from casefile.post import JobPost
from casefile.verdict import Verdict, Versions

log = logging.getLogger(__name__)

Given = TypeVar("Given")
Arguments = TypeVarTuple("Arguments")


class Scorer(Protocol):
    """What the judge asks: `scorer.model.Scorer`, or a fake with the same face. Its work is CPU-bound and blocks."""

    @property
    def versions(self) -> Versions:
        """What gives the answers."""
        ...

    def judge(self, post: JobPost, /) -> Verdict:
        """Give the verdict on one post."""
        ...

    def judge_all(self, posts: Sequence[JobPost], /) -> list[Verdict]:
        """Give the verdicts on many posts, in order."""
        ...


class Judge:
    """`await judge(post)` gives a verdict; the work runs in one of a few threads, so that the loop stays free."""

    def __init__(self, scorer: Scorer, *, threads: int) -> None:
        self._scorer = scorer
        self._limiter = anyio.CapacityLimiter(threads)

    @property
    def versions(self) -> Versions:
        """What gives the answers."""
        return self._scorer.versions

    async def __call__(self, post: JobPost) -> Verdict:
        """Give the verdict on one post."""
        return await self.run(self._scorer.judge, post)

    async def each(self, posts: Sequence[JobPost]) -> list[Verdict | None]:
        """Give the verdicts on many posts, in order; None for one that could not be judged."""
        return await self.run(self._each, posts)

    async def run(self, work: Callable[[*Arguments], Given], *arguments: *Arguments) -> Given:
        """Do other blocking work (reading a page) in the same threads."""
        return await anyio.to_thread.run_sync(work, *arguments, limiter=self._limiter)

    def _each(self, posts: Sequence[JobPost]) -> list[Verdict | None]:
        """One post that breaks the scorer must not lose its neighbours: then they are judged one by one."""
        try:
            return list(self._scorer.judge_all(posts))
        except Exception as error:  # noqa: BLE001 - whatever it is, the neighbours go on
            log.error("judging %d posts at once: %s; going on one by one", len(posts), type(error).__name__)  # noqa: TRY400 - a traceback's last line may quote the post
            return [self._one(post) for post in posts]

    def _one(self, post: JobPost) -> Verdict | None:
        try:
            return self._scorer.judge(post)
        except Exception as error:  # noqa: BLE001 - as above
            log.error("a post could not be judged: %s", type(error).__name__)  # noqa: TRY400 - as above
            return None
