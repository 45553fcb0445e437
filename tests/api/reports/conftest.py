"""A desk on a real store, on a day that the test chooses."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import pytest

from api.judge import Judge
from api.reports import service
from api.reports.report import Receipted, Report
from api.reports.service import Desk
from api.store.store import Store
from crawler.pages import complete

DAY = date(2026, 11, 27)
Send = Callable[..., Awaitable[Receipted]]


@pytest.fixture
def desk(store: Store) -> Desk:
    """Give the desk, on the 27th of November."""
    return Desk(store, "key", DAY, 180)


@pytest.fixture
def send(desk: Desk, judge: Judge) -> Send:
    """Give a way to report an ad, with consent unless it is said otherwise."""

    async def report(at: Desk = desk, **said: Any) -> Receipted:
        return await service.send(Report(**{"consent": True} | said), at, judge=judge, complete=complete)

    return report
