import httpx


async def test_text_is_judged(client: httpx.AsyncClient) -> None:
    """A pasted text gives a verdict with its level and the versions that gave it."""
    answer = await client.post("/v1/verdicts", json={"text": "Work at the compound"})
    assert answer.status_code == 200
    assert answer.json()["level"] == "high"
    assert answer.json()["versions"]["model"] == "fake-1"
