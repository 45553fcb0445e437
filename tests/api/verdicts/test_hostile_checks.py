import json
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from tests.api.fakes import Running

SHARED = Path(__file__).resolve().parents[4] / "shared" / "corpora"
JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422),
        (b"{", 400),
        (b"{'text': 'a'}", 400),
        (b'{"text": "a"', 400),
        (b"\xff\xfe\x00", 400),
        (b'{"text": "\xff"}', 400),
        (b"[" * 100_000, 400),
        (b'{"text":' * 50_000 + b"1" + b"}" * 50_000, 400),
        (b'{"text": "a", "url": ' + b"9" * 10_000 + b"}", 400),
        (b'{"text": NaN}', 422),
        (b'{"text": "\\ud800"}', 422),
        (b'{"html": "<p>\\udfff"}', 422),
        (b'{"url": "https://example.com/\\ud800"}', 422),
        (b'{"text": "a", "lang": "\\ud800"}', 422),
    ],
)
async def test_bodies_that_are_no_check_are_refused(client: httpx.AsyncClient, body: bytes, status: int) -> None:
    """Broken JSON, deep nesting, half characters and huge numbers each get a problem document, and no failure."""
    answer = await client.post("/v1/verdicts", content=body, headers=JSON)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


async def test_large_body_is_refused_before_it_is_sent(client: httpx.AsyncClient) -> None:
    """A body that is announced as too large is refused without reading it."""

    async def never() -> AsyncIterator[bytes]:
        pytest.fail("the body was read")
        yield b""

    answer = await client.post("/v1/verdicts", content=never(), headers=JSON | {"Content-Length": "2000001"})
    assert answer.status_code == 413
    assert answer.json()["type"] == "urn:lurewatch:problem:too_large"


async def test_large_body_is_refused_while_it_arrives(client: httpx.AsyncClient) -> None:
    """A body that grows too large is refused at that byte, whatever was announced; the rest is not read."""
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while True:
            sent += 100_000
            yield b" " * 100_000

    answer = await client.post("/v1/verdicts", content=endless(), headers=JSON)
    assert answer.status_code == 413
    assert answer.json()["type"] == "urn:lurewatch:problem:too_large"
    assert sent == 2_100_000


async def test_body_of_just_the_limit_is_read(client: httpx.AsyncClient) -> None:
    """Two million bytes are still taken."""
    frame = len(b'{"html": ""}')
    body = b'{"html": "' + b"a" * (2_000_000 - frame) + b'"}'
    answer = await client.post("/v1/verdicts", content=body, headers=JSON)
    assert answer.status_code == 200


@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate", "identity, gzip"])
async def test_compressed_bodies_are_refused(client: httpx.AsyncClient, encoding: str) -> None:
    """A compressed body is refused, so that a small one cannot unpack to a huge one."""
    answer = await client.post("/v1/verdicts", content=b"x", headers=JSON | {"Content-Encoding": encoding})
    assert answer.status_code == 415
    assert answer.json()["type"] == "urn:lurewatch:problem:compressed"


@pytest.mark.parametrize("media_type", ["text/plain", "application/xml", "x"])
async def test_other_media_types_are_refused(client: httpx.AsyncClient, media_type: str) -> None:
    """Only JSON is taken."""
    answer = await client.post("/v1/verdicts", content=b'{"text": "a"}', headers={"Content-Type": media_type})
    assert answer.status_code == 422


async def test_json_under_the_media_type_of_a_form_is_taken(client: httpx.AsyncClient) -> None:
    """`curl -d '{"text": …}'` works without a header; a real form does not."""
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert (await client.post("/v1/verdicts", content=b'{"text": "a cook"}', headers=form)).status_code == 200
    assert (await client.post("/v1/verdicts", content=b"text=a+cook", headers=form)).status_code == 400


async def test_uploads_are_refused(client: httpx.AsyncClient) -> None:
    """A file upload is refused on every route: a large one would be written to the disk."""
    for path, says in (("/v1/verdicts", "urn:lurewatch:problem:upload"), ("/en/check", "could not be read")):
        answer = await client.post(path, files={"ad": b"canary" * 1_000_000})
        assert answer.status_code == 415
        assert says in answer.text


async def test_problem_repeats_nothing_that_was_sent(client: httpx.AsyncClient) -> None:
    """Neither a value nor the name of a field that we do not know comes back in a problem document."""
    answer = await client.post("/v1/verdicts", json={"canary-name": "canary-value", "text": ["canary-item"]})
    assert answer.status_code == 422
    assert {error["field"] for error in answer.json()["errors"]} == {"", "text"}
    assert "canary" not in answer.text


@pytest.mark.shared
@pytest.mark.parametrize("field", ["text", "html", "url"])
async def test_naughty_strings_never_break_a_check(running: Running, field: str) -> None:
    """Every string of the big list of naughty strings gets a verdict or a problem, as text, as page and as address."""
    strings = json.loads((SHARED / "blns" / "blns.json").read_text())
    async with running(check_rate="100000/minute") as client:
        for string in strings:
            answer = await client.post("/v1/verdicts", json={field: string})
            assert answer.status_code in {200, 404, 422}, string


@pytest.mark.shared
async def test_json_parsing_suite_never_breaks_a_check(running: Running) -> None:
    """Every file of the JSON parsing test suite, as the whole body, gets an answer below 500."""
    async with running(check_rate="100000/minute") as client:
        for path in sorted((SHARED / "json-test-suite" / "test_parsing").iterdir()):
            answer = await client.post("/v1/verdicts", content=path.read_bytes(), headers=JSON)
            assert 400 <= answer.status_code < 500, path.name
            assert answer.headers["content-type"] == "application/problem+json", path.name


@pytest.mark.shared
async def test_json_parsing_suite_inside_a_check_never_breaks_it(running: Running) -> None:
    """Every file of the JSON parsing test suite, in place of the text, gets a verdict or a problem."""
    async with running(check_rate="100000/minute") as client:
        for path in sorted((SHARED / "json-test-suite" / "test_parsing").iterdir()):
            answer = await client.post("/v1/verdicts", content=b'{"text":' + path.read_bytes() + b"}", headers=JSON)
            assert answer.status_code < 500, path.name
