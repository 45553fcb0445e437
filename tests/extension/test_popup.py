"""What the popup sends, and when."""

import pytest
from playwright.sync_api import Page

from tests.extension.servers import Given, Served
from tests.extension.toolbar import Toolbar
from tests.extension.verdicts import HIGH

pytestmark = [pytest.mark.chromium, pytest.mark.loopback, pytest.mark.enable_socket]


def test_nothing_is_sent_before_the_tap_and_one_request_after_it(toolbar: Toolbar, server: Served, page: Page) -> None:
    """Browsing and opening the popup send nothing; the tap sends one POST with address, page and language."""
    server.answers["/v1/verdicts"] = Given(HIGH.model_dump_json())
    popup = toolbar.tap(page)
    page.wait_for_timeout(300)
    assert server.asked == []
    popup.tap("Check this page", then=".level.high")
    page.wait_for_timeout(300)
    assert [(method, path) for method, path, _ in server.asked if method != "OPTIONS"] == [("POST", "/v1/verdicts")]
    (sent,) = server.posts
    assert sent.keys() == {"url", "html", "lang"}
    popup.close()
