from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser

from api.seeker.pasted import Shared, read_shared

Running = Callable[..., AbstractAsyncContextManager[httpx.AsyncClient]]
LINK = "https://jobs.example.com/1"


@pytest.mark.parametrize(
    ("shared", "pasted", "is_address"),
    [
        ({"text": "Cook wanted"}, "Cook wanted", False),
        ({"title": "Cook", "text": "Work in Lisbon"}, "Cook\nWork in Lisbon", False),
        ({"title": "Cook", "text": "Cook in Lisbon"}, "Cook in Lisbon", False),
        ({"text": f"Cook wanted {LINK}"}, f"Cook wanted {LINK}", False),
        ({"text": "Cook wanted", "url": LINK}, "Cook wanted", False),
        ({"url": LINK}, LINK, True),
        ({"title": "A page", "text": f" {LINK}\n"}, LINK, True),
        ({"title": "A page", "url": LINK}, LINK, True),
        ({"title": "Cook wanted in Lisbon"}, "Cook wanted in Lisbon", False),
        ({}, "", False),
    ],
)
def test_what_is_shared_is_read_as_if_pasted(shared: dict[str, str], pasted: str, is_address: bool) -> None:
    """Words are judged; an address alone, wherever the other app puts it, is an address."""
    assert read_shared(Shared(**shared)) == (pasted, is_address)


async def test_shared_words_are_answered(client: httpx.AsyncClient, scorer: Any) -> None:
    """Words from another app lead to the same answer as words in the box."""
    response = await client.post("/en/share", data={"title": "", "text": "Work in a compound", "url": ""})
    assert LexborHTMLParser(response.text).css_first("h1").text() == "Strong warning signs"  # type: ignore[union-attr]
    assert response.headers["cache-control"] == "no-store"
    assert [post.text for post in scorer.judged] == ["Work in a compound"]


async def test_a_shared_address_goes_into_the_box(running: Running, scorer: Any) -> None:
    """An address alone is put into the box, with the question whether we may open it, and nothing is opened before."""
    async with running(contact="mail@example.org") as client:
        response = await client.post("/en/share", data={"title": "A page", "text": LINK})
    html = LexborHTMLParser(response.text)
    assert html.css_first("textarea").text().strip() == LINK  # type: ignore[union-attr]
    tick = html.css_first("input[name=fetch]")
    assert tick is not None
    assert "checked" not in tick.attributes
    assert "the site may see a visit from us, not from you" in html.text()
    assert scorer.judged == []
    assert response.headers["cache-control"] == "no-store"


async def test_nothing_shared_is_an_empty_box(client: httpx.AsyncClient) -> None:
    """An app that shares nothing leads to the box, with a sentence."""
    response = await client.post("/en/share", data={})
    assert response.status_code == 422
    assert "The box is empty" in response.text
