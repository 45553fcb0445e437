import asyncio
import logging
from datetime import date

import pytest

from api.expiry import EVERY, ending
from api.store.store import Store
from api.store.tables import ReportRow
from tests.api.fakes import Running

DAY = date(2026, 11, 27)


async def row(store: Store, number: int, kept_until: date) -> None:
    """Put a report into the store that nobody said anything with."""
    async with store.write() as session:
        session.add(ReportRow(receipt=str(number), received=DAY, kept_until=kept_until, seqs=[], is_withdrawn=False))


async def left(store: Store) -> list[int]:
    """The reports that are left."""
    async with store.read() as session:
        return [number for number in (1, 2) if await session.get(ReportRow, number)]


async def until_left(store: Store, expected: list[int]) -> None:
    """Wait until these reports are left, and no others."""
    async with asyncio.timeout(20):
        while await left(store) != expected:  # noqa: ASYNC110 - the store tells nobody when something ends
            await asyncio.sleep(0.01)


async def test_it_looks_at_the_start_and_again(store: Store) -> None:
    """What is over is erased when the application starts, and what is over later is erased while it runs."""
    day = DAY
    await row(store, 1, date(2026, 11, 26))
    await row(store, 2, date(2026, 11, 27))
    async with ending(store, lambda: day, every=0.01):
        await until_left(store, [2])
        day = date(2026, 11, 28)
        await until_left(store, [])


async def test_a_failed_look_is_tried_again(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    """A look that fails is logged without a word of what it was about, and the next one comes."""
    days = iter([RuntimeError("canary"), DAY])
    looked = asyncio.Event()

    def day() -> date:
        one = next(days, None)
        if isinstance(one, Exception):
            raise one
        looked.set()
        return DAY

    caplog.set_level(logging.DEBUG, "api")
    async with ending(store, day, every=0.01), asyncio.timeout(20):
        await looked.wait()
    assert "RuntimeError" in caplog.text
    assert "canary" not in caplog.text


async def test_the_application_ends_what_is_over(running: Running, store: Store) -> None:
    """The application itself looks, every hour."""
    await row(store, 1, date(2000, 1, 1))
    async with running():
        await until_left(store, [])
    assert EVERY == 3_600
