from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser

from api.ingest import ingest
from api.judge import Judge
from api.store.store import Store
from crawler.pages import complete

Running = Callable[..., AbstractAsyncContextManager[httpx.AsyncClient]]

FORM = "application/x-www-form-urlencoded"


def box(response: httpx.Response) -> str:
    """What is in the box of a page."""
    found = LexborHTMLParser(response.text).css_first("textarea")
    assert found is not None
    return found.text()


def error(response: httpx.Response) -> str:
    """The sentence above the box."""
    found = LexborHTMLParser(response.text).css_first("[role=alert]")
    assert found is not None
    return found.text()


@pytest.mark.parametrize(("accepted", "to"), [("id, en;q=0.5", "/id/"), ("en-GB", "/en/"), ("", "/en/")])
async def test_the_root_leads_to_a_language(client: httpx.AsyncClient, accepted: str, to: str) -> None:
    """`/` leads to the pages in a language that there is, and remembers nothing."""
    response = await client.get("/", headers={"Accept-Language": accepted})
    assert (response.status_code, response.headers["location"]) == (302, to)
    assert response.headers["vary"] == "Accept-Language"
    assert "set-cookie" not in response.headers


async def test_the_start_is_a_form_that_posts(client: httpx.AsyncClient) -> None:
    """What is pasted is sent in the body, never in the address, and the page works without script."""
    html = LexborHTMLParser((await client.get("/en/")).text)
    form = html.css_first("form")
    assert form is not None
    assert (form.attributes["method"], form.attributes["action"]) == ("post", "/en/check")
    assert "We keep nothing of it" in html.text()


async def test_a_text_is_answered(client: httpx.AsyncClient) -> None:
    """The answer stands on the page, with the text shown back; nothing is kept by a cache."""
    text = "Work in a compound.\r\nFood is free."
    response = await client.post("/en/check", data={"ad": text})
    html = LexborHTMLParser(response.text)
    assert response.status_code == 200
    assert html.css_first("h1").text() == "Strong warning signs"  # type: ignore[union-attr]
    assert html.css_first(".text").text() == "Work in a compound.\nFood is free."  # type: ignore[union-attr]
    assert response.headers["cache-control"] == "no-store"


async def test_what_is_judged_is_what_was_pasted(client: httpx.AsyncClient, scorer: Any) -> None:
    """The text reaches the model to the letter."""
    await client.post("/en/check", data={"ad": "  Cook\r\n wanted <b>&amp; </b> "})
    assert [post.text for post in scorer.judged] == ["  Cook\n wanted <b>&amp; </b> "]


@pytest.mark.parametrize("pasted", ["", "   \r\n "])
async def test_an_empty_box_is_an_error(client: httpx.AsyncClient, scorer: Any, pasted: str) -> None:
    """An empty box gives a sentence above the box."""
    response = await client.post("/en/check", data={"ad": pasted})
    assert response.status_code == 422
    assert error(response) == "The box is empty. Paste the ad or the chat first."
    assert scorer.judged == []


async def test_no_field_is_an_empty_box(client: httpx.AsyncClient) -> None:
    """A form without the field is an empty box, not a page of another kind."""
    response = await client.post("/en/check", content="", headers={"Content-Type": FORM})
    assert error(response).startswith("The box is empty")


async def test_a_picture_is_an_error(client: httpx.AsyncClient, scorer: Any) -> None:
    """Bytes that are no text give a sentence, and no verdict."""
    response = await client.post(
        "/en/check", content=b"ad=%89PNG%0D%0A%1A%0A%00%00%00%0DIHDR", headers={"Content-Type": FORM}
    )
    assert response.status_code == 422
    assert "not text that can be read" in error(response)
    assert scorer.judged == []


async def test_a_long_text_is_answered_in_part(client: httpx.AsyncClient) -> None:
    """More than is read gives an answer about the first part, which says so."""
    response = await client.post("/en/check", data={"ad": "compound " * 12_000})
    assert response.status_code == 200
    assert "The answer is about its first part only." in response.text


async def test_far_too_much_is_a_page(running: Running) -> None:
    """A body larger than any ad gives a page with a sentence and the way back, though nothing of it was read."""
    async with running(body_bytes=10_000) as client:

        async def streamed() -> AsyncIterator[bytes]:
            yield b"ad="
            for _ in range(20):
                yield b"x" * 1_000

        response = await client.post("/en/check", content=streamed(), headers={"Content-Type": FORM})
    assert response.status_code == 413
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "Send the ad alone" in response.text


async def test_an_unknown_address_offers_the_box(client: httpx.AsyncClient, scorer: Any) -> None:
    """An address that we do not know gives no verdict, says so, and offers to paste the text."""
    response = await client.post("/en/check", data={"ad": "https://jobs.example.com/<b>1"})
    html = LexborHTMLParser(response.text)
    assert response.status_code == 200
    assert html.css_first("h1").text() == "We do not know this page yet"  # type: ignore[union-attr]
    assert "https://jobs.example.com/<b>1" in html.css_first("main").text()  # type: ignore[union-attr]
    assert box(response).strip() == ""
    assert scorer.judged == []


async def test_a_known_address_is_answered(client: httpx.AsyncClient, store: Store, judge: Judge) -> None:
    """An address that we have seen is answered from the ad as it stood, with its date."""
    line = b'{"text": "Cook wanted, compound", "url": "https://jobs.example.com/1", "seen_at": "2026-11-02T10:00:00Z"}'
    await ingest([line], store, judge, complete)
    response = await client.post("/en/check", data={"ad": "http://jobs.example.com/1?utm_source=x"})
    html = LexborHTMLParser(response.text)
    assert html.css_first(".text").text() == "Cook wanted, compound"  # type: ignore[union-attr]
    assert "2026-11-02" in response.text


async def test_too_many_checks_keep_the_text(running: Running) -> None:
    """Who asks too often is told to wait, and finds the text still in the box."""
    async with running(check_rate="1/minute") as client:
        await client.post("/en/check", data={"ad": "Cook wanted"})
        response = await client.post("/en/check", data={"ad": "Cook wanted\r\nin Lisbon"})
    assert response.status_code == 429
    assert error(response).startswith("Too many")
    assert box(response).strip() == "Cook wanted\nin Lisbon"


async def test_the_answer_has_no_address_of_its_own(client: httpx.AsyncClient) -> None:
    """Who comes back to the address of an answer finds the empty box: the answer was kept nowhere."""
    response = await client.get("/en/check")
    assert (response.status_code, response.headers["location"]) == (303, "/en/")


@pytest.mark.parametrize("path", ["/xx/", "/english/", "/assets/other.css", "/assets/..%2froutes.py"])
async def test_what_is_not_there(client: httpx.AsyncClient, path: str) -> None:
    """A language without texts, and a file that is not ours to give, are not there."""
    assert (await client.get(path)).status_code == 404


async def test_leaving(client: httpx.AsyncClient) -> None:
    """The way out goes elsewhere at once, clears our copies on the device, and says beforehand what it cannot erase."""
    response = await client.get("/leave")
    assert response.status_code == 303
    assert not response.headers["location"].startswith("/")
    assert response.headers["clear-site-data"] == '"cache"'
    assert "cannot erase your browser’s history" in (await client.get("/en/")).text
