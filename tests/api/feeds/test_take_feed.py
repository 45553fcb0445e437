import httpx
import orjson
from pydantic import SecretStr

from api.settings import Settings
from tests.api.fakes import Running

KEY = {"X-API-Key": "k"}


async def test_feed_is_kept_and_then_known(running: Running) -> None:
    """A feed sent with the key is kept, its bad line reported, and its posts can then be asked for by address."""
    lines = [{"text": "Work at the compound", "url": "https://jobs.example.com/1"}, {"id": "no text"}]
    async with running(api_key=SecretStr("k")) as client:
        answer = await client.post("/v1/feed", content=b"\n".join(map(orjson.dumps, lines)), headers=KEY)
        assert (answer.json()["new"], answer.json()["bad"]) == (1, 1)
        assert answer.json()["bad_lines"][0]["line"] == 2
        verdict = await client.post("/v1/verdicts", json={"url": "https://jobs.example.com/1"})
        assert verdict.json()["level"] == "high"


async def test_key_is_made_at_first_start_and_kept(running: Running, settings: Settings) -> None:
    """Where no key is set, one is generated into a file for its owner only, and stays the same."""
    async with running() as client:
        key = (settings.var / "api-key").read_text()
        assert await _takes(client, key)
    assert (settings.var / "api-key").stat().st_mode & 0o777 == 0o600
    assert len(key) >= 40
    async with running() as client:
        assert await _takes(client, key)
        assert not await _takes(client, key + "x")


async def _takes(client: httpx.AsyncClient, key: str) -> bool:
    answer = await client.post("/v1/feed", content=b'{"text": "a"}', headers={"X-API-Key": key})
    return answer.status_code == 200
