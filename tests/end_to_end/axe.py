"""axe-core in a page: what keeps people with a screen reader, a keyboard or little sight from using it."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[2] / "extension" / "node_modules" / "axe-core" / "axe.min.js"


def breaches(page: Page) -> list[str]:
    """What axe-core finds in the page as it stands: every rule it has, best practices too. Skips where it is not there."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm ci in extension/")
    page.evaluate(_source())
    found: list[dict[str, Any]] = page.evaluate("async () => (await axe.run()).violations")
    return [f"{one['id']}: {one['help']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


@cache
def _source() -> str:
    return AXE.read_text(encoding="utf-8")
