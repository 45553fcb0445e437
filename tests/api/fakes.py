"""The model that the tests of the API ask in place of the real one, and the faces of their fixtures."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager

import httpx

from api.ingest import IngestResult
from casefile.post import JobPost
from casefile.terms import OfferTerms
from casefile.verdict import Coverage, Level, Verdict, Versions

Running = Callable[..., AbstractAsyncContextManager[httpx.AsyncClient]]
"""Runs the application: `async with running(check_rate="1/minute") as client`."""

Keep = Callable[..., Awaitable[IngestResult]]
"""Puts posts into the store: `await keep({"text": "…"}, {"text": "…"})`."""

LEVELS = {"compound": (Level.HIGH, 0.9), "tickets paid": (Level.CAUTION, 0.4)}
"""Words that the fake model knows. A text it does not know has nothing in it."""


class FakeScorer:
    """A model of two phrases. `judged` is what it was asked."""

    versions = Versions(model="fake-1", rules="fake", facts="fake")

    def __init__(self) -> None:
        self.judged: list[JobPost] = []

    def judge(self, post: JobPost, /) -> Verdict:
        """Give the verdict on one post; a text with `break the model` breaks it, and the message quotes the text."""
        self.judged.append(post)
        if "break the model" in post.text:
            raise RuntimeError(f"cannot judge {post.text!r}")
        level, lure = next((LEVELS[word] for word in LEVELS if word in post.text), (Level.NOTHING_FOUND, 0.01))
        return Verdict(
            id=post.id,
            level=level,
            lure=lure,
            fraud=0.02,
            about=0.03,
            prior=0.01,
            terms=OfferTerms(),
            language=post.language,
            coverage=Coverage(language=post.language, lexicon=False, meaning=False, characters=len(post.text)),
            versions=self.versions,
        )

    def judge_all(self, posts: Sequence[JobPost], /) -> list[Verdict]:
        """Give the verdicts on many posts."""
        return [self.judge(post) for post in posts]
