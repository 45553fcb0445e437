import httpx
import pytest


@pytest.mark.parametrize(
    ("method", "path", "status", "name"),
    [
        ("GET", "/v1/nothing", 404, "not_found"),
        ("GET", "/v1/verdicts", 405, "method_not_allowed"),
        ("PATCH", "/v1/verdicts", 405, "method_not_allowed"),
        ("GET", "/docs", 404, "not_found"),
    ],
)
async def test_errors_of_the_framework_are_problem_documents(
    client: httpx.AsyncClient, method: str, path: str, status: int, name: str
) -> None:
    """An unknown address or method gets the same shape as every other error."""
    answer = await client.request(method, path)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json().keys() == {"type", "title", "status", "detail"}
    assert (answer.status_code, answer.json()["type"]) == (status, f"urn:lurewatch:problem:{name}")


async def test_method_that_is_not_allowed_names_those_that_are(client: httpx.AsyncClient) -> None:
    """A 405 says what would be allowed."""
    assert (await client.get("/v1/verdicts")).headers["allow"] == "POST"


async def test_failure_of_ours_is_a_problem_that_tells_nothing(
    client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    """A failure gives a 500 problem without a traceback, and a log line with kind and place but not the message."""
    answer = await client.post("/v1/verdicts", json={"text": "canary-73 break the model"})
    assert answer.status_code == 500
    assert answer.json()["type"] == "urn:lurewatch:problem:internal_server_error"
    assert "Traceback" not in answer.text
    assert "RuntimeError at judge" in caplog.text
    assert "canary-73" not in answer.text + caplog.text
