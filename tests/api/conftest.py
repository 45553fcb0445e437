"""The real application on a real, temporary SQLite store, without sockets; only the model is a fake."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
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
from crawler import pages
from tests.api.fakes import FakeScorer, Keep, Running


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


@pytest.fixture
def running(settings: Settings, scorer: FakeScorer) -> Running:
    """Give a way to run the application with some settings changed."""

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


@pytest.fixture
def keep(settings: Settings, judge: Judge) -> Keep:
    """Give a way to put posts, in the short form, into the store of this test."""

    async def put(*lines: dict[str, Any]) -> IngestResult:
        store = Store(settings.database)
        try:
            return await ingest((orjson.dumps(line) for line in lines), store, judge, pages.complete)
        finally:
            await store.close()

    return put
