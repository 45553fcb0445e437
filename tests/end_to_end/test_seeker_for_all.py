"""Every page and state of the seeker's, for who listens to it, sees little of it, or reads from the right."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from api.seeker.languages import languages
from tests.end_to_end.axe import breaches
from tests.end_to_end.navigation import follow

Look = Callable[..., Page]
Way = Callable[[Page, Any], None]

pytestmark = [pytest.mark.chromium, pytest.mark.loopback, pytest.mark.enable_socket]

OPEN_ALL = "document.querySelectorAll('details').forEach(fold => fold.open = true)"
FROM_THE_RIGHT = "Object.assign(document.documentElement, { dir: 'rtl', lang: 'ar' })"
"""A page as if its catalogue were Arabic: the direction turns, the words stay."""
CHAT = (
    "Rina: Which visa?\nHR Example: A tourist visa is enough, the company arranges all\nRina: Why?\nHR Example: Quick"
)


def pasted(text: str) -> Way:
    """The way to the answer on a text."""

    def go(page: Page, _site: Any) -> None:
        page.goto("/en/")
        page.locator("#ad").fill(text)
        follow(page.get_by_role("button", name="Check this offer"))

    return go


def sample(level: str) -> Way:
    """The way to the answer on the sample of a level."""
    return lambda page, site: pasted(site.text(level))(page, site)


def shared(page: Page, _site: Any) -> None:
    """The way of an address that another app shares."""
    page.goto("/en/")
    fields = "<form method=post action=/en/share><input name=url value='https://jobs.example.com/1'></form>"
    page.evaluate("fields => { document.body.innerHTML = fields; document.forms[0].submit(); }", fields)
    page.wait_for_url("**/share")


WAYS: dict[str, Way] = {
    "start": lambda page, _: void(page.goto("/en/")),
    "empty": pasted(""),
    "unknown address": pasted("https://jobs.example.com/unknown"),
    "known address": pasted("https://jobs.example.com/high"),
    "shared address": shared,
    "chat": pasted(CHAT),
    "nothing here": lambda page, _: void(page.goto("/ar/nothing")),
    **{level: sample(level) for level in ("high", "caution", "nothing_found", "cannot_tell")},
}


def void(_: object) -> None:
    """Give nothing."""


@pytest.mark.parametrize("way", WAYS)
def test_axe_finds_nothing(look: Look, site: Any, way: str) -> None:
    """With folds shut and open, by day and night, from the left and from the right, axe-core finds nothing to mend."""
    for scheme in ("light", "dark"):
        page = look(color_scheme=scheme)
        WAYS[way](page, site)
        assert breaches(page) == []
        page.evaluate(OPEN_ALL)
        assert breaches(page) == []
    page.evaluate(FROM_THE_RIGHT)
    assert breaches(page) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_runs_over_the_edge_in_any_state(look: Look, site: Any, width: int) -> None:
    """No state of a page has to be pushed sideways, whichever way it is read and whatever is unfolded."""
    page = look(width=width)
    for way, go in WAYS.items():
        go(page, site)
        page.evaluate(OPEN_ALL)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, way
        page.evaluate(FROM_THE_RIGHT)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, way


def test_by_keyboard_alone(look: Look, site: Any) -> None:
    """A text is pasted, sent, answered and unfolded with keys alone, and every stop on the way can be seen."""
    page = look()
    page.goto("/en/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.insert_text(site.text("high"))
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Strong warning signs")
    stops = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        stop = page.evaluate("[document.activeElement.tagName, document.activeElement.textContent.trim()]")
        if stop[0] == "BODY":  # past the end, on the way round
            continue
        stops.add(tuple(stop))
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none", stop
        if stop == ["SUMMARY", "Nepal"]:
            page.keyboard.press("Enter")
    assert {("SUMMARY", "Indonesia"), ("SUMMARY", "Philippines"), ("BUTTON", "Copy")} <= stops
    expect(page.locator(".law details[data-country=NP]")).to_have_attribute("open", "")


@pytest.mark.parametrize("language", languages())
def test_every_language_fits_a_narrow_phone(look: Look, site: Any, language: str) -> None:
    """In every language, from either side, box and answer fit 320 px with all unfolded, and axe-core finds nothing."""
    page = look(width=320)
    page.goto(f"/{language}/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.locator("#ad").fill(site.text("high"))
    follow(page.locator("form.check button"))
    expect(page.locator(".level.high")).to_be_visible()
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert breaches(page) == []
