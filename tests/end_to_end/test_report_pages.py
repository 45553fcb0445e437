"""Reports and appeals in a real browser: with and without script, at 320 px, read by axe, seen by a moderator."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from api.reports.puzzle import is_solved
from tests.end_to_end.axe import breaches
from tests.end_to_end.conftest import Site
from tests.end_to_end.navigation import follow

pytestmark = [pytest.mark.chromium, pytest.mark.loopback, pytest.mark.enable_socket]

Look = Callable[..., Page]
SCREENSHOTS = Path(__file__).resolve().parents[2] / "var" / "screenshots"
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def keep(page: Page, name: str) -> None:
    """Keep a picture of the whole page for whoever wants to look."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)


def report(page: Page, words: str) -> str:
    """Fill the form in and send it; give the receipt's code."""
    page.goto("/en/report")
    page.get_by_label("The words of the ad or the chat").fill(words)
    page.get_by_label("I was asked for money").check()
    page.get_by_label("Keep what I send here").check()
    follow(page.get_by_role("button", name="Send the report"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Your report is kept")
    return page.locator("[aria-labelledby=code] b").inner_text()


def test_a_report_and_its_receipt(look: Look) -> None:
    """A person reports, comes back with the code, adds, and erases; every page is read by axe and fits a small phone."""
    page = look(width=320)
    page.goto("/en/report")
    keep(page, "report")
    assert breaches(page) == []
    assert not page.evaluate(WIDER)
    follow(page.get_by_role("button", name="Send the report"))
    expect(page.get_by_role("alert")).to_contain_text("Say which ad it is")
    assert breaches(page) == []
    code = report(page, "An ad for the browser test")
    keep(page, "report-taken")
    assert breaches(page) == []
    assert not page.evaluate(WIDER)
    follow(page.get_by_role("link", name="See later how it stands"))
    assert breaches(page) == []
    page.get_by_label("Your receipt code").fill(code.lower().replace("-", " "))
    follow(page.get_by_role("button", name="See how it stands"))
    keep(page, "report-standing")
    assert breaches(page) == []
    assert not page.evaluate(WIDER)
    assert code not in page.url
    follow(page.get_by_role("button", name="Ask that a person looks"))
    expect(page.get_by_text("You asked that a person looks")).to_be_visible()
    follow(page.get_by_role("button", name="Erase it for good"))
    expect(page.get_by_role("heading", level=1)).to_have_text("It is erased")
    assert breaches(page) == []


def test_the_puzzle_is_solved_meanwhile(look: Look) -> None:
    """Where scripts run the form's puzzle is solved by itself, in seconds, and the form can be typed into meanwhile."""
    page = look()
    page.goto("/en/report")
    page.get_by_label("The words of the ad or the chat").fill("An ad that is typed meanwhile")
    answer = page.locator("[name=answer]")
    expect(answer).to_have_value(re.compile("[0-9]"), timeout=60_000)
    assert is_solved(page.locator("[name=puzzle]").input_value(), answer.input_value())


def test_without_script(look: Look) -> None:
    """Without script the form is sent as it is, and taken."""
    page = look(java_script_enabled=False)
    assert len(report(page, "An ad without script").split("-")) == 6


def test_an_appeal_and_the_moderators_inbox(look: Look, site: Site, sign_in: Callable[[Page], None]) -> None:
    """An appeal shows its clock; a moderator finds it in the inbox, opens the case, and sees it beside the ad."""
    page = look(width=320)
    page.goto("/en/appeal")
    keep(page, "appeal")
    assert breaches(page) == []
    assert not page.evaluate(WIDER)
    page.get_by_label("The address of the ad").fill("https://jobs.example.com/high")
    page.get_by_label("What is wrong").fill("It is our own kitchen.")
    page.get_by_label("Keep what I send here").check()
    follow(page.get_by_role("button", name="Send the appeal"))
    expect(page.get_by_text("Must be answered by")).to_be_visible()
    keep(page, "appeal-taken")
    assert breaches(page) == []
    report(look(java_script_enabled=False), site.text("high"))
    desk = look(width=1280)
    sign_in(desk)
    follow(desk.get_by_role("link", name="Reports and appeals"))
    keep(desk, "console-inbox")
    assert breaches(desk) == []
    follow(desk.get_by_role("link", name="Open the case").first)
    expect(desk.get_by_role("heading", name="Appeals by who posted it")).to_be_visible()
    expect(desk.get_by_role("heading", name="What readers report")).to_be_visible()
    expect(desk.get_by_text("I was asked for money")).to_be_visible()
    keep(desk, "console-case-sent")
    assert breaches(desk) == []
