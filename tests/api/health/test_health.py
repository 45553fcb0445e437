import httpx
import pytest

from api.store.store import Store
from tests.api.fakes import FakeScorer


async def test_process_says_that_it_lives(client: httpx.AsyncClient) -> None:
    """`/healthz` answers as long as the process does."""
    assert (await client.get("/healthz")).json() == {"status": "alive"}


async def test_ready_names_the_versions_that_answer(client: httpx.AsyncClient) -> None:
    """`/readyz` asks store and model, and says which model answered."""
    answer = await client.get("/readyz")
    assert answer.json() == {"status": "ready", "versions": {"model": "fake-1", "rules": "fake", "facts": "fake"}}


async def test_store_that_is_gone_is_not_ready(client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its store the installation says 503, and which part it is; it still lives."""

    async def broken(_: Store) -> None:
        raise OSError("disk canary")

    monkeypatch.setattr(Store, "ping", broken)
    answer = await client.get("/readyz")
    assert (answer.status_code, answer.json()["detail"]) == (503, "The store does not answer.")
    assert (await client.get("/healthz")).status_code == 200


async def test_model_that_fails_is_not_ready(
    client: httpx.AsyncClient, scorer: FakeScorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A model that breaks on an ordinary ad makes the installation say 503."""

    def broken(_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(scorer, "judge", broken)
    answer = await client.get("/readyz")
    assert (answer.status_code, answer.json()["detail"]) == (503, "The model does not answer.")
    assert answer.headers["content-type"] == "application/problem+json"


async def test_metrics_count(client: httpx.AsyncClient) -> None:
    """Requests are counted by route template, method and status, verdicts by level."""
    await client.post("/v1/verdicts", json={"text": "the compound"})
    await client.post("/v1/verdicts", json={"text": ""})
    await client.get("/nothing/canary")
    await client.request("CANARY", "/healthz")
    counts = (await client.get("/metrics")).text
    assert 'lurewatch_verdicts_total{level="high"} 1.0' in counts
    assert 'lurewatch_requests_total{method="POST",route="/v1/verdicts",status="200"} 1.0' in counts
    assert 'lurewatch_requests_total{method="POST",route="/v1/verdicts",status="422"} 1.0' in counts
    assert 'lurewatch_requests_total{method="GET",route="none",status="404"} 1.0' in counts
    assert 'method="other"' in counts
    assert "canary" not in counts.lower()
