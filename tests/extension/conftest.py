"""A Chromium with the extension as it is shipped, a server to ask and a site to look at: all on this machine."""

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, sync_playwright

from extension.build import build
from tests.extension.servers import Given, Served, serve
from tests.extension.toolbar import Toolbar

PAGE = """<!doctype html><html lang="en"><head><title>Customer service</title></head><body>
<header><a href="/account">Hello, Secretname</a></header>
<main><h1>Customer service</h1><p>Ticket free, driver meets you at the border.</p>
<form action="/apply"><input type="hidden" name="token" value="hidden-token"><input name="mail" value="kept-mail">
<input type="password" id="password"><textarea id="note">kept-note</textarea></form>
<script>window.tracked = "script-text";</script></main></body></html>"""


@pytest.fixture(scope="session")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The extension as a person installs it: Chrome's zip, unpacked."""
    folder = tmp_path_factory.mktemp("extension")
    chrome, _ = build(folder / "dist")
    with zipfile.ZipFile(chrome) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


@pytest.fixture(scope="module")
def chromium(unpacked: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """A Chromium that has the extension."""
    switches = [
        *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
        *("--disable-component-update", "--disable-sync", "--enable-unsafe-extension-debugging"),
        *(f"--disable-extensions-except={unpacked}", f"--load-extension={unpacked}"),
    ]
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("profile"),
            executable_path=shutil.which("chromium") or shutil.which("chromium-browser"),
            headless=True,
            args=switches,
        )
        yield context
        context.close()


@pytest.fixture
def server() -> Iterator[Served]:
    """The server that is asked. A test says what it answers."""
    with serve() as served:
        yield served


@pytest.fixture
def site() -> Iterator[Served]:
    """A site with one page, in which somebody is signed in and has typed things."""
    with serve() as served:
        served.answers["/job"] = Given(PAGE, kind="text/html")
        yield served


@pytest.fixture
def toolbar(chromium: BrowserContext, server: Served) -> Toolbar:
    """The extension's icon, set to ask the server."""
    toolbar = Toolbar(chromium)
    toolbar.keep_server(server.address)
    return toolbar


@pytest.fixture
def page(chromium: BrowserContext, site: Served) -> Iterator[Page]:
    """The site's page in a tab, with a password typed into it."""
    page = chromium.new_page()
    page.goto(f"{site.address}/job?b=2&utm_source=chat&a=1#apply")
    page.fill("#password", "typed-password")
    page.fill("#note", "typed-note")
    yield page
    page.close()
