"""What ends by itself: reports and appeals whose time is over, and rulings that an unanswered appeal lifts."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, date, datetime
from typing import NamedTuple

from api.appeals.clock import lift_overdue
from api.errors import log_failure
from api.store import appeals, reports
from api.store.store import Store

EVERY = 3_600
"""Seconds between two looks."""

WHY = "its time is over"
CALENDAR = "the calendar"
"""Who erased it, as the event names it."""


class Ended(NamedTuple):
    """What ended."""

    reports: int
    appeals: int
    lifted: int


def today() -> date:
    """Give the day, in UTC."""
    return datetime.now(UTC).date()


async def end(store: Store, day: date) -> Ended:
    """Lift what was not answered in time, and erase what has been kept for as long as it was said."""
    lifted = await lift_overdue(store, day)
    async with store.write() as session:
        old_reports, old_appeals = await reports.expired(session, day), await appeals.expired(session, day)
        await reports.erase(session, old_reports, day, actor=CALENDAR, why=WHY)
        await appeals.erase(session, old_appeals, day, actor=CALENDAR, why=WHY)
    if old_reports or old_appeals:
        await store.settle()
    return Ended(len(old_reports), len(old_appeals), lifted)


@asynccontextmanager
async def ending(store: Store, day: Callable[[], date], every: float = EVERY) -> AsyncIterator[None]:
    """Look at once and then every hour, for as long as the application runs. A failed look is logged, and tried again.

    A look that is under way at the end is waited for: it holds a transaction.
    """
    is_over = asyncio.Event()

    async def look() -> None:
        while not is_over.is_set():
            try:
                await end(store, day())
            except Exception as error:  # noqa: BLE001 - the next look may do better
                log_failure(error)
            with suppress(TimeoutError):
                await asyncio.wait_for(is_over.wait(), every)

    task = asyncio.create_task(look())
    try:
        yield
    finally:
        is_over.set()
        await task
