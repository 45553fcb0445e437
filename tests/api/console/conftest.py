"""A console with four posts, and a moderator who is signed in."""

import json

import httpx
import pytest

from api.accounts.service import add_user
from api.ingest import ingest
from api.judge import Judge
from api.store.store import Store
from crawler.pages import complete

NAME = "ada"
PASSWORD = "correct horse battery"  # noqa: S105 - of a moderator who exists for one test
POSTS = (
    {"title": "Cook", "text": "Cook in Lisbon, paid monthly.", "board": "quiet", "language": "pt"},
    {"title": "Chat agent", "text": "Work in a compound in Poipet.", "place": "Poipet", "language": "en"},
    {"title": "Driver", "text": "Driver, tickets paid.", "board": "quiet", "language": "en"},
    {"text": "Another compound, without a title.", "board": "loud", "language": "id"},
)


@pytest.fixture
async def posts(store: Store, judge: Judge) -> None:
    """Keep the four posts; numbers 2 and 4 are the worst."""
    await ingest([json.dumps(post).encode() for post in POSTS], store, judge, complete)


@pytest.fixture
async def moderator(client: httpx.AsyncClient, store: Store, posts: None) -> httpx.AsyncClient:  # noqa: ARG001 - they are in the store
    """Give a client that is signed in."""
    await add_user(store, NAME, PASSWORD)
    response = await client.post("/console/login", data={"name": NAME, "password": PASSWORD})
    assert response.headers["location"] == "/console"
    return client
