import json
from collections.abc import AsyncIterator

import httpx
import orjson
import pytest
from pydantic import SecretStr

from api.judge import Judge
from api.verdicts.feed import BATCH, verdicts_on_feed
from crawler import pages
from tests.api.fakes import Running

KEY = {"X-API-Key": "key-of-this-test"}


def feed(*posts: object) -> bytes:
    """Write posts as JSON lines."""
    return b"".join(orjson.dumps(post) + b"\n" for post in posts)


@pytest.fixture
async def partner(running: Running) -> AsyncIterator[httpx.AsyncClient]:
    """Give a client that has the key."""
    async with running(api_key=SecretStr(KEY["X-API-Key"])) as client:
        client.headers.update(KEY)
        yield client


async def test_each_line_is_answered_in_order(partner: httpx.AsyncClient) -> None:
    """Across batches, line n of the answer is about line n of the feed, and carries the caller's id."""
    posts = [{"id": str(n), "text": "the compound" if n % 7 == 0 else "a kitchen"} for n in range(BATCH * 2 + 5)]
    answer = await partner.post("/v1/verdicts/feed", content=feed(*posts))
    assert answer.headers["content-type"].startswith("application/x-ndjson")
    verdicts = [json.loads(line) for line in answer.text.splitlines()]
    assert [verdict["id"] for verdict in verdicts] == [post["id"] for post in posts]
    assert [verdict["level"] == "high" for verdict in verdicts] == [n % 7 == 0 for n in range(len(posts))]


async def test_bad_lines_get_an_error_and_lose_no_neighbour(partner: httpx.AsyncClient) -> None:
    """A line that is no post, is empty, is huge or breaks the model gets an error in its place."""
    lines = [
        b'{"id": "1", "text": "a kitchen"}',
        b"{",
        b"",
        b'{"id": "4"}',
        b'{"id": "5", "text": "' + b"a" * 1_100_000 + b'"}',
        b'{"id": "6", "text": "break the model"}',
        b'{"id": "7", "text": "the compound"}',
    ]
    answer = await partner.post("/v1/verdicts/feed", content=b"\n".join(lines))
    given = [json.loads(line) for line in answer.text.splitlines()]
    assert ["error" in line for line in given] == [False, True, True, True, True, True, False]
    assert [line.get("id") for line in given] == ["1", None, None, "4", None, "6", "7"]


async def test_short_form_is_taken(partner: httpx.AsyncClient) -> None:
    """Lines as people write them by hand are taken, whatever columns of their own they carry."""
    post = {"id": "1", "text": "the compound", "employer": "Example Ltd", "pay": "USD 800 a month", "label": "x"}
    answer = await partner.post("/v1/verdicts/feed", content=feed(post))
    assert answer.json()["level"] == "high"


@pytest.mark.parametrize("key", [None, "", "another", "ключ"])
@pytest.mark.parametrize("path", ["/v1/verdicts/feed", "/v1/feed"])
async def test_feeds_need_the_key(client: httpx.AsyncClient, path: str, key: str | None) -> None:
    """Without the key of this installation a feed is refused, with a problem that names the header."""
    headers = {} if key is None else {"X-API-Key": key.encode()}
    answer = await client.post(path, content=feed({"text": "a kitchen"}), headers=headers)
    assert answer.status_code == 401
    assert "X-API-Key" in answer.json()["detail"]
    assert "access-control-allow-origin" not in answer.headers


async def test_answers_leave_before_the_feed_has_ended(judge: Judge) -> None:
    """A feed is answered while it arrives: the first batch's verdicts do not wait for the last line."""

    async def body() -> AsyncIterator[bytes]:
        yield feed(*({"text": "a kitchen"} for _ in range(BATCH)))
        pytest.fail("the answer waited for more")

    answers = verdicts_on_feed(body(), judge=judge, complete=pages.complete)
    assert b"nothing_found" in await anext(answers)


async def test_feed_that_grows_too_large_ends_with_an_error_line(running: Running) -> None:
    """An answer that has begun ends with a line that says why, when the feed is over the limit."""

    async def body() -> AsyncIterator[bytes]:
        for _ in range(200):
            yield feed({"text": "a kitchen"})

    async with running(api_key=SecretStr("k"), feed_bytes=2_000) as client:
        answer = await client.post("/v1/verdicts/feed", content=body(), headers={"X-API-Key": "k"})
    given = [json.loads(line) for line in answer.text.splitlines()]
    assert len(given) == 65
    assert "2,000 bytes" in given[-1]["error"]
