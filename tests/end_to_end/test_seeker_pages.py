"""A seeker's way through the pages in a real browser, without script."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.end_to_end.navigation import follow

Look = Callable[..., Page]

pytestmark = [pytest.mark.chromium, pytest.mark.loopback, pytest.mark.enable_socket]


def test_check_a_text_and_open_help(look: Look, site: Any) -> None:
    """With script switched off: paste a text, read the answer with the words marked, follow a mark, open help."""
    page = look(java_script_enabled=False)
    page.goto("/")
    expect(page).to_have_url(re.compile("/en/$"))
    page.get_by_label("Paste the ad, the chat, or a link to it").fill(site.text("high"))
    page.get_by_role("button", name="Check this offer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Strong warning signs")
    expect(page).to_have_url(re.compile("/en/check$"))
    expect(page.locator(".text mark").first).to_have_text("We are not a black company, nobody is beaten here")
    page.locator(".text a.label").first.click()
    expect(page).to_have_url(re.compile("#reason-1$"))
    page.locator(".law summary", has_text="Indonesia").click()
    expect(page.get_by_text("Cambodia is not a placement country")).to_be_visible()
    page.get_by_role("link", name="Get help now").first.click()
    page.locator("#place summary", has_text="Cambodia").click()
    expect(page.locator("#place a.call[href='tel:117']")).to_be_visible()


def test_an_error_keeps_the_text(look: Look) -> None:
    """An empty box is told, the box can be filled and sent again, and a link that we do not know leads to the box."""
    page = look(java_script_enabled=False)
    page.goto("/en/")
    page.get_by_role("button", name="Check this offer").click()
    expect(page.get_by_role("alert")).to_have_text("The box is empty. Paste the ad or the chat first.")
    page.get_by_label("Paste the ad, the chat, or a link to it").fill("https://jobs.example.com/unknown")
    page.get_by_role("button", name="Check this offer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("We do not know this page yet")
    expect(page.get_by_label("The ad or the chat")).to_be_empty()


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_runs_over_the_edge(look: Look, site: Any, width: int) -> None:
    """On a narrow phone as on a wide screen, no page has to be pushed sideways."""
    page = look(width=width)
    for path in ("/en/", "/en/help/"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    for level in ("high", "caution", "nothing_found", "cannot_tell"):
        page.goto("/en/")
        page.locator("#ad").fill(site.text(level))
        follow(page.get_by_role("button"))
        page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_thumbs_find_their_targets(look: Look) -> None:
    """Help, the way out, the button and every number are at least 44 points high."""
    page = look()
    for path, targets in (("/en/", "header a, button"), ("/en/help/", ".paths a, #place summary, #place a.call")):
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
        heights = page.locator(targets).evaluate_all("found => found.map(one => one.getBoundingClientRect().height)")
        assert heights
        assert min(heights) >= 44
