"""The pages in every language, in a real browser: nothing runs over the edge of a small phone, nothing keeps one out."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from api.seeker.languages import languages
from tests.end_to_end.axe import breaches

pytestmark = [pytest.mark.chromium, pytest.mark.loopback, pytest.mark.enable_socket]
WIDTH = 320


@pytest.mark.parametrize("language", languages()[1:])
def test_pages_of_a_language(look: Callable[..., Page], site: Any, language: str) -> None:
    """Start, answer and help fit a phone of 320 points in the language, and axe-core finds nothing."""
    page = look(width=WIDTH)
    for path in ("help/inside", ""):
        page.goto(f"/{language}/{path}")
        assert (path, breaches(page), page.evaluate("document.documentElement.scrollWidth")) == (path, [], WIDTH)
    page.locator("#ad").fill(site.text("high"))
    page.locator("form.check button").first.click()
    page.locator("#level").wait_for()
    assert (breaches(page), page.evaluate("document.documentElement.scrollWidth")) == ([], WIDTH)
