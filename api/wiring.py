"""What everything else is handed: built once, at start, and closed at the end."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from typing import Annotated

import anyio.to_thread
from fastapi import Depends, Request

from api.expiry import today
from api.fetch import PageFetch, PageFetcher
from api.judge import Completion, Judge, Scorer
from api.keys import api_key, receipt_key
from api.metrics import Metrics
from api.migrations.upgrade import upgrade
from api.rates import Rates
from api.reports.puzzle import Puzzles
from api.reports.service import Desk
from api.settings import Settings
from api.store.store import Store
from api.verdicts.reading import PageReader, Readers
from crawler import pages
from facts import Facts, load_facts


@dataclass(frozen=True)
class Wiring:
    """The collaborators of all services."""

    settings: Settings
    store: Store
    judge: Judge
    read: PageReader
    complete: Completion
    fetch: PageFetch | None
    rates: Rates
    metrics: Metrics
    api_key: str
    receipt_key: str
    puzzles: Puzzles
    today: Callable[[], date]
    facts: Facts

    @property
    def readers(self) -> Readers:
        """The ways from what a person sends to a post."""
        return Readers(page=self.read, complete=self.complete, post_at=self.store.post_at, fetch=self.fetch)

    @property
    def desk(self) -> Desk:
        """What reports and appeals are taken with."""
        return Desk(self.store, self.receipt_key, self.today(), self.settings.report_days)


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Store]:
    """Give the store alone, in its newest shape, for work that needs no model; close it at the end."""
    settings.var.mkdir(mode=0o700, parents=True, exist_ok=True)
    await anyio.to_thread.run_sync(upgrade, settings)
    store = Store(settings.database)
    try:
        yield store
    finally:
        await store.close()


@asynccontextmanager
async def wiring(settings: Settings, *, scorer: Scorer | None = None) -> AsyncIterator[Wiring]:
    """Build everything, and close it at the end. A program without HTTP uses it too.

    `async with wiring(Settings()) as built: await ingest(lines, built.store, built.judge, built.complete)`.
    Raises what the scorer raises where its model does not fit the code.
    """
    asked = scorer if scorer is not None else await anyio.to_thread.run_sync(_load_scorer)
    async with opened(settings) as store:
        yield Wiring(
            settings=settings,
            store=store,
            judge=Judge(asked, threads=settings.judge_threads),
            read=pages.read,
            complete=pages.complete,
            fetch=PageFetcher(settings.contact) if settings.contact else None,
            rates=Rates(
                checks=settings.check_rate,
                logins=settings.login_rate,
                reports=settings.report_rate,
                puzzled_reports=settings.puzzled_report_rate,
            ),
            metrics=Metrics(),
            api_key=api_key(settings),
            receipt_key=receipt_key(settings),
            puzzles=Puzzles(),
            today=today,
            facts=await anyio.to_thread.run_sync(load_facts),
        )


def wired(request: Request) -> Wiring:
    """Give a route what its service needs."""
    found: Wiring = request.app.state.wiring
    return found


Wired = Annotated[Wiring, Depends(wired)]


def _load_scorer() -> Scorer:
    from scorer.model import Scorer as Model  # noqa: PLC0415 - numpy and XGBoost load only where no scorer was handed in

    scorer = Model.load()
    scorer.judge(pages.read(None, "Cook wanted in Bangkok"))  # builds the tables that would make the first check slow
    return scorer
