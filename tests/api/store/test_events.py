import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from api.rulings.service import erase_ruling, rule, undo
from api.settings import Settings
from api.store import events
from api.store.audit import verify_chain
from api.store.events import GENESIS
from api.store.store import Store
from casefile.ruling import Ruling, RulingKind
from tests.api.fakes import Keep

LURE = Ruling(kind=RulingKind.LURE, note="the same template as case 12")


@pytest.fixture
async def ruled(store: Store, keep: Keep) -> Store:
    """Give a store with four events about two posts."""
    await keep({"text": "one"}, {"text": "two"})
    first = await rule(store, 1, LURE, "ada", seen=0)
    await rule(store, 2, LURE, "bea", seen=0)
    undone = await undo(store, first, "bea")
    await rule(store, 1, Ruling(kind=RulingKind.ORDINARY), "ada", seen=undone)
    return store


async def test_empty_chain_is_whole(store: Store) -> None:
    """Before the first event there is nothing to find, and the head is the beginning."""
    found = await verify_chain(store)
    assert (found.events, found.head, found.faults) == (0, GENESIS, ())


async def test_chain_of_rulings_is_whole(ruled: Store) -> None:
    """What the services append verifies, and a head noted on the way is found again."""
    first = await verify_chain(ruled)
    assert (first.events, first.erased, first.faults) == (4, 0, ())
    await rule(ruled, 2, LURE, "ada", seen=2)
    later = await verify_chain(ruled, first.head)
    assert (later.events, later.faults) == (5, ())
    assert later.head != first.head


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM events",
        "DELETE FROM events WHERE seq = 4",
        "UPDATE events SET commitment = chain",
        "UPDATE events SET chain = commitment",
        "UPDATE events SET kind = 'ruling_undone' WHERE seq = 1",
        "UPDATE events SET post_id = 2 WHERE seq = 1",
        "UPDATE events SET at = '2000-01-01'",
        "UPDATE events SET seq = 99 WHERE seq = 1",
        "UPDATE events SET payload = '{}'",
        "UPDATE events SET payload = NULL",
        "UPDATE events SET salt = NULL",
        "UPDATE events SET payload = NULL, salt = NULL, commitment = chain",
        "INSERT OR REPLACE INTO events SELECT seq, kind, post_id, at, '{}', salt, commitment, chain FROM events",
        "UPDATE OR REPLACE events SET seq = 2 WHERE seq = 1",
    ],
)
async def test_database_refuses_to_edit_events(ruled: Store, statement: str) -> None:
    """The database itself refuses to delete, edit or replace an event, whoever asks."""
    before = await verify_chain(ruled)
    with pytest.raises(IntegrityError, match="events are appended"):
        async with ruled.write() as session:
            await session.execute(text(statement))
    assert await verify_chain(ruled) == before


async def test_content_can_be_erased_while_the_chain_stays_whole(ruled: Store) -> None:
    """Erasing a ruling is itself an event, and leaves every commitment in place."""
    before = await verify_chain(ruled)
    await erase_ruling(ruled, 2, "ada", why="asked by the person")
    found = await verify_chain(ruled, before.head)
    assert (found.events, found.erased, found.faults) == (5, 1, ())
    async with ruled.read() as session:
        happened = await events.about_post(session, 2)
    assert (happened[0].is_erased, happened[0].actor, happened[0].content) == (True, None, {})


async def test_erased_words_are_overwritten(store: Store, keep: Keep, settings: Settings) -> None:
    """Once it is erased, a note is nowhere in the database's files."""
    await keep({"text": "one"})
    note = "canary-note-0123456789"
    seq = await rule(store, 1, Ruling(kind=RulingKind.LURE, note=note), "ada", seen=0)
    assert note.encode() in _files(settings)
    await erase_ruling(store, seq, "ada", why="asked by the person")
    assert note.encode() not in _files(settings)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("UPDATE events SET payload = replace(payload, 'lure', 'ordinary') WHERE seq = 1", "Event 1: its content"),
        ("UPDATE events SET kind = 'ruling_undone' WHERE seq = 2", "Event 2: its kind"),
        ("UPDATE events SET post_id = 1 WHERE seq = 2", "Event 2: its kind"),
        ("UPDATE events SET at = '2000-01-01 00:00:00.000000' WHERE seq = 2", "Event 2: its kind"),
        ("UPDATE events SET chain = commitment WHERE seq = 2", "Event 2: it does not follow"),
        ("DELETE FROM events WHERE seq = 2", "Event 3: it does not follow"),
        ("UPDATE events SET payload = NULL, salt = NULL WHERE seq = 3", "Event 3: its content is gone"),
        ("UPDATE events SET salt = NULL WHERE seq = 3", "Event 3: its content"),
        ("DELETE FROM events WHERE seq = 4", "The noted head"),
    ],
)
async def test_audit_finds_what_was_done_to_the_file(ruled: Store, settings: Settings, change: str, fault: str) -> None:
    """Somebody with the file and no triggers in the way is found out, and the audit says where."""
    head = (await verify_chain(ruled)).head
    with closing(sqlite3.connect(settings.var / "lurewatch.db")) as file:
        for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            file.execute(f"DROP TRIGGER {name}")
        file.execute(change)
        file.commit()
    found = await verify_chain(ruled, head)
    assert found.faults
    assert found.faults[0].startswith(fault)


async def test_commitments_give_nothing_away(ruled: Store) -> None:
    """Two events with the same content have different commitments: without the salt, nobody can try guesses."""
    async with ruled.read() as session:
        rows = [row async for row in events.every(session)]
    assert len({row.salt for row in rows}) == len({row.commitment for row in rows}) == 4
    assert all(len(bytes.fromhex(row.salt)) == 32 for row in rows)


def _files(settings: Settings) -> bytes:
    return b"".join(path.read_bytes() for path in settings.var.glob("lurewatch.db*"))
