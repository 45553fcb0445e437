import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from api.ingest import ingest
from api.judge import Judge
from api.store.store import Store
from crawler.pages import complete


async def case(client: httpx.AsyncClient, address: str = "/console/posts/2") -> LexborHTMLParser:
    """A case as it lies open."""
    response = await client.get(address)
    assert response.status_code == 200
    return LexborHTMLParser(response.text)


def fields(form: LexborNode) -> dict[str, str]:
    """The hidden fields of a form."""
    return {str(node.attributes["name"]): str(node.attributes["value"]) for node in form.css("input[type=hidden]")}


async def send(client: httpx.AsyncClient, form: LexborNode, **typed: str) -> httpx.Response:
    """Send a form as a browser does."""
    return await client.post(str(form.attributes["action"]), data=fields(form) | typed)


async def rule(
    client: httpx.AsyncClient, kind: str, note: str = "", address: str = "/console/posts/2"
) -> httpx.Response:
    """Open a case and rule on it."""
    return await send(client, (await case(client, address)).css_first("form.rule"), kind=kind, note=note)


def history(html: LexborHTMLParser) -> list[str]:
    """The history of a case, newest first, without its moments."""
    return [" ".join(node.text(separator=" ").split()).partition("UTC ")[2] for node in html.css(".history > li")]


async def test_a_case_has_text_numbers_terms_and_history(moderator: httpx.AsyncClient) -> None:
    """A case shows the whole text, the numbers, the eight terms, and that nothing has been decided."""
    html = await case(moderator)
    assert html.css_first(".text").text() == "Work in a compound in Poipet."
    assert [" ".join(row.text(separator=" ").split()) for row in html.css(".numbers tr")] == [
        *("Lure 0.90", "Fraud 0.02", "About such offers 0.03"),
    ]
    assert len(html.css(".terms > div")) == 8
    assert "Nothing has been decided" in html.body.text()


async def test_ruling_leads_to_the_next_case(moderator: httpx.AsyncClient) -> None:
    """A ruling is recorded, and the next case of the queue opens, with the way back in sight."""
    response = await rule(moderator, "lure", "Holds people.")
    assert response.status_code == 303
    assert response.headers["location"].startswith("/console/posts/4?")
    after = await case(moderator, response.headers["location"])
    assert "Your ruling on post 2 is recorded." in " ".join(after.css_first(".made").text().split())
    ruled = await case(moderator)
    assert history(ruled) == ["ada: Lure Holds people. Undo this ruling"]
    assert "Ruled “Lure”" in ruled.css_first("legend").text()


async def test_a_ruling_can_be_undone_from_the_next_page(moderator: httpx.AsyncClient) -> None:
    """The bar above the next case undoes the ruling just made; the history keeps both."""
    after = await case(moderator, (await rule(moderator, "other_fraud")).headers["location"])
    response = await send(moderator, after.css_first("form.made"))
    assert response.headers["location"].startswith("/console/posts/2")
    undone = await case(moderator, response.headers["location"])
    assert history(undone) == ["ada: undid a ruling", "ada: Other fraud (undone)"]
    assert undone.css_first("legend").text() == "Your ruling"


async def test_a_ruling_can_be_undone_from_its_case(moderator: httpx.AsyncClient) -> None:
    """The ruling that holds has a button that undoes it; the one before it holds again and has the button then."""
    await rule(moderator, "ordinary")
    await rule(moderator, "warning")
    await send(moderator, (await case(moderator)).css_first(".history form"))
    again = await case(moderator)
    assert history(again) == ["ada: undid a ruling", "ada: Warning (undone)", "ada: Ordinary Undo this ruling"]


async def test_the_last_case_leads_back_to_the_queue(moderator: httpx.AsyncClient) -> None:
    """After the last case of a filter the queue opens, with the filter."""
    response = await rule(moderator, "cannot_decide", address="/console/posts/3?level=caution")
    assert response.headers["location"].startswith("/console?level=caution&")
    assert "Your ruling on post 3 is recorded." in (await moderator.get(response.headers["location"])).text


async def test_the_next_case_without_a_ruling(moderator: httpx.AsyncClient) -> None:
    """A case can be passed over: the link leads to the one after it, and the last has none."""
    html = await case(moderator, "/console/posts/2?level=high")
    link = html.css_first("a[accesskey=n]")
    assert link.attributes["href"] == "/console/posts/4?level=high"
    assert (await case(moderator, "/console/posts/4?level=high")).css_first("a[accesskey=n]") is None


async def test_a_ruling_made_meanwhile_is_noticed(moderator: httpx.AsyncClient) -> None:
    """Who rules on a case that somebody else has ruled on meanwhile sees that, and keeps what was written."""
    opened = (await case(moderator)).css_first("form.rule")
    await rule(moderator, "ordinary")
    response = await send(moderator, opened, kind="lure", note="Holds people.")
    html = LexborHTMLParser(response.text)
    assert response.status_code == 409
    assert "meanwhile" in html.css_first("[role=alert]").text()
    assert html.css_first("#note").text().strip() == "Holds people."
    assert history(html) == ["ada: Ordinary Undo this ruling"]


async def test_a_ruling_undone_twice(moderator: httpx.AsyncClient) -> None:
    """A second click on undo gives a page that says so, and undoes nothing more."""
    await rule(moderator, "lure")
    form = (await case(moderator)).css_first(".history form")
    await send(moderator, form)
    response = await send(moderator, form)
    assert response.status_code == 409
    assert "undone already" in response.text


@pytest.mark.parametrize("typed", [{}, {"kind": "guilty"}, {"kind": "lure", "note": "x" * 2_001}])
async def test_a_ruling_that_is_none(moderator: httpx.AsyncClient, typed: dict[str, str]) -> None:
    """No ruling, an unknown one, or a note without an end is not recorded."""
    form = (await case(moderator)).css_first("form.rule")
    assert (await send(moderator, form, **typed)).status_code == 422
    assert history(await case(moderator)) == []


async def test_the_five_rulings_have_keys(moderator: httpx.AsyncClient) -> None:
    """Each of the five rulings can be chosen by a key, and none is chosen beforehand."""
    html = await case(moderator)
    choices = html.css("input[name=kind]")
    assert [(node.attributes["value"], node.attributes["accesskey"]) for node in choices] == [
        *(("lure", "l"), ("other_fraud", "m"), ("ordinary", "o"), ("warning", "w"), ("cannot_decide", "c")),
    ]
    assert html.css("input[checked]") == []
    keys = [node.attributes["accesskey"] for node in html.css("[accesskey]")]
    assert len(keys) == len(set(keys))


async def test_a_changed_ad_is_told(moderator: httpx.AsyncClient, store: Store, judge: Judge) -> None:
    """A ruling on an ad that says something else now is marked as such."""
    line = '{"text": "compound %s", "url": "https://jobs.example.com/9"}'
    await ingest([(line % "one").encode()], store, judge, complete)
    await rule(moderator, "ordinary", address="/console/posts/5")
    await ingest([(line % "two").encode()], store, judge, complete)
    assert "something else now" in (await case(moderator, "/console/posts/5")).css_first("form.rule").text()


async def test_no_such_case(moderator: httpx.AsyncClient) -> None:
    """A post that is not there gives a page that says so."""
    response = await moderator.get("/console/posts/99")
    assert response.status_code == 404
    assert "There is no such post." in response.text


async def test_the_numbers_name_their_prior(moderator: httpx.AsyncClient) -> None:
    """Beside the probabilities stands the share of lures at which they are stated."""
    assert "stated at 1.0 lures in a hundred posts" in (await case(moderator)).css_first(".level").text()
