"""The one setting: which server is asked."""

import pytest
from playwright.sync_api import BrowserContext

from tests.extension.toolbar import Toolbar

pytestmark = [pytest.mark.chromium, pytest.mark.loopback, pytest.mark.enable_socket]

KEPT = {
    "https://lurewatch.example.org": "https://lurewatch.example.org",
    "  https://Lurewatch.example.org:8443/ ": "https://lurewatch.example.org:8443",
    "http://127.0.0.1:8000": "http://127.0.0.1:8000",
    "http://localhost:8000/": "http://localhost:8000",
}
REFUSED = [
    *("", "lurewatch", "lurewatch.example.org", "ftp://lurewatch.example.org", "javascript:alert(1)"),
    *("http://lurewatch.example.org", "http://127.0.0.1.example.org", "http://192.0.2.1:8000"),
    *("https://user:secret@lurewatch.example.org", "https://lurewatch.example.org/en/", "https://example.org/?a=1"),
]

STORED = "chrome.storage.local.get('server').then(({ server }) => server)"


def keep(context: BrowserContext, toolbar: Toolbar, text: str) -> tuple[str, str]:
    """Write an address into the settings and keep it. Gives what the page says and what is stored."""
    page = context.new_page()
    page.goto(f"{toolbar.origin}/options.html")
    page.fill("#server", text)
    page.click("button")
    page.wait_for_function("document.querySelector('.result').textContent !== ''")
    said, stored = page.inner_text(".result"), page.evaluate(STORED)
    page.close()
    return said, stored


@pytest.mark.parametrize("text", KEPT)
def test_a_server_is_kept(chromium: BrowserContext, toolbar: Toolbar, text: str) -> None:
    """An https address, or one on this computer, is kept without a slash at its end."""
    assert keep(chromium, toolbar, text) == ("Kept.", KEPT[text])


@pytest.mark.parametrize("text", REFUSED)
def test_a_server_is_refused(chromium: BrowserContext, toolbar: Toolbar, text: str) -> None:
    """What is no server's address, or would carry pages in the clear, is refused, and the old one stays."""
    toolbar.keep_server("https://before.example.org")
    said, stored = keep(chromium, toolbar, text)
    assert said.startswith("Not kept.")
    assert stored == "https://before.example.org"


def test_a_new_extension_asks_this_computer(chromium: BrowserContext, toolbar: Toolbar) -> None:
    """Before anybody has set a server, it is the one on this computer."""
    page = chromium.new_page()
    page.goto(f"{toolbar.origin}/options.html")
    page.evaluate("chrome.storage.local.clear()")
    page.reload()
    page.wait_for_selector("#server")
    assert page.input_value("#server") == "http://127.0.0.1:8000"
    page.close()
