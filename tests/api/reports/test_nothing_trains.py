"""A report trains nothing: what learns does not know the store, and what leaves the store is what was ruled on."""

import ast
from datetime import UTC, datetime
from pathlib import Path

import pytest

from api.bulletin.draft import draft_bulletin
from api.console.inbox import beside
from api.rulings.queue import queue
from api.rulings.service import rule
from api.store.store import Store
from casefile.ruling import Ruling, RulingKind
from tests.api.reports.conftest import Send

ROOT = Path(__file__).resolve().parent.parent.parent.parent
LEARNS = sorted([*(ROOT / "scorer").rglob("*.py"), ROOT / "lurewatch" / "learn.py"])
STORES = ("api", "sqlite3", "sqlalchemy", "aiosqlite")


def imported(path: Path) -> set[str]:
    """Every module that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("path", LEARNS, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_learns_does_not_know_the_store(path: Path) -> None:
    """No module that learns or is learnt from opens the store, where reports are."""
    assert [name for name in imported(path) if name.partition(".")[0] in STORES] == []


async def test_a_report_is_no_ruling(send: Send, store: Store) -> None:
    """However much is reported of an ad, it counts as ruled on only once a moderator has ruled."""
    for _ in range(5):
        await send(text="Work at the compound", happened=["held"], note="It is one of those.")
    assert (await queue(store, ruled=True)).total == 0
    assert len((await beside(store, 1)).reports) == 5
    assert (await draft_bulletin(store, [], datetime.now(UTC))).entries == ()
    await rule(store, 1, Ruling(kind=RulingKind.LURE), "ada", seen=0)
    assert (await queue(store, ruled=True)).total == 1


async def test_a_readers_words_list_no_address(send: Send, store: Store) -> None:
    """An ad that only a report brought lists nothing, also once it is ruled a lure: its address is what a reader says."""
    await send(text="Work at the compound", url="https://jobs.example.com/honest")
    await rule(store, 1, Ruling(kind=RulingKind.LURE), "ada", seen=0)
    assert (await draft_bulletin(store, [], datetime.now(UTC))).entries == ()
