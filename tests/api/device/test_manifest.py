import struct

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser

from api.device.manifest import PAPER
from api.seeker.files import ASSETS
from api.seeker.languages import languages


@pytest.mark.parametrize("language", languages())
async def test_every_language_can_be_put_on_the_home_screen(client: httpx.AsyncClient, language: str) -> None:
    """Each page names the manifest of its language, which begins where that language does."""
    link = LexborHTMLParser((await client.get(f"/{language}/")).text).css_first("link[rel=manifest]")
    assert link is not None
    answer = await client.get(str(link.attributes["href"]))
    assert answer.headers["content-type"] == "application/manifest+json"
    manifest = answer.json()
    assert (manifest["name"], manifest["short_name"], manifest["display"]) == ("Lurewatch", "Lurewatch", "standalone")
    assert (manifest["start_url"], manifest["scope"], manifest["lang"]) == (f"/{language}/", "/", language)
    assert manifest["dir"] == ("rtl" if language == "ar" else "ltr")
    assert (await client.get(manifest["shortcuts"][0]["url"])).status_code == 200


async def test_icons_are_as_large_as_they_say(client: httpx.AsyncClient) -> None:
    """The home screen gets a drawing, and pictures of the sizes that it asks for."""
    icons = (await client.get("/en/manifest.webmanifest")).json()["icons"]
    assert {icon["type"] for icon in icons} == {"image/svg+xml", "image/png"}
    assert "maskable" in {icon["purpose"] for icon in icons}
    for icon in icons:
        answer = await client.get(icon["src"])
        assert answer.headers["content-type"] == icon["type"]
        if icon["type"] == "image/png":
            width, height = struct.unpack(">II", answer.content[16:24])
            assert f"{width}x{height}" == icon["sizes"]


async def test_what_is_shared_is_posted(client: httpx.AsyncClient) -> None:
    """What another app shares stands in the body of a request and in no address."""
    target = (await client.get("/en/manifest.webmanifest")).json()["share_target"]
    assert (target["action"], target["method"]) == ("/en/share", "POST")
    assert target["enctype"] == "application/x-www-form-urlencoded"
    assert target["params"] == {"title": "title", "text": "text", "url": "url"}


def test_the_ground_is_that_of_the_pages() -> None:
    """The home screen's colours are the style sheet's."""
    assert f"--paper: {PAPER};" in (ASSETS / "pages.css").read_text()
