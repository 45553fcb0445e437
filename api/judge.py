"""The judge: from a post to a verdict, off the event loop."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol, TypeVar, TypeVarTuple

import anyio
import anyio.to_thread

from api.errors import log_failure
from casefile.post import JobPost
from casefile.verdict import Verdict, Versions

Given = TypeVar("Given")
Arguments = TypeVarTuple("Arguments")


Completion = Callable[[JobPost], JobPost]
"""`crawler.pages.complete`: fills in what the text says (pay, places, contacts)."""


class Judged(NamedTuple):
    """A post, and the verdict on it."""

    post: JobPost
    verdict: Verdict


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

    async def each(self, posts: Sequence[JobPost], complete: Completion) -> list[Judged | None]:
        """Complete and judge many posts, in order; None for one on which that fails."""
        return await self.run(self._each, posts, complete)

    async def run(self, work: Callable[[*Arguments], Given], *arguments: *Arguments) -> Given:
        """Do other blocking work (reading a page) in the same threads."""
        return await anyio.to_thread.run_sync(work, *arguments, limiter=self._limiter)

    def _each(self, posts: Sequence[JobPost], complete: Completion) -> list[Judged | None]:
        """One post that breaks the code must not lose its neighbours: then they are judged one by one."""
        try:
            completed = [complete(post) for post in posts]
            return [Judged(*pair) for pair in zip(completed, self._scorer.judge_all(completed), strict=True)]
        except Exception as error:  # noqa: BLE001 - whatever it is, the neighbours go on
            log_failure(error)
            return [self._one(post, complete) for post in posts]

    def _one(self, post: JobPost, complete: Completion) -> Judged | None:
        try:
            completed = complete(post)
            return Judged(completed, self._scorer.judge(completed))
        except Exception as error:  # noqa: BLE001 - as above
            log_failure(error)
            return None
