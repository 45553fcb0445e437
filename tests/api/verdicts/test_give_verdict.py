import threading

import httpx
import pytest

from api.judge import Judge
from casefile.post import MAX_TEXT, JobPost
from tests.api.fakes import FakeScorer, Keep, Running

PAGE = """<html><head><title>Cook</title><script type="application/ld+json">
{"@context": "https://schema.org", "@type": "JobPosting", "title": "Cook",
 "description": "Work at the compound, meals are free and the days are long.",
 "hiringOrganization": {"name": "Example Kitchens"}}</script></head><body><h1>Cook</h1></body></html>"""


async def test_text_is_judged(client: httpx.AsyncClient) -> None:
    """A pasted text gives a verdict with its level and the versions that gave it."""
    answer = await client.post("/v1/verdicts", json={"text": "Work at the compound"})
    assert answer.status_code == 200
    assert answer.json()["level"] == "high"
    assert answer.json()["versions"]["model"] == "fake-1"


async def test_page_is_read_and_judged(client: httpx.AsyncClient, scorer: FakeScorer) -> None:
    """A page is read into a post, with its address, and that post is judged."""
    answer = await client.post("/v1/verdicts", json={"html": PAGE, "url": "https://jobs.example.com/1?utm_source=x"})
    assert answer.json()["level"] == "high"
    assert scorer.judged[-1].title == "Cook"
    assert scorer.judged[-1].address == "https://jobs.example.com/1"


async def test_pasted_text_is_completed_from_its_own_words(client: httpx.AsyncClient, scorer: FakeScorer) -> None:
    """Pasted text goes through the same reading as a crawled one: its contacts are found."""
    await client.post("/v1/verdicts", json={"text": "Cook wanted in Lisbon, write to https://t.me/example_cook"})
    assert [contact.kind for contact in scorer.judged[-1].contacts] == ["telegram"]


async def test_known_address_gives_the_verdict_on_the_kept_post(client: httpx.AsyncClient, keep: Keep) -> None:
    """An address that the store knows, however it is written, is judged from what was kept, without the feed's id."""
    await keep({"id": "partner-7", "text": "Work at the compound", "url": "https://jobs.example.com/7"})
    answer = await client.post("/v1/verdicts", json={"url": "http://JOBS.example.com/7?utm_source=x#apply"})
    assert answer.status_code == 200
    assert answer.json()["level"] == "high"
    assert answer.json()["id"] is None


@pytest.mark.parametrize(
    ("request_", "status", "name"),
    [
        ({"url": "https://jobs.example.com/none"}, 404, "unknown_address"),
        ({"url": "https://jobs.example.com/none", "fetch": True}, 422, "fetch_not_offered"),
        ({"url": "javascript:alert(1)"}, 422, "unreadable"),
        ({"url": "http://", "text": "Cook wanted"}, 422, "unreadable"),
        ({}, 422, "nothing_to_judge"),
        ({"url": "  "}, 422, "nothing_to_judge"),
        ({"text": ""}, 422, "nothing_to_judge"),
        ({"text": " \n\t"}, 422, "nothing_to_judge"),
        ({"html": ""}, 422, "nothing_to_judge"),
        ({"html": "<p>a", "text": "a"}, 422, "nothing_to_judge"),
        ({"text": "a\x00b"}, 422, "unreadable"),
        ({"html": "<p>a\x00b"}, 422, "unreadable"),
        ({"text": "a", "fetch": "yes"}, 422, "invalid_request"),
        ({"text": 5}, 422, "invalid_request"),
        ({"text": "a", "lang": "!"}, 422, "invalid_request"),
        ([], 422, "invalid_request"),
        ("text", 422, "invalid_request"),
        (None, 422, "invalid_request"),
    ],
)
async def test_what_cannot_be_judged_is_refused_with_a_problem(
    client: httpx.AsyncClient, request_: object, status: int, name: str
) -> None:
    """A request that holds no ad gets a problem document whose name says what is wrong."""
    answer = await client.post("/v1/verdicts", json=request_)
    assert (answer.status_code, answer.json()["type"]) == (status, f"urn:lurewatch:problem:{name}")
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert answer.json()["detail"].endswith(".")


async def test_text_that_is_too_long_is_cut_and_says_so(client: httpx.AsyncClient) -> None:
    """Of a text of more than 100,000 characters the beginning is judged, and the coverage says that it was cut."""
    longer = await client.post("/v1/verdicts", json={"text": "a" * (MAX_TEXT + 1)})
    just = await client.post("/v1/verdicts", json={"text": "a" * MAX_TEXT})
    assert longer.json()["coverage"] | {"language": None} == just.json()["coverage"] | {
        "language": None,
        "truncated": True,
    }
    assert just.json()["coverage"]["truncated"] is False
    assert longer.json()["coverage"]["characters"] == MAX_TEXT


async def test_language_of_the_reader_moves_nothing(client: httpx.AsyncClient) -> None:
    """The language that a reader asks for does not change the verdict."""
    plain = await client.post("/v1/verdicts", json={"text": "Tickets paid, tickets paid"})
    asked = await client.post("/v1/verdicts", json={"text": "Tickets paid, tickets paid", "lang": "zh-Hant"})
    assert plain.json() == asked.json()


async def test_verdicts_are_cached_nowhere(client: httpx.AsyncClient) -> None:
    """A verdict tells caches, the browser's too, not to keep it."""
    answer = await client.post("/v1/verdicts", json={"text": "Cook wanted"})
    assert answer.headers["cache-control"] == "no-store"


async def test_checks_of_one_network_are_limited(running: Running) -> None:
    """A network that asks too often is told so, and when to come back; the limit covers its neighbours' addresses."""
    async with running(check_rate="2/minute") as client:
        answers = [await client.post("/v1/verdicts", json={"text": "Cook wanted"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[-1].json()["type"] == "urn:lurewatch:problem:too_many"
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 60


async def test_the_loop_stays_free_while_a_post_is_judged(judge: Judge) -> None:
    """The scorer works in a thread of its own: the loop's thread never runs it."""
    loop_thread = threading.get_ident()
    assert await judge.run(threading.get_ident) != loop_thread
    assert (await judge(JobPost(text="Cook wanted"))).level == "nothing_found"
