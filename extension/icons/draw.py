"""Draws the toolbar's icons from `mark.svg` with Chromium. Run it after changing the mark; the PNGs are committed."""  # noqa: INP001 - a folder of pictures, not a package

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

SIZES = (16, 32, 48, 128)
HERE = Path(__file__).parent


def draw() -> None:
    """Write one PNG a size, with a transparent ground."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for size in SIZES:
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{(HERE / 'mark.svg').read_text()}")
            page.screenshot(path=HERE / f"{size}.png", omit_background=True)
        browser.close()


if __name__ == "__main__":
    draw()
