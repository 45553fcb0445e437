"""A page that was scrubbed is read as the page itself is: the extension and the crawler see the same post."""

import pytest
from playwright.sync_api import BrowserContext

from crawler.demo.posts import on_shelf
from crawler.demo.site import answer
from crawler.pages import read
from tests.extension.toolbar import Toolbar

pytestmark = [pytest.mark.chromium, pytest.mark.loopback, pytest.mark.enable_socket]

BASE = "http://127.0.0.1:8001"

SCRUB_ALL = """async (pages) => {
    const [{ scrub }, { SCRUB }] = [await import("./scrub.js"), await import("./scrub_lists.js")];
    return pages.map(([address, html]) => {
        const page = new DOMParser().parseFromString(html, "text/html");
        page.head.prepend(Object.assign(page.createElement("base"), { href: address }));
        return scrub(SCRUB, page);
    });
}"""


def test_scrubbing_takes_nothing_from_a_post(chromium: BrowserContext, toolbar: Toolbar) -> None:
    """Each ad of the demo board, in every usual markup, has the same fields with and without scrubbing."""
    addresses = [f"{BASE}/jobs/{demo.post.id}" for demo in on_shelf("board")]
    pages = [(address, answer(address.removeprefix(BASE), BASE).body.decode()) for address in addresses]
    page = chromium.new_page()
    page.goto(f"{toolbar.origin}/options.html")
    scrubbed = page.evaluate(SCRUB_ALL, pages)
    page.close()
    whole = [read(address, html).model_copy(update={"page_sha256": None}) for address, html in pages]
    parts = [
        read(address, html).model_copy(update={"page_sha256": None})
        for address, html in zip(addresses, scrubbed, strict=True)
    ]
    assert len(whole) > 50
    assert [post.address for post, part in zip(whole, parts, strict=True) if post != part] == []
