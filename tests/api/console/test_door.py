from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser

Running = Callable[..., AbstractAsyncContextManager[httpx.AsyncClient]]

INSIDE = [("GET", "/console"), ("GET", "/console/posts/2"), ("POST", "/console/posts/2/rulings")]
INSIDE += [("POST", "/console/posts/2/rulings/1/undo"), ("POST", "/console/logout")]
FORMS = ["/console", "/console/posts/2"]


@pytest.mark.parametrize(("method", "path"), INSIDE)
async def test_who_is_not_signed_in_is_led_to_the_door(client: httpx.AsyncClient, method: str, path: str) -> None:
    """Nothing of the console is seen or done by somebody who has not signed in."""
    response = await client.request(method, path, data={"kind": "lure", "seen": "0"} if method == "POST" else None)
    assert response.status_code == 303
    assert response.headers["location"] == "/console/login"


async def test_a_wrong_password_is_said_and_the_name_kept(moderator: httpx.AsyncClient) -> None:
    """A wrong password gives a sentence above the form; the name stays, the password does not."""
    response = await moderator.post("/console/login", data={"name": "ada", "password": "wrong"})
    html = LexborHTMLParser(response.text)
    assert response.status_code == 401
    assert html.css_first("[role=alert]").text() == "Name or password is wrong."
    assert html.css_first("#name").attributes["value"] == "ada"
    assert "value" not in html.css_first("#password").attributes


async def test_too_many_attempts_are_said(running: Running) -> None:
    """Who guesses is told to wait, on the same page."""
    async with running(login_rate="1/minute") as client:
        for _ in range(2):
            response = await client.post("/console/login", data={"name": "ada", "password": "guess"})
    assert response.status_code == 429
    assert "Try again in" in LexborHTMLParser(response.text).css_first("[role=alert]").text()


async def test_another_site_cannot_sign_anybody_in(client: httpx.AsyncClient) -> None:
    """A form that another site's page sent is refused, with a page that says so."""
    headers = {"Origin": "https://other.example"}
    response = await client.post("/console/login", data={"name": "ada", "password": "x"}, headers=headers)
    assert response.status_code == 403
    assert "another site" in response.text


@pytest.mark.parametrize("path", FORMS)
async def test_every_form_carries_the_token(moderator: httpx.AsyncClient, path: str) -> None:
    """Every form that changes something carries the moderator's own token."""
    html = LexborHTMLParser((await moderator.get(path)).text)
    forms = html.css("form[method=post]")
    tokens = {form.css_first("input[name=csrf]").attributes["value"] for form in forms}
    assert len(forms) >= 1
    assert len(tokens) == 1
    assert len(str(tokens.pop())) >= 32


@pytest.mark.parametrize("csrf", [None, "", "0" * 43])
@pytest.mark.parametrize("path", ["/console/posts/2/rulings", "/console/posts/2/rulings/1/undo", "/console/logout"])
async def test_nothing_happens_without_the_token(moderator: httpx.AsyncClient, path: str, csrf: str | None) -> None:
    """A form without the right token changes nothing."""
    fields = {"kind": "lure", "seen": "0"} | ({} if csrf is None else {"csrf": csrf})
    response = await moderator.post(path, data=fields)
    assert response.status_code in {403, 422}
    assert "Nothing has been decided" in (await moderator.get("/console/posts/2")).text


async def test_signing_out(moderator: httpx.AsyncClient) -> None:
    """Who signs out is out, also with the old cookie."""
    cookie = moderator.cookies["lurewatch_session"]
    html = LexborHTMLParser((await moderator.get("/console")).text)
    token = html.css_first("header input[name=csrf]").attributes["value"]
    response = await moderator.post("/console/logout", data={"csrf": token})
    assert response.headers["location"] == "/console/login"
    moderator.cookies.set("lurewatch_session", cookie, path="/console")
    assert (await moderator.get("/console")).status_code == 303
