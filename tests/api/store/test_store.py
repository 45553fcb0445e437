import asyncio
import sqlite3
from contextlib import closing

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError

from api.migrations.upgrade import configuration, upgrade
from api.settings import Settings
from api.store.store import Store
from api.store.tables import Base


def test_migrations_give_the_tables_of_the_code(settings: Settings) -> None:
    """What the migrations make is what the code expects: no column, index or constraint more or less."""
    engine = create_engine(settings.database.replace("+aiosqlite", ""))
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    engine.dispose()
    assert differences == []


def test_upgrade_of_an_upgraded_store_changes_nothing(settings: Settings) -> None:
    """A second start finds the store as it must be."""
    before = _schema(settings)
    upgrade(settings)
    assert _schema(settings) == before
    assert len(before) > 10


def test_store_is_in_its_newest_shape(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """The store that tests and installations start from stands at the newest migration."""
    config = configuration(settings.database)
    config.print_stdout = print
    command.current(config)
    assert "(head)" in capsys.readouterr().out


async def test_connections_are_set_up_for_safety(store: Store) -> None:
    """Write-ahead log, every commit on the disk, foreign keys on, erased content overwritten."""
    async with store.read() as session:
        found = {
            name: await session.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


async def test_foreign_keys_hold(store: Store) -> None:
    """An event about a post that is not there is refused."""
    statement = "INSERT INTO events (kind, post_id, at, commitment, chain) VALUES ('ruling', 99, '2026-01-01', '', '')"
    with pytest.raises(IntegrityError):
        async with store.write() as session:
            await session.execute(text(statement))


async def test_writers_wait_for_each_other(store: Store) -> None:
    """Writers that read first and write later queue up instead of failing."""

    async def count_up() -> None:
        async with store.write() as session:
            users = await session.scalar(text("SELECT count(*) FROM users"))
            await asyncio.sleep(0)
            insert = text("INSERT INTO users (name, password, role, created) VALUES (:name, '', '', '2026-01-01')")
            await session.execute(insert, {"name": str(users)})

    await asyncio.gather(*(count_up() for _ in range(20)))
    async with store.read() as session:
        assert await session.scalar(text("SELECT count(*) FROM users")) == 20


async def test_failed_write_leaves_nothing(store: Store) -> None:
    """What was written before an error is not kept."""
    insert = text("INSERT INTO users (name, password, role, created) VALUES ('a', '', '', '2026-01-01')")

    async def fail() -> None:
        async with store.write() as session:
            await session.execute(insert)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    async with store.read() as session:
        assert await session.scalar(text("SELECT count(*) FROM users")) == 0


async def test_errors_of_the_database_quote_no_values(store: Store) -> None:
    """A database error does not carry the values of the statement: they may be somebody's text."""
    with pytest.raises(Exception, match="no such table") as caught:
        async with store.read() as session:
            await session.execute(text("SELECT * FROM nowhere WHERE text = :text"), {"text": "canary"})
    assert "canary" not in str(caught.value)


def _schema(settings: Settings) -> list[tuple[str]]:
    with closing(sqlite3.connect(settings.var / "lurewatch.db")) as file:
        return file.execute("SELECT sql FROM sqlite_master ORDER BY name").fetchall()
