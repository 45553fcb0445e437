"""A store with ruled posts, and what makes a bulletin of them."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from api.bulletin.checks import Limits
from api.bulletin.draft import Draft, draft_bulletin
from api.bulletin.keyring import Keyring
from api.bulletin.known_good import known_good_addresses
from api.bulletin.shelf import Shelf
from api.rulings.service import case, rule
from api.store.store import Store
from api.store.tables import PostRow
from casefile.ruling import Ruling, RulingKind
from tests.api.fakes import Keep

KNOWN_GOOD = known_good_addresses()

Draw = Callable[[], Awaitable[Draft]]
Decide = Callable[..., Awaitable[int]]


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """Give an empty shelf."""
    return Shelf(tmp_path / "bulletin")


@pytest.fixture
def keyring(tmp_path: Path) -> Keyring:
    """Give a keyring with two keys."""
    keyring = Keyring(tmp_path / "keys")
    keyring.make()
    return keyring


@pytest.fixture
def decide(store: Store, keep: Keep) -> Decide:
    """Give a way to keep a post under an address and rule on it. It gives the ruling's number."""

    async def decided(url: str, kind: RulingKind = RulingKind.LURE, text: str = "Work at the compound") -> int:
        await keep({"text": f"{text} {url}", "url": url})
        async with store.read() as session:
            post_id = await session.scalar(select(func.max(PostRow.id)))
        assert post_id
        return await rule(store, post_id, Ruling(kind=kind), "ada", seen=(await case(store, post_id)).seen)

    return decided


@pytest.fixture
def draw(store: Store) -> Draw:
    """Give a way to draft the list of what is ruled now."""

    async def drawn() -> Draft:
        return await draft_bulletin(store, KNOWN_GOOD, datetime.now(UTC))

    return drawn


@pytest.fixture
def limits() -> Limits:
    """Give what a first draft is held against."""
    return Limits(
        known_good=KNOWN_GOOD,
        board_pages=frozenset({"https://jobs.example.com/overseas"}),
        listed_before=None,
        may_change_much=False,
        now=datetime.now(UTC),
    )
