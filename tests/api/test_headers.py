from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import APIRouter, FastAPI
from fastapi.responses import HTMLResponse, Response

from api.app import create_app
from api.errors import ProblemError
from api.headers import API_POLICY, content_policy
from api.settings import Settings
from tests.api.fakes import FakeScorer

POLICY = "default-src 'none'; style-src 'self'"
TEXT = {"text": "Cook wanted"}


@pytest.fixture
async def client(settings: Settings, scorer: FakeScorer) -> AsyncIterator[httpx.AsyncClient]:
    """Give a client of an application that has a router with a policy of its own."""
    router = APIRouter(prefix="/test-pages", dependencies=[content_policy(POLICY)])

    @router.get("/page")
    async def page() -> Response:
        return HTMLResponse("<p>page")

    @router.get("/kept")
    async def kept() -> Response:
        return HTMLResponse("<p>page", headers={"Cache-Control": "public, max-age=60"})

    @router.get("/problem")
    async def problem() -> Response:
        raise ProblemError("No.")

    @router.get("/failure")
    async def failure() -> Response:
        raise RuntimeError

    app: FastAPI = create_app(settings, scorer=scorer)
    app.include_router(router)
    transport = httpx.ASGITransport(app)
    async with app.router.lifespan_context(app), httpx.AsyncClient(transport=transport, base_url="http://x") as client:
        yield client


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/healthz"),
        ("GET", "/metrics"),
        ("GET", "/v1/openapi.json"),
        ("GET", "/nothing/here"),
        ("DELETE", "/healthz"),
        ("POST", "/v1/verdicts"),
        ("POST", "/v1/feed"),
        ("OPTIONS", "/v1/verdicts"),
        ("GET", "/test-pages/failure"),
    ],
)
async def test_every_answer_carries_the_security_headers(client: httpx.AsyncClient, method: str, path: str) -> None:
    """Answers, errors and failures alike tell the browser to load, frame, guess and keep nothing."""
    headers = (await client.request(method, path)).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert "set-cookie" not in headers


async def test_router_sets_its_own_policy(client: httpx.AsyncClient) -> None:
    """A router's policy holds for its pages and its errors, and for no other route."""
    for path in ("/test-pages/page", "/test-pages/problem", "/test-pages/failure"):
        assert (await client.get(path)).headers["content-security-policy"] == POLICY
    assert (await client.get("/healthz")).headers["content-security-policy"] == API_POLICY


async def test_route_that_sets_a_header_keeps_its_own(client: httpx.AsyncClient) -> None:
    """A static page may be cached: what a route says itself is not overwritten."""
    assert (await client.get("/test-pages/kept")).headers["cache-control"] == "public, max-age=60"


async def test_public_routes_answer_any_origin_without_credentials(client: httpx.AsyncClient) -> None:
    """A page or extension of any origin may read a verdict, an error about one too, but never with cookies."""
    for body in (TEXT, {}):
        answer = await client.post("/v1/verdicts", json=body, headers={"Origin": "moz-extension://x"})
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in answer.headers


async def test_preflight_is_answered(client: httpx.AsyncClient) -> None:
    """A browser that asks before sending JSON from another origin is told that it may."""
    asks = {"Origin": "https://x.example", "Access-Control-Request-Method": "POST"}
    answer = await client.options("/v1/verdicts", headers=asks)
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert answer.headers["access-control-allow-headers"] == "Content-Type"
    assert answer.content == b""


@pytest.mark.parametrize("path", ["/v1/feed", "/v1/verdicts/feed", "/healthz", "/console", "/v1", "/nothing"])
async def test_other_routes_answer_no_other_origin(client: httpx.AsyncClient, path: str) -> None:
    """The console, feeds and everything else open to no page of another origin."""
    for method in ("GET", "POST", "OPTIONS"):
        answer = await client.request(method, path, headers={"Origin": "https://x.example"})
        assert not [name for name in answer.headers if name.startswith("access-control-")]
