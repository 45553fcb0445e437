"""What holds for every page that a report or an appeal is shown on, whatever was written into it."""

import json

import httpx
import pytest

from api.accounts.service import add_user
from api.seeker.files import ASSETS
from api.store.store import Store
from tests.api.fakes import Running
from tests.api.seeker.test_laws_of_pages import LIMIT, NAUGHTY, PASSWORD, STRANGE, breaches

FORMS = {
    "/en/report": {"text": STRANGE, "note": STRANGE, "address": f"https://x.example/{STRANGE}", "happened": STRANGE},
    "/en/report/receipt": {"code": STRANGE, "act": "add", "note": STRANGE},
    "/en/appeal": {"address": STRANGE, "reason": STRANGE, "contact": STRANGE},
    "/en/appeal/receipt": {"code": STRANGE},
}


@pytest.mark.parametrize("consent", [{}, {"consent": "yes", "contact_consent": "yes"}])
@pytest.mark.parametrize("path", FORMS)
async def test_a_form_shows_what_was_typed_inert(client: httpx.AsyncClient, path: str, consent: dict[str, str]) -> None:
    """Taken or sent back, a form full of markup gives a page that runs and loads nothing, and is kept by no cache."""
    response = await client.post(path, data=FORMS[path] | consent)
    assert response.status_code in {200, 404, 422}
    assert breaches(response.text) == []
    assert response.headers["cache-control"] == "no-store"
    assert "set-cookie" not in response.headers


@pytest.mark.parametrize("act", ["", "shout", "ERASE"])
async def test_an_act_that_there_is_not(client: httpx.AsyncClient, act: str) -> None:
    """A receipt with an act that is none gives a page that says so."""
    response = await client.post("/en/report/receipt", data={"code": "x", "act": act})
    assert (response.status_code, breaches(response.text)) == (422, [])


@pytest.mark.parametrize("path", FORMS)
async def test_a_form_is_small(client: httpx.AsyncClient, path: str) -> None:
    """A form with its style sheets and its icon has at most 50 kB."""
    own = sum((ASSETS / name).stat().st_size for name in ("pages.css", "sent.css", "icon.svg"))
    assert len((await client.get(path)).content) + own <= LIMIT
    heavy = {"text": "ก" * 50_000, "note": "ก" * 4_000, "reason": "ก" * 4_000, "address": "x"}
    again = await client.post(path.replace("/en/", "/hi/"), data=heavy)
    assert again.status_code == 422
    assert len(again.content) + own <= LIMIT


@pytest.mark.shared
async def test_naughty_strings_reach_the_moderator_inert(running: Running, store: Store) -> None:
    """Whatever a reader or a poster writes is shown to the moderator as words, beside the case and in the inbox."""
    naughty = [one for one in json.loads(NAUGHTY.read_text(encoding="utf-8")) if one.strip() and "\x00" not in one]
    async with running(report_rate="100000/minute", check_rate="100000/minute") as client:
        for start in range(0, len(naughty), 40):
            words = "\n".join(naughty[start : start + 40])[:4_000]
            sent = {"text": f"compound {start}", "note": words, "consent": True}
            assert (await client.post("/v1/reports", json=sent)).status_code == 201
            form = {"address": "https://x.example/", "reason": words, "consent": "y", "contact": naughty[start][:200]}
            assert (await client.post("/en/appeal", data=form | {"contact_consent": "y"})).status_code == 200
            unknown = sent | {"text": None, "url": f"https://x.example/{start}"}
            assert (await client.post("/v1/reports", json=unknown)).status_code == 201
        await add_user(store, "ada", PASSWORD)
        await client.post("/console/login", data={"name": "ada", "password": PASSWORD})
        for path in ("/console/inbox", *(f"/console/posts/{number}" for number in range(1, 6))):
            response = await client.get(path)
            assert (response.status_code, breaches(response.text)) == (200, []), path
