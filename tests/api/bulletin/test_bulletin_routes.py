from datetime import timedelta

import httpx
import pytest

from api.bulletin.draft import Draft
from api.bulletin.keyring import Keyring
from api.bulletin.press import publish
from api.bulletin.service import shelf_of
from api.settings import Settings
from casefile.bulletin import Bulletin, apply_delta, read_bulletin
from tests.api.bulletin.conftest import KNOWN_GOOD, Decide, Draw


@pytest.fixture
async def published(decide: Decide, draw: Draw, keyring: Keyring, settings: Settings) -> tuple[Bulletin, Bulletin]:
    """Give two bulletins, published one after the other."""
    shelf = shelf_of(settings)
    await decide("https://jobs.example.com/1")
    one = await draw()
    first = publish(one, keyring, shelf, KNOWN_GOOD, one.made_at)
    await decide("https://jobs.example.com/2")
    two = await draw()
    moved: Draft = two.model_copy(update={"made_at": two.made_at + timedelta(minutes=2)})
    return first, publish(moved, keyring, shelf, KNOWN_GOOD, moved.made_at)


async def test_the_whole_bulletin(client: httpx.AsyncClient, published: tuple[Bulletin, Bulletin]) -> None:
    """Anybody, from any origin, gets the newest bulletin, and a cache may keep it for five minutes."""
    answer = await client.get("/v1/bulletin", headers={"Origin": "https://elsewhere.example"})
    assert read_bulletin(answer.content) == published[1]
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["cache-control"] == "public, max-age=300"
    assert answer.headers["content-type"] == "application/octet-stream"
    assert "set-cookie" not in answer.headers


async def test_what_is_known_is_not_sent_again(client: httpx.AsyncClient, published: tuple[Bulletin, Bulletin]) -> None:
    """A cache that has the newest bulletin, or the newest changes, is told that nothing changed."""
    for path in ("/v1/bulletin", f"/v1/bulletin/since/{published[0].head.version}"):
        first = await client.get(path)
        again = await client.get(path, headers={"If-None-Match": f'"other", W/{first.headers["etag"]}'})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]


async def test_the_changes(client: httpx.AsyncClient, published: tuple[Bulletin, Bulletin]) -> None:
    """The changes since the bulletin before lead to the newest; since the newest there are none."""
    before, newest = published
    answer = await client.get(f"/v1/bulletin/since/{before.head.version}")
    assert apply_delta(answer.content, before) == newest.packed()
    none = await client.get(f"/v1/bulletin/since/{newest.head.version}")
    assert (none.status_code, none.content) == (204, b"")


@pytest.mark.parametrize(("version", "status", "name"), [("1", 410, "too_old"), ("4294967295", 404, "no_bulletin")])
async def test_versions_that_lead_nowhere(
    client: httpx.AsyncClient, published: tuple[Bulletin, Bulletin], version: str, status: int, name: str
) -> None:
    """A version too old for changes is told to take the whole; one that is not there yet, to wait."""
    assert published
    answer = await client.get(f"/v1/bulletin/since/{version}")
    assert answer.status_code == answer.json()["status"] == status
    assert answer.json()["type"] == f"urn:lurewatch:problem:{name}"
    assert status != 410 or "GET /v1/bulletin" in answer.json()["detail"]


@pytest.mark.parametrize("path", ["/v1/bulletin", "/v1/bulletin/since/1"])
async def test_before_the_first(client: httpx.AsyncClient, path: str) -> None:
    """Before one is published there is a problem document, which no cache keeps."""
    answer = await client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("version", ["-1", "4294967296", "latest", "../../keys/current.key"])
async def test_what_is_no_version(client: httpx.AsyncClient, version: str) -> None:
    """What is no version leads to no file."""
    assert (await client.get(f"/v1/bulletin/since/{version}")).status_code in {404, 422}
