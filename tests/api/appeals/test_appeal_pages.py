from datetime import UTC, datetime, timedelta

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.api.fakes import Running

FORM = {"address": "https://jobs.example.com/1", "reason": "It is our kitchen.", "consent": "yes"}


def words(response: httpx.Response) -> str:
    """What a page says, in one line."""
    return " ".join(LexborHTMLParser(response.text).css_first("main").text(separator=" ").split())


async def test_an_appeal_and_its_clock(client: httpx.AsyncClient) -> None:
    """The form leads to a receipt and a clock; with the code posted one sees the same clock, and can erase it."""
    assert "No appeal waits now." in words(await client.get("/en/appeal"))
    taken = await client.post("/en/appeal", data=FORM)
    day = datetime.now(UTC).date()
    assert f"Must be answered by {day + timedelta(days=14)}" in words(taken)
    assert f"The oldest came on {day}." in words(await client.get("/en/appeal"))
    code = LexborHTMLParser(taken.text).css_first("[aria-labelledby=code] b").text()
    act = "/en/appeal/receipt"
    assert f"Must be answered by {day + timedelta(days=14)}" in words(await client.post(act, data={"code": code}))
    assert "It is erased" in words(await client.post(act, data={"code": code, "act": "erase"}))
    assert (await client.post(act, data={"code": code})).status_code == 404


@pytest.mark.parametrize(
    "changed", [{"consent": ""}, {"address": ""}, {"contact": "x@example.org"}, {"reason": "x" * 5_000}]
)
async def test_an_error_keeps_the_form_filled_in(client: httpx.AsyncClient, changed: dict[str, str]) -> None:
    """What is missing is said above the form, and what was typed stays; a contact without its own tick is not kept."""
    response = await client.post("/en/appeal", data=FORM | changed)
    html = LexborHTMLParser(response.text)
    assert response.status_code == 422
    assert html.css_first("[role=alert]").text()
    assert html.css_first("#reason").text().strip() == (FORM | changed)["reason"]
    assert "No appeal waits now." in words(await client.get("/en/appeal"))


async def test_a_flood_of_appeals_ends(running: Running) -> None:
    """Appeals come out of the same bucket as reports."""
    async with running(report_rate="1/hour") as client:
        answers = [await client.post("/en/appeal", data=FORM) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 429]


async def test_the_receipt_is_asked_for(client: httpx.AsyncClient) -> None:
    """The receipt's page begins with an empty box, and says what is wrong with a code."""
    assert LexborHTMLParser((await client.get("/en/appeal/receipt")).text).css_first("#code").attributes["value"] == ""
    assert (await client.post("/en/appeal/receipt", data={"code": "x"})).status_code == 422
