import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser

from api.seeker.pages import PAGE_POLICY
from tests.api.seeker.test_laws_of_pages import breaches

BROWSER = {"Accept": "text/html,*/*;q=0.8", "Accept-Language": "sw,en;q=0.5"}


@pytest.mark.parametrize(
    ("path", "headers", "language"),
    [
        ("/hi/nothing", {}, "hi"),
        ("/ar/report/nothing/<script>", {}, "ar"),
        ("/en/help/nowhere", {}, "en"),
        ("/fr/", BROWSER, "sw"),
        ("/docs", BROWSER, "sw"),
    ],
)
async def test_a_page_that_is_not_there(
    client: httpx.AsyncClient, path: str, headers: dict[str, str], language: str
) -> None:
    """An unknown address gives a small page in the reader's language that leads to a check and to help."""
    answer = await client.get(path, headers=headers)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert answer.headers["content-security-policy"] == PAGE_POLICY
    assert answer.headers["cache-control"] == "no-store"
    html = LexborHTMLParser(answer.text)
    assert html.css_first("html").attributes["lang"] == language  # type: ignore[union-attr]
    links = {link.attributes["href"] for link in html.css("main a")}
    assert links == {f"/{language}/", f"/{language}/help/"}
    assert breaches(answer.text) == []
    assert len(answer.content) < 6_000
    assert "nowhere" not in answer.text


@pytest.mark.parametrize(("path", "headers"), [("/v1/nothing", BROWSER), ("/nothing", {"Accept": "*/*"})])
async def test_a_program_gets_a_document(client: httpx.AsyncClient, path: str, headers: dict[str, str]) -> None:
    """Addresses of the API, and any that a program asks for, answer with a problem document."""
    assert (await client.get(path, headers=headers)).headers["content-type"] == "application/problem+json"


async def test_a_way_that_a_page_does_not_take(client: httpx.AsyncClient) -> None:
    """A page that only takes a form says to a reader who opens it what it says where nothing is, and what it takes."""
    answer = await client.get("/en/share")
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    assert "There is nothing at this address." in answer.text


@pytest.mark.parametrize(
    ("path", "status"), [("/en/", 200), ("/hi/help/inside", 200), ("/", 302), ("/en/nothing", 404)]
)
async def test_pages_answer_head(client: httpx.AsyncClient, path: str, status: int) -> None:
    """What looks at a page's head alone is answered as GET would be."""
    answer = await client.head(path)
    assert answer.status_code == status
    assert answer.headers.get("content-type") == (await client.get(path)).headers.get("content-type")


async def test_an_address_without_its_last_stroke_leads_to_the_page(client: httpx.AsyncClient) -> None:
    """`/hi` and `/hi/help` are led to their pages."""
    for path in ("/hi", "/hi/help"):
        answer = await client.get(path)
        assert (answer.status_code, httpx.URL(answer.headers["location"]).path) == (307, f"{path}/")


async def test_a_failure_of_ours_is_a_page_too(client: httpx.AsyncClient) -> None:
    """Where the model breaks a reader gets a sentence in their language and the way to help, and nothing of the failure."""
    answer = await client.post("/pt/check", data={"ad": "canary-73 break the model"})
    assert (answer.status_code, answer.headers["content-type"]) == (500, "text/html; charset=utf-8")
    assert answer.headers["content-security-policy"] == PAGE_POLICY
    assert "Algo deu errado do nosso lado." in answer.text
    assert "canary-73" not in answer.text
