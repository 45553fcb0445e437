"""The real application on a real, temporary SQLite store, without sockets; only the model is a fake."""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import orjson
import pytest
from fastapi import FastAPI

from api.app import create_app
from api.ingest import IngestResult, ingest
from api.judge import Judge
from api.migrations.upgrade import upgrade
from api.settings import Settings
from api.store.store import Store
from casefile.post import JobPost
from casefile.terms import OfferTerms
from casefile.verdict import Coverage, Level, Verdict, Versions
from crawler import pages

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
            terms=OfferTerms(),
            language=post.language,
            coverage=Coverage(language=post.language, lexicon=False, meaning=False, characters=len(post.text)),
            versions=self.versions,
        )

    def judge_all(self, posts: Sequence[JobPost], /) -> list[Verdict]:
        """Give the verdicts on many posts."""
        return [self.judge(post) for post in posts]


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a migrated, empty store: migrating once and copying is faster than migrating for every test."""
    var = tmp_path_factory.mktemp("empty")
    upgrade(Settings(var=var))
    return var / "lurewatch.db"


@pytest.fixture
def settings(tmp_path: Path, empty_database: Path) -> Settings:
    """Give the settings of an installation in a temporary folder."""
    var = tmp_path / "var"
    var.mkdir()
    shutil.copy(empty_database, var / "lurewatch.db")
    return Settings(var=var)


@pytest.fixture
def scorer() -> FakeScorer:
    """Give the fake model."""
    return FakeScorer()


@pytest.fixture
def judge(scorer: FakeScorer) -> Judge:
    """Give the real judge, asking the fake model."""
    return Judge(scorer, threads=1)


@pytest.fixture
async def store(settings: Settings) -> AsyncIterator[Store]:
    """Give a real store in a temporary folder."""
    store = Store(settings.database)
    yield store
    await store.close()


Running = Callable[..., AbstractAsyncContextManager[httpx.AsyncClient]]


@pytest.fixture
def running(settings: Settings, scorer: FakeScorer) -> Running:
    """Run the application, some settings changed: `async with running(check_rate=…) as client`."""

    @asynccontextmanager
    async def run(**changed: Any) -> AsyncIterator[httpx.AsyncClient]:
        app = create_app(settings.model_copy(update=changed), scorer=scorer)
        async with app.router.lifespan_context(app), connected(app) as client:
            yield client

    return run


@pytest.fixture
async def client(running: Running) -> AsyncIterator[httpx.AsyncClient]:
    """Give a client of the running application."""
    async with running() as client:
        yield client


def connected(app: FastAPI) -> httpx.AsyncClient:
    """Give a client that calls the application in this process."""
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://lurewatch.example")


Keep = Callable[..., Awaitable[IngestResult]]


@pytest.fixture
def keep(settings: Settings, judge: Judge) -> Keep:
    """Put posts into the store of this test: `await keep({"text": …}, {"text": …})`."""

    async def put(*lines: dict[str, Any]) -> IngestResult:
        store = Store(settings.database)
        try:
            return await ingest((orjson.dumps(line) for line in lines), store, judge, pages.complete)
        finally:
            await store.close()

    return put
