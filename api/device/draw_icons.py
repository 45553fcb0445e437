"""Draws the home screen's icons from the pages' `icon.svg` with Chromium. Run it after changing that; the PNGs are committed."""

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

ASSETS = Path(__file__).resolve().parent.parent / "seeker" / "assets"
GROUND = "#f8f7f3"
ICONS = {"icon-192": (192, 1.0), "icon-512": (512, 1.0), "icon-maskable-512": (512, 0.75)}
"""By name: edge in pixels, and the share of it that the mark fills. A phone cuts a maskable icon to its own shape."""


def draw() -> None:
    """Write one PNG an icon: on a transparent ground, a maskable one on paper."""
    mark = (ASSETS / "icon.svg").read_text()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, (size, share) in ICONS.items():
            is_whole = share == 1.0
            shown = browser.new_page(viewport={"width": size, "height": size})
            body = f"margin:0;height:100vh;display:grid;place-items:center;background:{'none' if is_whole else GROUND}"
            shown.set_content(f"<body style='{body}'><style>svg{{width:{share:.0%}}}</style>{mark}")
            shown.screenshot(path=ASSETS / f"{name}.png", omit_background=is_whole)
        browser.close()


if __name__ == "__main__":
    draw()
