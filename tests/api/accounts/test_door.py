from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI, Request, Response

from api.accounts.door import COOKIE, Moderator, OwnPage, drop_session, keep_session
from api.accounts.service import add_user, current_user, login
from api.app import create_app
from api.settings import Settings
from api.wiring import Wiring
from tests.api.fakes import FakeScorer

PASSWORD = "a long enough password"  # noqa: S105 - of a person in a test


@pytest.fixture
async def app(settings: Settings, scorer: FakeScorer) -> AsyncIterator[FastAPI]:
    """Give an application with routes that are for moderators only."""
    app = create_app(settings, scorer=scorer)

    @app.get("/console/test-look")
    async def look(moderator: Moderator) -> str:
        return moderator.name

    @app.post("/console/test-act")
    async def act(moderator: Moderator) -> str:
        return moderator.name

    @app.post("/console/test-open", dependencies=[OwnPage])
    async def open_form() -> str:
        return "open"

    @app.get("/console/test-cookie")
    async def cookie(request: Request) -> Response:
        response = Response()
        keep_session(response, "the-token", request, hours=2)
        return response

    @app.get("/console/test-no-cookie")
    async def no_cookie() -> Response:
        response = Response()
        drop_session(response)
        return response

    async with app.router.lifespan_context(app):
        yield app


@pytest.fixture
async def browser(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """Give a client that nobody is signed in on."""
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://lurewatch.example") as client:
        yield client


@pytest.fixture
async def csrf(app: FastAPI, browser: httpx.AsyncClient) -> str:
    """Sign a moderator in on the client, and give the token of their forms."""
    wiring: Wiring = app.state.wiring
    await add_user(wiring.store, "ada", PASSWORD)
    token = await login(wiring.store, wiring.rates, "ada", PASSWORD, host=None, hours=1)
    browser.cookies.set(COOKIE, token, domain="lurewatch.example", path="/console")
    user = await current_user(wiring.store, token)
    assert user is not None
    return user.csrf


async def test_nobody_gets_in_without_a_session(browser: httpx.AsyncClient) -> None:
    """A route for moderators refuses whoever is not signed in."""
    browser.cookies.set(COOKIE, "made-up", domain="lurewatch.example", path="/console")
    for answer in (await browser.get("/console/test-look"), await browser.post("/console/test-act")):
        assert answer.status_code == 401
        assert answer.json()["type"] == "urn:lurewatch:problem:not_signed_in"


async def test_moderator_gets_in(browser: httpx.AsyncClient, csrf: str) -> None:
    """Signed in, a moderator looks and acts: the token of their forms comes as a field or as a header."""
    assert (await browser.get("/console/test-look")).json() == "ada"
    assert (await browser.post("/console/test-act", data={"csrf": csrf})).json() == "ada"
    assert (await browser.post("/console/test-act", headers={"X-CSRF-Token": csrf})).json() == "ada"


@pytest.mark.parametrize(
    "sent", [{}, {"data": {"csrf": "x"}}, {"headers": {"X-CSRF-Token": "x"}}, {"json": {"csrf": "x"}}]
)
async def test_unsafe_request_needs_the_token_of_its_session(browser: httpx.AsyncClient, csrf: str, sent: dict) -> None:
    """The cookie alone does not act: another site's page would have it too."""
    assert csrf
    answer = await browser.post("/console/test-act", **sent)
    assert answer.status_code == 403
    assert answer.json()["type"] == "urn:lurewatch:problem:foreign_request"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "http://lurewatch.example", "Sec-Fetch-Site": "same-origin"}, 200),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "http://lurewatch.example:81"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
    ],
)
async def test_form_of_another_site_is_refused(browser: httpx.AsyncClient, headers: dict, status: int) -> None:
    """Even before anybody is signed in, a form that another site sent is refused."""
    assert (await browser.post("/console/test-open", headers=headers)).status_code == status


async def test_form_of_another_site_is_refused_even_with_the_token(browser: httpx.AsyncClient, csrf: str) -> None:
    """A token that leaked is no use to another site's page."""
    answer = await browser.post("/console/test-act", data={"csrf": csrf}, headers={"Origin": "https://x.example"})
    assert answer.status_code == 403


async def test_cookie_is_out_of_reach(app: FastAPI, browser: httpx.AsyncClient) -> None:
    """The session's cookie is for the console only, out of reach of scripts, other sites, and http under https."""
    plain = (await browser.get("/console/test-cookie")).headers["set-cookie"].lower()
    assert "the-token" in plain
    assert all(part in plain for part in ("httponly", "samesite=lax", "path=/console", "max-age=7200"))
    assert "secure" not in plain
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://lurewatch.example") as secure:
        assert "secure" in (await secure.get("/console/test-cookie")).headers["set-cookie"].lower()


async def test_cookie_is_taken_away(browser: httpx.AsyncClient) -> None:
    """Signing out empties the cookie at once."""
    gone = (await browser.get("/console/test-no-cookie")).headers["set-cookie"].lower()
    assert "max-age=0" in gone
    assert "path=/console" in gone
