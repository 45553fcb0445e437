"""Hostile texts on every way in: whatever is sent, there is an answer and no failure. The model is a fake.

`tests/api/verdicts/test_hostile_checks.py` sends naughty strings and broken JSON to `POST /v1/verdicts`.
"""

import json
from collections.abc import AsyncIterator

import httpx
import pytest
from pydantic import SecretStr

from tests.api.fakes import Running
from tests.api.hostile.texts import RUNNING, in_batches, json_files, markup, naughty

pytestmark = pytest.mark.shared

MANY = "1000000/minute"
KEY = {"X-API-Key": "the-key-of-this-test"}


@pytest.fixture
async def open_door(running: Running) -> AsyncIterator[httpx.AsyncClient]:
    """Give a client that may ask as often as it likes, and knows the key."""
    async with running(check_rate=MANY, report_rate=MANY, api_key=SecretStr(KEY["X-API-Key"])) as client:
        yield client


def test_the_sets_are_whole() -> None:
    """The public sets have as many texts as they are known to have."""
    assert (len(naughty()), len(markup()), len(json_files())) == (515, 6_810, 318)


async def test_markup_gets_a_verdict_as_text_and_as_page(open_door: httpx.AsyncClient) -> None:
    """Each tokenizer case is judged as a page, and in batches as a text; one that is empty or no text is refused."""
    for case in markup():
        answer = await open_door.post("/v1/verdicts", json={"html": case})
        assert answer.status_code in ({200, 422} if case.strip() else {422}), repr(case)
    for batch in in_batches([case for case in markup() if "\0" not in case and case.isprintable()], 50):
        assert (await open_door.post("/v1/verdicts", json={"text": batch})).status_code == 200, batch


async def test_pasted_texts_get_a_page(open_door: httpx.AsyncClient) -> None:
    """Each naughty string, and the tokenizer cases and JSON files in batches, get a page when pasted by a seeker."""
    files = [file.decode("utf-8", "replace") for file in json_files()]
    for text in (*naughty(), *RUNNING, *in_batches(markup(), 50), *files):
        answer = await open_door.post("/en/check", data={"ad": text})
        assert answer.status_code in {200, 422}, repr(text)
        assert answer.headers["content-type"] == "text/html; charset=utf-8"


async def test_bodies_that_are_no_form_get_a_page(open_door: httpx.AsyncClient) -> None:
    """Any bytes in place of the form get a page."""
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    for body in json_files():
        answer = await open_door.post("/en/check", content=body, headers=form)
        assert answer.status_code in {200, 422}, body
        assert answer.headers["content-type"] == "text/html; charset=utf-8"


def feed() -> list[bytes]:
    """Give lines: each hostile text as text, title, employer and place of a post, and each JSON file as it is."""
    fields = ("text", "title", "employer", "place", "pay", "url", "language", "id", "board")
    texts = [*naughty(), *RUNNING, *markup()[::10]]
    posts = [{"text": "Cook wanted"} | {fields[at % len(fields)]: text} for at, text in enumerate(texts)]
    posts += [{"text": text, "contacts": [{"kind": "telegram", "value": text}]} for text in (*naughty(), *RUNNING)]
    return [json.dumps(post).encode() for post in posts] + [file.replace(b"\n", b" ") for file in json_files()]


async def test_a_feed_of_hostile_lines_is_answered_line_by_line(open_door: httpx.AsyncClient) -> None:
    """Every line of a feed gets its line, a verdict or what is wrong with it."""
    lines = feed()
    answer = await open_door.post("/v1/verdicts/feed", content=b"\n".join(lines) + b"\n", headers=KEY)
    answers = [json.loads(line) for line in answer.content.splitlines()]
    assert (answer.status_code, len(answers)) == (200, len(lines))
    assert all("level" in one or one["error"] for one in answers)
    assert not any("failure is ours" in one.get("error", "") for one in answers)


async def test_a_feed_of_hostile_lines_is_kept_or_refused_line_by_line(open_door: httpx.AsyncClient) -> None:
    """Every line of a feed is kept or named as bad, twice the same."""
    body = b"\n".join(line for line in feed() if line.strip())
    first = await open_door.post("/v1/feed", content=body, headers=KEY)
    again = await open_door.post("/v1/feed", content=body, headers=KEY)
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json()["new"] > 900
    assert again.json()["new"] == 0
    assert again.json()["bad"] == first.json()["bad"]
