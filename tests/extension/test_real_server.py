"""From a tap on a job board's page to the real application's answer, on this machine."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import BrowserContext

from api.app import create_app
from api.settings import Settings
from crawler.demo import serve_demo
from tests.extension.toolbar import Toolbar

pytestmark = [pytest.mark.chromium, pytest.mark.loopback, pytest.mark.enable_socket]

PICTURES = Path(__file__).resolve().parents[2] / "var" / "screenshots"
LURE = "/jobs/3480"
HONEST = "/jobs/3151"


@pytest.fixture(scope="module")
def application(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The application with its own model, and its address."""
    settings = Settings(var=tmp_path_factory.mktemp("application"))
    config = uvicorn.Config(create_app(settings), port=0, access_log=False, log_level="error", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    until = time.monotonic() + 60
    while not server.started:
        assert thread.is_alive(), "the application stopped at its start"
        assert time.monotonic() < until, "the application did not start"
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.mark.parametrize(("path", "level"), [(LURE, "high"), (HONEST, "nothing_found")])
def test_the_demo_boards_ads(application: str, chromium: BrowserContext, path: str, level: str) -> None:
    """A lure gets strong warning signs with quotes from its page, an honest ad nothing found."""
    toolbar = Toolbar(chromium)
    toolbar.keep_server(application)
    with serve_demo() as demo:
        page = chromium.new_page()
        page.goto(f"{demo.base}{path}")
        popup = toolbar.tap(page)
        popup.tap("Check this page", then=".level")
        assert popup.evaluate("document.querySelector('.level').classList[1]") == level
        shown = " ".join(page.inner_text("body").split())
        quotes = popup.evaluate("[...document.querySelectorAll('blockquote')].map((one) => one.innerText)")
        assert [quote for quote in quotes if " ".join(quote.split()) not in shown] == []
        assert quotes or level == "nothing_found"
        popup.picture(PICTURES / f"popup-demo-{level}.png", 360)
        popup.close()
        page.close()
