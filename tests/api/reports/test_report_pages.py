import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.api.fakes import Running
from tests.api.reports.test_puzzle import solve

FORM = {"text": "Work at the compound\r\nFood is free", "consent": "yes"}


def code_on(response: httpx.Response) -> str:
    """The receipt's code on the page that gives it."""
    return LexborHTMLParser(response.text).css_first("[aria-labelledby=code] b").text()


def words(response: httpx.Response) -> str:
    """What a page says, in one line."""
    return " ".join(LexborHTMLParser(response.text).css_first("main").text(separator=" ").split())


async def test_the_form_posts_and_ticks_nothing(client: httpx.AsyncClient) -> None:
    """The form sends its words in the body, states the days, asks for no name, and sets no tick."""
    response = await client.get("/en/report")
    html = LexborHTMLParser(response.text)
    form = html.css_first("form.check")
    assert (form.attributes["method"], form.attributes["action"]) == ("post", "/en/report")
    assert html.css("input[checked]") == []
    assert "for 180 days" in words(response)
    assert {"name", "email", "phone", "contact"} & {node.attributes.get("name") for node in html.css("input")} == set()
    assert response.headers["cache-control"] == "no-store"
    assert "set-cookie" not in response.headers


async def test_a_report_and_what_one_does_with_it(client: httpx.AsyncClient) -> None:
    """The receipt is shown once; with it posted, one sees, adds, withdraws, stands by it again, asks and erases."""
    code = code_on(await client.post("/en/report", data=FORM | {"happened": ["held", "threatened"], "note": "n"}))
    act = "/en/report/receipt"
    assert "Nobody has looked at it yet." in words(await client.post(act, data={"code": code.lower()}))
    steps = [
        ({"act": "add", "note": "more"}, "That is done."),
        ({"act": "person"}, "You asked that a person looks."),
        ({"act": "withdraw"}, "You withdrew it."),
        ({"act": "stand"}, "That is done."),
    ]
    for fields, says in steps:
        response = await client.post(act, data={"code": code} | fields)
        assert (response.status_code, says in words(response)) == (200, True)
    assert "It is erased" in words(await client.post(act, data={"code": code, "act": "erase"}))
    assert (await client.post(act, data={"code": code})).status_code == 404


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"consent": ""}, "Tick that we may keep"),
        ({"text": ""}, "Say which ad it is"),
        ({"address": "javascript:x"}, "http"),
        ({"address": "x" * 5_000}, "not a web address"),
        ({"note": "x" * 5_000}, "longer than we keep"),
    ],
)
async def test_an_error_keeps_the_form_filled_in(client: httpx.AsyncClient, changed: dict[str, str], says: str) -> None:
    """What is missing is said above the form, and nothing that was typed or ticked is lost."""
    typed = FORM | {"note": "my words", "happened": ["held"]} | changed
    response = await client.post("/en/report", data=typed)
    html = LexborHTMLParser(response.text)
    assert response.status_code == 422
    assert says in html.css_first("[role=alert]").text()
    assert html.css_first("#note").text().strip() == typed["note"]
    assert [node.attributes["value"] for node in html.css("[name=happened][checked]")] == ["held"]


async def test_an_error_costs_nothing(running: Running) -> None:
    """A form that comes back for a missing tick is not counted."""
    async with running(report_rate="1/hour") as client:
        for _ in range(3):
            assert (await client.post("/en/report", data=FORM | {"consent": ""})).status_code == 422
        assert (await client.post("/en/report", data=FORM)).status_code == 200
        assert (await client.post("/en/report", data=FORM)).status_code == 429


async def test_a_solved_puzzle_has_its_own_bucket(running: Running) -> None:
    """Where the page's script solved the puzzle, the small bucket is not asked; the same answer serves once."""
    async with running(report_rate="1/hour", puzzled_report_rate="5/hour") as client:
        html = LexborHTMLParser((await client.get("/en/report")).text)
        puzzle = str(html.css_first("[name=puzzle]").attributes["value"])
        solved = FORM | {"puzzle": puzzle, "answer": solve(puzzle)}
        sent = [await client.post("/en/report", data=data) for data in (FORM, solved, solved)]
    assert [response.status_code for response in sent] == [200, 200, 429]


@pytest.mark.parametrize("code", ["", "x", "0000-0000-0000-0000-0000-0000", "<script>alert(1)</script>"])
async def test_a_code_that_is_none(client: httpx.AsyncClient, code: str) -> None:
    """A code that leads nowhere gives a sentence, and the box with what was typed."""
    response = await client.post("/en/report/receipt", data={"code": code})
    html = LexborHTMLParser(response.text)
    assert response.status_code in {404, 422}
    assert html.css_first("[role=alert]").text()
    assert html.css_first("#code").attributes["value"] == code


async def test_adding_nothing_is_said(client: httpx.AsyncClient) -> None:
    """An empty addition gives a sentence."""
    code = code_on(await client.post("/en/report", data=FORM))
    response = await client.post("/en/report/receipt", data={"code": code, "act": "add"})
    assert "There was nothing in the form." in words(response)


async def test_a_code_stands_in_no_address(client: httpx.AsyncClient) -> None:
    """No link and no form of the receipt's pages carries the code in its address."""
    taken = await client.post("/en/report", data=FORM)
    code = code_on(taken)
    standing = await client.post("/en/report/receipt", data={"code": code})
    for response in (taken, standing):
        html = LexborHTMLParser(response.text)
        led = [str(node.attributes.get("href") or node.attributes.get("action")) for node in html.css("a, form")]
        assert [address for address in led if code in address or "?" in address] == []
