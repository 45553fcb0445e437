"""A moderator's way through the console in a real browser, without script."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Look = Callable[..., Page]

pytestmark = [pytest.mark.chromium, pytest.mark.loopback, pytest.mark.enable_socket]


def test_sign_in_rule_and_undo(look: Look, sign_in: Callable[[Page], None]) -> None:
    """With script switched off: sign in, open the worst case, rule on it, see the next, undo, sign out."""
    page = look(width=1280, java_script_enabled=False)
    sign_in(page)
    expect(page.locator("tbody tr")).to_have_count(4)
    page.get_by_role("link", name="Customer service chat").click()
    page.get_by_role("radio", name="Lure").check()
    page.get_by_label("Why, in a sentence").fill("Denies beatings, keeps passports.")
    page.get_by_role("button", name="Rule and open the next").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Chat agent, Poipet")
    page.get_by_role("button", name="Undo it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Customer service chat")
    expect(page.locator(".history > li")).to_contain_text(["undid a ruling", "(undone)"])
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(re.compile("/console/login$"))


def press_access_key(page: Page, key: str) -> None:
    """Press an access key. A page hears of it as a character with Alt, which only the protocol below can send."""
    event = {"type": "char", "modifiers": 1, "key": key, "text": key, "unmodifiedText": key}
    page.context.new_cdp_session(page).send("Input.dispatchKeyEvent", event)


def test_by_keyboard_alone(look: Look, sign_in: Callable[[Page], None]) -> None:
    """The first key from the top skips to the content, and a case can be ruled on without a pointer."""
    page = look(width=1280)
    sign_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Posts by risk, worst first")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.get_by_role("link", name="Cook").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Cook")
    press_access_key(page, "o")
    expect(page.get_by_role("radio", name="Ordinary")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.locator(".made")).to_be_visible()
    press_access_key(page, "u")
    expect(page.locator(".history > li").first).to_contain_text("undid a ruling")


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_runs_over_the_edge(look: Look, sign_in: Callable[[Page], None], width: int) -> None:
    """On a phone as on a wide screen, no page of the console has to be pushed sideways."""
    page = look(width=width)
    sign_in(page)
    for path in ("/console", "/console/posts/1", "/console/posts/4"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
