"""The store's door: read and write transactions."""

import logging
from contextlib import AbstractAsyncContextManager
from typing import Any

import orjson
from sqlalchemy import Connection, event, make_url, text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

from api.store import posts
from casefile.post import JobPost

logging.getLogger("aiosqlite").setLevel(logging.WARNING)
"""It would log every statement with its values: addresses that people look up, texts that are kept."""

PRAGMAS = (
    "synchronous=FULL",  # a ruling that was confirmed survives a power cut
    "foreign_keys=ON",
    "busy_timeout=10000",
    "secure_delete=ON",  # what is erased is overwritten
)


class Store:
    """Transactions: `async with store.read() as session`, and `store.write()`, which commits at its end."""

    def __init__(self, database: str) -> None:
        """Open the store at a SQLAlchemy address. Connections are made when they are needed."""
        self._engine = create_async_engine(
            database, hide_parameters=True, json_serializer=_to_json, json_deserializer=orjson.loads
        )
        if make_url(database).get_backend_name() == "sqlite":
            event.listen(self._engine.sync_engine, "connect", _set_up_sqlite)
            event.listen(self._engine.sync_engine, "begin", _begin_sqlite)
        self._reads = async_sessionmaker(self._engine, expire_on_commit=False)
        self._writes = async_sessionmaker(self._engine.execution_options(writes=True), expire_on_commit=False)

    def read(self) -> AsyncSession:
        """Give a session that only reads."""
        return self._reads()

    def write(self) -> AbstractAsyncContextManager[AsyncSession]:
        """Give a session that holds the right to write from its start, and commits at its end."""
        return self._writes.begin()

    async def post_at(self, address: str) -> JobPost | None:
        """Give the post that is kept under a canonical address."""
        async with self.read() as session:
            return await posts.at(session, address)

    async def ping(self) -> None:
        """Answer, or raise."""
        async with self.read() as session:
            await session.execute(text("SELECT 1 FROM posts LIMIT 1"))

    async def settle(self) -> None:
        """Empty SQLite's write-ahead log into the database, so that what was erased stands in neither of them.

        A reader that is in the way is waited for; one that stays longer leaves it to the next call.
        """
        if self._engine.dialect.name == "sqlite":
            async with self._engine.connect() as connection:
                driver: Any = (await connection.get_raw_connection()).driver_connection
                await driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    async def close(self) -> None:
        """Close all connections."""
        await self._engine.dispose()


def _to_json(value: Any) -> str:
    return orjson.dumps(value).decode()


def _set_up_sqlite(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, below
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at once: a transaction that reads first and writes later could not get it any more."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
