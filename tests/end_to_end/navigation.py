"""From one page to the next in a real browser."""

from playwright.sync_api import Locator


def follow(control: Locator) -> None:
    """Click a button or link that leads to another page, and wait until that page is there: a click returns before it is."""
    with control.page.expect_navigation():
        control.click()
