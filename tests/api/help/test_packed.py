import gzip

import httpx
import pytest
from fastapi.responses import HTMLResponse

from api.help.packed import packed
from api.help.paths import PATHS, help_page
from api.seeker.languages import languages
from facts import load_facts

DEAR = 10_000
"""Bytes that a page of help may cost on the way."""


@pytest.mark.parametrize("path", PATHS)
async def test_help_is_light_on_the_way(client: httpx.AsyncClient, path: str) -> None:
    """A page with all countries in it costs at most 10 kB on the way, and is the same page."""
    answer = await client.get(f"/en/help/{path}", headers={"Accept-Encoding": "gzip, br"})
    plain = await client.get(f"/en/help/{path}", headers={"Accept-Encoding": "identity"})
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) <= DEAR
    assert "content-encoding" not in plain.headers
    assert answer.content == plain.content
    for given in (answer, plain):
        assert given.headers["vary"] == "Accept-Encoding"
        assert given.headers["cache-control"] == "public, max-age=3600"
        assert given.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("language", languages())
def test_help_is_light_in_every_language(language: str) -> None:
    """So it does in languages whose letters take three bytes each."""
    facts = load_facts()
    assert all(len(packed(help_page(path, language, facts), "gzip").body) <= DEAR for path in PATHS)


@pytest.mark.parametrize(
    ("accepted", "is_packed"),
    [
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("", False),
        ("br", False),
        ("gzip;q=0", False),
        ("gzip; q=0.0, br", False),
    ],
)
def test_compressed_only_for_who_takes_it(accepted: str, is_packed: bool) -> None:
    """A browser that does not take a compressed page gets it as it is."""
    answer = packed(HTMLResponse("<p>page"), accepted)
    body = bytes(answer.body)
    assert (gzip.decompress(body) if is_packed else body) == b"<p>page"
    assert ("content-encoding" in answer.headers) == is_packed
