"""Help in Firefox: kept when it was opened, there when the site is gone, and forgotten."""

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from api.help.paths import PATHS
from tests.end_to_end.server import Server
from tests.extension.firefox import Firefox, firefox

pytestmark = [pytest.mark.firefox, pytest.mark.loopback, pytest.mark.enable_socket]

WAIT_FOR_KEPT = """
    const step = () => document.getElementById("kept").hidden ? setTimeout(step, 20) : done(true);
    step();
"""
SHOWN = "done([document.querySelector('h1').textContent, getComputedStyle(document.querySelector('header')).position]);"
FORGET = "document.querySelector('main form button').click(); done(true);"
LEFT = """
    Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys()])
        .then(([workers, stores]) => done(workers.length + stores.length));
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """An installation of its own, which the test may stop."""
    server = Server(tmp_path / "var")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Firefox]:
    """A Firefox that has never been here."""
    (tmp_path / "profile").mkdir()
    with firefox(tmp_path / "profile") as running:
        yield running


def wait_for_heading(browser: Firefox, heading: str) -> None:
    """Wait until a page with this heading is there. While one page follows another, a script gets no answer."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with suppress(AssertionError):
            shown = browser.evaluate(SHOWN)
            if shown and shown[0] == heading:
                return
        time.sleep(0.05)
    pytest.fail(f"no page says {heading}")


def test_forgotten_and_kept(server: Server, browser: Firefox) -> None:
    """The button takes kept help away; help that was opened opens, styled, when the site is gone."""
    site = f"http://127.0.0.1:{server.port}"
    browser.show(f"{site}/en/help/")
    assert browser.evaluate(WAIT_FOR_KEPT)
    browser.show(f"{site}/en/help/forget")
    assert browser.evaluate(FORGET)
    wait_for_heading(browser, "Your browser was told to forget this site")
    assert browser.evaluate(LEFT) == 0
    browser.show(f"{site}/en/help/")
    assert browser.evaluate(WAIT_FOR_KEPT)
    server.stop()
    for path in PATHS:
        browser.show(f"{site}/en/help/{path}")
        heading, position = browser.evaluate(SHOWN)
        assert heading
        assert position == "sticky"
    browser.show(f"{site}/en/")
    assert browser.evaluate(SHOWN)[0] == "Get help now"
