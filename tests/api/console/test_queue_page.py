import json

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser

from api.ingest import ingest
from api.judge import Judge
from api.store.store import Store
from crawler.pages import complete


async def rows(client: httpx.AsyncClient, query: str = "") -> list[list[str]]:
    """The rows of the queue, as a person reads them."""
    html = LexborHTMLParser((await client.get(f"/console?{query}")).text)
    return [[" ".join(cell.text().split()) for cell in row.css("td")] for row in html.css("tbody tr")]


def titles(found: list[list[str]]) -> list[str]:
    """The titles in the rows."""
    return [row[3].split(" ")[0] for row in found]


async def test_worst_first(moderator: httpx.AsyncClient) -> None:
    """The queue begins with the highest lure, and a row says all that is needed to choose."""
    found = await rows(moderator)
    assert titles(found) == ["Chat", "Without", "Driver", "Cook"]
    level, lure, fraud, post, place, board, language, _, ruling = found[0]
    assert (level, lure, fraud, place, board, ruling) == ("High", "Lure 0.90", "Fraud 0.02", "Poipet", "–", "Waiting")
    assert post == "Chat agent Work in a compound in Poipet."
    assert language == "English"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("level=high", ["Chat", "Without"]),
        ("board=quiet", ["Driver", "Cook"]),
        ("language=en&board=", ["Chat", "Driver"]),
        ("ruled=yes", []),
        ("ruled=all&level=caution", ["Driver"]),
    ],
)
async def test_filters(moderator: httpx.AsyncClient, query: str, expected: list[str]) -> None:
    """Each filter leaves what it names, and an empty one leaves all."""
    assert titles(await rows(moderator, query)) == expected


async def test_the_filters_stay(moderator: httpx.AsyncClient) -> None:
    """The form shows what was chosen, and the way to a case carries it along."""
    html = LexborHTMLParser((await moderator.get("/console?level=high&language=en")).text)
    chosen = {node.attributes["name"]: node.css("option[selected]") for node in html.css("select")}
    assert {name: [option.text() for option in options] for name, options in chosen.items()} == {
        "level": ["High"],
        "board": [],
        "language": ["English"],
        "ruled": ["Waiting"],
        "reported": ["All"],
    }
    assert html.css_first("tbody a").attributes["href"] == "/console/posts/2?level=high&language=en"


async def test_pages(moderator: httpx.AsyncClient, store: Store, judge: Judge) -> None:
    """More posts than fit on a page are on the next; the filters go along."""
    many = [json.dumps({"text": f"Cleaner number {number}", "board": "many"}).encode() for number in range(60)]
    await ingest(many, store, judge, complete)
    first = await moderator.get("/console?board=many")
    assert "60 posts, page 1 of 2" in first.text
    links = [link.attributes["href"] for link in LexborHTMLParser(first.text).css(".pages a")]
    assert links == ["/console?board=many&page=2"]
    second = await moderator.get(str(links[0]))
    assert len(LexborHTMLParser(second.text).css("tbody tr")) == 10
    assert "/console?board=many&amp;page=1" in second.text


@pytest.mark.parametrize("query", ["level=low", "page=0", "page=x", "ruled=maybe", "other=1"])
async def test_a_filter_that_is_none(moderator: httpx.AsyncClient, query: str) -> None:
    """What is no filter gives a page that says so, not the whole queue."""
    response = await moderator.get(f"/console?{query}")
    assert response.status_code == 422
    assert "That did not work" in response.text
