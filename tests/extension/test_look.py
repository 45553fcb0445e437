"""How the popup looks: every state fits its width and can be read in both schemes. Pictures go to `var/screenshots`."""

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.extension.servers import Given, Served
from tests.extension.toolbar import Toolbar
from tests.extension.verdicts import CANNOT_TELL, CAUTION, HIGH, NOTHING_FOUND

pytestmark = [pytest.mark.chromium, pytest.mark.loopback, pytest.mark.enable_socket]

PICTURES = Path(__file__).resolve().parents[2] / "var" / "screenshots"
WIDTH = 360
READABLE = 4.5
"""Contrast of text and ground, as WCAG 2.2 AA asks."""

ANSWERS = {
    "high": Given(HIGH.model_dump_json()),
    "caution": Given(CAUTION.model_dump_json()),
    "nothing_found": Given(NOTHING_FOUND.model_dump_json()),
    "cannot_tell": Given(CANNOT_TELL.model_dump_json()),
    "away": Given("", 502),
    "before": None,
}

FAINTEST = """(() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const light = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const parts = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => part / 255);
    const [red, green, blue] = parts.map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (element) => {
    const color = getComputedStyle(element).backgroundColor;
    return color === "rgba(0, 0, 0, 0)" && element.parentElement ? ground(element.parentElement) : color;
  };
  const texts = [...document.querySelectorAll("body *")].filter((one) =>
    [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) && one.checkVisibility());
  const contrasts = texts.map((one) => {
    const pair = [light(getComputedStyle(one).color), light(ground(one))].sort((a, b) => b - a);
    return (pair[0] + 0.05) / (pair[1] + 0.05);
  });
  return Math.min(...contrasts);
})()"""
"""The lowest contrast among the elements that show text."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", ANSWERS)
def test_every_state_can_be_read(
    toolbar: Toolbar, server: Served, page: Page, state: str, scheme: Literal["light", "dark"]
) -> None:
    """In light and dark, nothing is wider than the popup and all text stands out from its ground."""
    given = ANSWERS[state]
    popup = toolbar.tap(page)
    if given:
        server.answers["/v1/verdicts"] = given
        popup.tap("Check this page", then=".notice" if state == "away" else f".level.{state}")
    popup.prefer(scheme)
    popup.picture(PICTURES / f"popup-{state}-{scheme}.png", WIDTH)
    assert popup.evaluate("document.body.scrollWidth") == WIDTH
    assert popup.evaluate(FAINTEST) >= READABLE
    popup.close()
