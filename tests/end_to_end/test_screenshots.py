"""Pictures of every page, for people to look at: `var/screenshots/`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.end_to_end.navigation import follow

Look = Callable[..., Page]

pytestmark = [pytest.mark.chromium, pytest.mark.loopback, pytest.mark.enable_socket]
CHAT = (
    "Rina: Which visa?\nHR Example: A tourist visa is enough, the company arranges all\nRina: Why?\nHR Example: Quick"
)
SCREENSHOTS = Path(__file__).resolve().parent.parent.parent / "var" / "screenshots"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_pictures(look: Look, site: Any, sign_in: Callable[[Page], None], width: int, scheme: str) -> None:
    """Every page has its picture at the width of a phone and of a screen, by day and by night."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page = look(width=width, color_scheme=scheme)
    taken = []

    def take(name: str) -> None:
        taken.append(SCREENSHOTS / f"{name}-{width}-{scheme}.png")
        page.evaluate("window.scrollTo(0, 0)")
        page.screenshot(path=taken[-1], full_page=True)

    page.goto("/en/")
    take("start")
    follow(page.get_by_role("button"))
    take("start-error")
    for level in ("high", "caution", "nothing_found", "cannot_tell"):
        page.goto("/en/")
        page.locator("#ad").fill(site.text(level))
        follow(page.get_by_role("button"))
        take(f"answer-{level}")
        if level == "high":
            page.evaluate("Object.assign(document.documentElement, { dir: 'rtl', lang: 'ar' })")
            take("answer-from-the-right")
    page.goto("/en/")
    page.locator("#ad").fill(CHAT)
    follow(page.get_by_role("button"))
    take("answer-chat")
    page.goto("/en/")
    page.locator("#ad").fill("https://jobs.example.com/unknown")
    follow(page.get_by_role("button"))
    take("unknown-address")
    page.goto("/en/help/")
    take("help")
    page.locator("#place summary", has_text="Cambodia").click()
    page.locator("#citizenship summary", has_text="Indonesia").click()
    take("help-open")
    page.goto("/console/login")
    take("console-login")
    sign_in(page)
    take("console-queue")
    page.goto("/console/posts/2?ruled=all")
    take("console-case")
    assert all(path.stat().st_size > 5_000 for path in taken)
